#pragma once

#include <memory>
#include <string>
#include <vector>

#include "load.hpp"
#include "places.hpp"
#include "readers.hpp"
#include "server_process.hpp"

namespace rondom::bench {

/// What people ask.
enum class Kind {
    dossier,  ///< the page of a dossier
    work,     ///< what somebody has to do
    search,   ///< a name among one's own dossiers
    append,   ///< the form of a note in the log is sent
    mixed,    ///< nine pages of dossiers, one note
};

constexpr auto names_of(Kind) {
    using enum Kind;
    return std::array<Name<Kind>, 5>{
        {{dossier, "dossier page"},
         {work, "my work"},
         {search, "search in own dossiers"},
         {append, "append (a note is sent)"},
         {mixed, "mixed 90/10"}}};
}

/// A region that is served in a process of its own, with the support coordinators of a thousand schools
/// signed in. Notes go to other dossiers than those that are read.
class Stage {
public:
    Stage(std::filesystem::path const& program, MadeRegion const& made, Place place);
    Stage(Stage const&) = delete;
    Stage& operator=(Stage const&) = delete;
    ~Stage() = default;

    [[nodiscard]] std::string const& engine() const { return place_.engine; }
    [[nodiscard]] Place const& place() const { return place_; }
    [[nodiscard]] Files& files() { return *files_; }
    [[nodiscard]] std::vector<Look> const& looks() const { return looks_; }
    [[nodiscard]] std::vector<Look> const& writing_looks() const { return writing_; }
    [[nodiscard]] ServerProcess const& server() const { return server_; }
    /// Of the database's own processes since it began, in seconds.
    [[nodiscard]] double database_time() const;

    /// The n-th request of that kind.
    [[nodiscard]] Asked asked(Kind kind, std::size_t number);
    [[nodiscard]] Asked note(CommandId const& command, std::size_t number) const;

private:
    Place place_;
    std::unique_ptr<Files> files_;
    std::vector<Reader> readers_;
    std::vector<Look> looks_;
    std::vector<Look> writing_;
    web::Tokens tokens_;
    ServerProcess server_;
};

}  // namespace rondom::bench
