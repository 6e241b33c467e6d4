#include "stage.hpp"

#include <fmt/core.h>

#include "must.hpp"

namespace rondom::bench {

namespace {

constexpr std::size_t most_schools = 1000;
constexpr std::size_t note_every = 10;  ///< of `Kind::mixed`
constexpr std::array names{"milan", "yara", "noor", "sem", "lotte", "daan", "bram", "amira", "finn"};

std::unique_ptr<Files> opened(Place const& place) {
    return std::make_unique<Files>(place.directory, place.store, place.keys);
}

std::vector<Reader> readers_in(MadeRegion const& made, Files& files) {
    Installation region{*files.store, *files.keystore, files.key};
    return sign_in(made, region, most_schools);
}

std::filesystem::path log_of(Place const& place) {
    return place.directory.parent_path() / ("served-" + place.engine + ".log");
}

}  // namespace

Stage::Stage(std::filesystem::path const& program, MadeRegion const& made, Place place)
    : place_{std::move(place)},
      files_{opened(place_)},
      readers_{readers_in(made, *files_)},
      looks_{looks_of(readers_)},
      writing_{writing_looks_of(readers_)},
      tokens_{form_key(files_->key)},
      server_{serve_command(program, place_.directory, place_.store, place_.keys), log_of(place_)} {}

double Stage::database_time() const {
    return place_.database == nullptr ? 0 : place_.database->processor_time();
}

Asked Stage::note(CommandId const& command, std::size_t number) const {
    auto const& look = writing_[number % writing_.size()];
    auto const& session = look.reader->session;
    auto const body = fmt::format(
        "sleutel={}&opdracht={}&text=Vandaag+ging+het+lezen+beter+dan+vorige+week%3B+we+gaan+zo+door+en+"
        "kijken+in+mei+opnieuw.",
        tokens_.form(session.secret, command.text()),
        command.text()
    );
    return {
        .request = post("/dossiers/" + look.dossier.text() + "/logboek/nieuw", session.token, body),
        .status = "HTTP/1.1 303"};
}

Asked Stage::asked(Kind kind, std::size_t number) {
    auto const& look = looks_[number % looks_.size()];
    auto const& token = look.reader->session.token;
    switch (kind) {
        case Kind::work: return {.request = get("/mijn/werk", token)};
        case Kind::search:
            return {.request = get(fmt::format("/dossiers?zoek={}", names.at(number % names.size())), token)};
        case Kind::append: return note(CommandId{random_text()}, number);
        case Kind::mixed:
            return number % note_every == 0 ? note(CommandId{random_text()}, number / note_every)
                                            : asked(Kind::dossier, number);
        case Kind::dossier: break;
    }
    return {.request = get("/dossiers/" + look.dossier.text(), token)};
}

}  // namespace rondom::bench
