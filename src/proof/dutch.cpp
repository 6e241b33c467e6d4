#include "proof/dutch.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "proof/dutch_words.hpp"

namespace rondom::proof {

namespace {

/// A sentence of the loader and what it is in Dutch. `{}` stands for words of the profile, `{~}` for what the
/// loader calls something, which has a Dutch name too (dutch_words.cpp); both in the same order.
struct Sentence {
    std::string_view english;
    std::string_view dutch;
};

constexpr std::array sentences{
    Sentence{"`{}` is no role of {}, whose {~} this is", "`{}` is geen rol van {}, van wie deze {~} is"},
    Sentence{"`{}` is no section of a profile", "`{}` is geen onderdeel van een profiel"},
    Sentence{"`{}` is no key of {~}", "`{}` is geen sleutel van {~}"},
    Sentence{"`{}` is no value of {}", "`{}` is geen waarde van {}"},
    Sentence{"`{}` is no line of a source", "`{}` is geen regel van een bron"},
    Sentence{"{}: `{}` is no rule of this profile", "{}: `{}` is geen regel van dit profiel"},
    Sentence{"`{}` is no {~}", "`{}` is geen {~}"},
    Sentence{"`{}` is missing in this purpose", "`{}` ontbreekt bij dit doel"},
    Sentence{"`{}` is missing in {~}", "`{}` ontbreekt bij {~}"},
    Sentence{"the section `{}` is missing", "het onderdeel `{}` ontbreekt"},
    Sentence{"`{}` goes with `required`", "`{}` hoort bij `required`"},
    Sentence{"`{}` is a table here", "`{}` is hier een tabel"},
    Sentence{"`{}` is a table of names", "`{}` is een tabel van namen"},
    Sentence{
        "`steps` is a table of old steps and new ones", "`steps` is een tabel van oude stappen en nieuwe"},
    Sentence{"`parties` is a table of parties", "`parties` is een tabel van partijen"},
    Sentence{"`needs` is a table of parts of the report", "`needs` is een tabel van delen van het verslag"},
    Sentence{
        "`sources` is a table of lines and their words", "`sources` is een tabel van regels en hun woorden"},
    Sentence{
        "`coverage` is a table of lines and their statements",
        "`coverage` is een tabel van regels en hun uitspraken"},
    Sentence{"`lead_table` is a list of rows", "`lead_table` is een lijst van rijen"},
    Sentence{"`sign_offs` is a list", "`sign_offs` is een lijst"},
    Sentence{"`{}` is given twice", "`{}` staat er twee keer"},
    Sentence{"`{}` stands here twice", "`{}` staat hier twee keer"},
    Sentence{"`{}` reads no dossier", "`{}` leest geen dossier"},
    Sentence{"`{}` says not whether `{}`", "`{}` zegt niet of `{}` geldt"},
    Sentence{"{} shares with itself", "{} deelt met zichzelf"},
    Sentence{"{~} does not say where it comes from", "bij {~} staat niet waar het vandaan komt"},
    Sentence{"a fact has 2 to {} values", "een feit heeft 2 tot {} waarden"},
    Sentence{"{} has {} values", "{} heeft {} waarden"},
    Sentence{"{~} is a table here", "hier hoort een tabel: {~}"},
    Sentence{"{~} is a text here", "hier hoort tekst: {~}"},
    Sentence{"{~} are a list here", "hier hoort een lijst: {~}"},
    Sentence{"{~} is empty", "{~} is leeg"},
    Sentence{"one of the {~} is no text", "een van de {~} is geen tekst"},
    Sentence{"one {~} is expected here", "hier hoort één {~}"},
    Sentence{"nobody has this {~}", "niemand heeft deze {~}"},
    Sentence{"nobody does this task", "niemand doet deze taak"},
    Sentence{"a line has a list of statements", "bij een regel hoort een lijst van uitspraken"},
    Sentence{
        "it is not said what became of this statement", "er staat niet wat er met deze uitspraak is gedaan"},
    Sentence{"a pupil's arrangement has no purpose", "een arrangement voor een leerling heeft geen doel"},
    Sentence{"{}: `{}` does not cite this line", "{}: `{}` noemt deze regel niet"},
    Sentence{
        "{} cites {}, which is no statement of the coverage",
        "{} noemt {}, en dat is geen uitspraak van `coverage`"},
    Sentence{
        "a row names both a leading party and persons inside it, or neither",
        "een rij noemt een partij met de regie én personen, of geen van beide"},
    Sentence{
        "a row of a condition is a table of facts", "een rij van een voorwaarde is een tabel van feiten"},
    Sentence{"this condition is empty", "deze voorwaarde is leeg"},
    Sentence{"this is no condition", "dit is geen voorwaarde"},
    Sentence{"this promise is about no step", "deze belofte gaat over geen stap"},
    Sentence{
        "this says nothing about {}: {~} of its values fit", "dit zegt niets over {}: {~} waarden passen"},
    // files
    Sentence{"a key is a single word here", "een sleutel is hier één woord"},
    Sentence{"this file is no table of keys", "dit bestand is geen tabel van sleutels"},
    Sentence{"an anchor (`&name`) is not used here", "een anker (`&naam`) komt hier niet voor"},
    Sentence{"a tag (`!name`) is not used here", "een label (`!naam`) komt hier niet voor"},
    Sentence{"an alias (`*name`) is not used here", "een alias (`*naam`) komt hier niet voor"},
    Sentence{"there are no files to read", "er zijn geen bestanden om te lezen"},
    Sentence{
        "there is a second document (`---`) in this file",
        "er staat een tweede document (`---`) in dit bestand"},
    Sentence{"there is nothing in this file", "er staat niets in dit bestand"},
    Sentence{"there is too much in one table or list", "er staat te veel in één tabel of lijst"},
    Sentence{"there are {} more findings", "er zijn nog {} bevindingen"},
    Sentence{"there is too much in these files together", "er staat te veel in deze bestanden samen"},
    Sentence{"there are too many files here", "hier staan te veel bestanden"},
    Sentence{"this cannot be read as YAML: {~}", "dit kan niet als YAML worden gelezen: {~}"},
    Sentence{"this file cannot be read", "dit bestand kan niet worden gelezen"},
    Sentence{"this file has more than {} KiB", "dit bestand is groter dan {} KiB"},
    Sentence{"this file is UTF-16 or UTF-32", "dit bestand is UTF-16 of UTF-32"},
    Sentence{"this line is too long", "deze regel is te lang"},
    Sentence{"a character that nobody can see stands here", "hier staat een teken dat niemand kan zien"},
    Sentence{"this is nested too deeply", "dit zit te diep in elkaar"},
    Sentence{"this is not readable text", "dit is geen leesbare tekst"},
    Sentence{"no profile can be read here", "hier staat geen profiel"},
    Sentence{"no such region is built in", "deze regio zit er niet in"},
    // what would be right
    Sentence{
        "a line has at most 4000 characters: break it",
        "een regel heeft hoogstens 4000 tekens: breek hem af"},
    Sentence{"a profile has at most {} KiB", "een profiel is hoogstens {} KiB"},
    Sentence{"a profile has at most {}", "een profiel heeft er hoogstens {}"},
    Sentence{"at most {} items stand in one", "er staan er hoogstens {} in één"},
    Sentence{"at most {} levels", "hoogstens {} niveaus"},
    Sentence{"begin with a key, such as `steps:`", "begin met een sleutel, zoals `steps:`"},
    Sentence{"consent is asked for it", "er wordt toestemming voor gevraagd"},
    Sentence{
        "give a `source` (S2:253, an article of law) or, where the sources are silent, an `assumption`",
        "geef een `source` (S2:253, een wetsartikel) of, waar de bronnen zwijgen, een `assumption`"},
    Sentence{
        "give one of `by` (rules), `built_in` (what every region has), `not_encoded` (why not)",
        "geef één van `by` (regels), `built_in` (wat elke regio heeft), `not_encoded` (waarom niet)"},
    Sentence{"it also stands in {}, line {}", "het staat ook in {}, regel {}"},
    Sentence{"leave it out", "haal het weg"},
    Sentence{"leave the key out when it always holds", "haal de sleutel weg als het altijd geldt"},
    Sentence{"look at its rights and links", "kijk naar de rechten en de verwijzingen"},
    Sentence{"mend these first", "herstel eerst deze"},
    Sentence{"name a directory with .yaml files", "noem een map met .yaml-bestanden"},
    Sentence{"name a folder of profiles/", "noem een map van profiles/"},
    Sentence{"name at least one role of a party", "noem minstens één rol van een partij"},
    Sentence{"name at least one role", "noem minstens één rol"},
    Sentence{
        "name the purpose for which the request is shared",
        "noem het doel waarvoor de aanvraag wordt gedeeld"},
    Sentence{"name the step in `leaving` or `entering`", "noem de stap bij `leaving` of `entering`"},
    Sentence{"one is allowed", "één mag"},
    Sentence{"remove it", "haal het weg"},
    Sentence{"save the file as UTF-8", "bewaar het bestand als UTF-8"},
    Sentence{
        "split it, or remove what does not belong in it", "splits het, of haal weg wat er niet in hoort"},
    Sentence{"the first one is on line {}", "de eerste staat op regel {}"},
    Sentence{"use a-z, 0-9, - and _", "gebruik a-z, 0-9, - en _"},
    Sentence{
        "write P, a number, and Y, M, W or D: P20Y is twenty years",
        "schrijf P, een getal en Y, M, W of D: P20Y is twintig jaar"},
    Sentence{"write [one, another]", "schrijf [een, ander]"},
    Sentence{"write a whole number from 0 to 1000", "schrijf een heel getal van 0 tot 1000"},
    Sentence{"write it as `key: value`", "schrijf het als `sleutel: waarde`"},
    Sentence{"write it as S2:253", "schrijf het als S2:253"},
    Sentence{"write it as signals.record", "schrijf het als signals.record"},
    Sentence{"write 2026-01-15", "schrijf 2026-01-15"},
    Sentence{
        "a term stands still while something holds, or by notice",
        "een termijn staat stil zolang iets geldt, of met bericht"},
    Sentence{"give `while`, or `by_notice: true`", "geef `while`, of `by_notice: true`"},
    Sentence{"write {old: new}", "schrijf {oud: nieuw}"},
    Sentence{"write the text out", "schrijf de tekst voluit"},
    Sentence{"write true or false", "schrijf true of false"},
    Sentence{
        "write {fact: value, fact: [one, another]} or a list of these",
        "schrijf {feit: waarde, feit: [een, ander]} of een lijst daarvan"},
    Sentence{"an {~} is one of {}", "kies uit: {1}"},
    Sentence{"a {~} is one of {}", "kies uit: {1}"},
    Sentence{"an {~} is given nowhere", "er is nergens een {~}"},
    Sentence{"a {~} is given nowhere", "er is nergens een {~}"}};

/// A place in a sentence where words come: of the profile, or a name that has Dutch.
struct Hole {
    std::size_t at = std::string_view::npos;
    std::size_t length = 0;
    bool is_noun = false;
};

Hole first_hole(std::string_view pattern) {
    auto const raw = pattern.find("{}");
    auto const noun = pattern.find("{~}");
    if (raw == std::string_view::npos && noun == std::string_view::npos) { return {}; }
    return raw < noun ? Hole{.at = raw, .length = 2} : Hole{.at = noun, .length = 3, .is_noun = true};
}

struct Word {
    std::string text;
    bool has_dutch = true;
};

Word word_of(std::string_view said, Hole const& hole) {
    if (!hole.is_noun) { return {.text = std::string{said}}; }
    auto dutch = dutch_noun(said);
    bool const has_dutch = dutch.has_value();
    return {.text = std::move(dutch).value_or(std::string{said}), .has_dutch = has_dutch};
}

/// How far the words of a hole go, when `rest` of the pattern follows; nothing when it does not follow.
std::size_t end_of_words(std::string_view text, std::string_view rest) {
    auto const next = rest.substr(0, first_hole(rest).at);
    if (next.empty()) { return text.size(); }
    // what only names of the loader follow is looked for from the end: the words before may hold the same
    bool const only_names = rest.find("{}") == std::string_view::npos;
    return only_names ? text.rfind(next) : text.find(next);
}

/// The words that stand in the holes, in Dutch; nothing when this is another sentence.
std::optional<std::vector<Word>> words_in(std::string_view text, std::string_view pattern) {
    std::vector<Word> words;
    for (auto hole = first_hole(pattern); hole.length > 0; hole = first_hole(pattern)) {
        if (!text.starts_with(pattern.substr(0, hole.at))) { return std::nullopt; }
        text.remove_prefix(hole.at);
        pattern.remove_prefix(hole.at + hole.length);
        auto const end = end_of_words(text, pattern);
        if (end == std::string_view::npos) { return std::nullopt; }
        words.push_back(word_of(text.substr(0, end), hole));
        text.remove_prefix(end);
    }
    return text == pattern ? std::optional{words} : std::nullopt;
}

/// Puts the words in the Dutch sentence, in their order; `{1}` is the second of them.
std::string filled(std::string_view dutch, std::vector<Word> const& words) {
    auto const put = [&](std::size_t which) { return which < words.size() ? words[which].text : ""; };
    std::string text;
    std::size_t word = 0;
    while (!dutch.empty()) {
        auto const hole = first_hole(dutch);
        if (dutch.starts_with("{1}")) {
            text += put(1);
            dutch.remove_prefix(3);
        } else if (hole.at == 0) {
            text += put(word++);
            dutch.remove_prefix(hole.length);
        } else {
            text += dutch.front();
            dutch.remove_prefix(1);
        }
    }
    return text;
}

struct Translated {
    std::string text;
    bool is_whole = false;
};

/// The first sentence that is Dutch as a whole, or else the first that fits.
std::optional<Translated> translated(std::string_view english) {
    std::optional<Translated> best;
    for (auto const& sentence : sentences) {
        auto const words = words_in(english, sentence.english);
        bool const is_whole = words && std::ranges::all_of(*words, &Word::has_dutch);
        if (words && (is_whole || !best)) {
            best = Translated{.text = filled(sentence.dutch, *words), .is_whole = is_whole};
        }
        if (is_whole) { break; }
    }
    return best;
}

}  // namespace

std::string in_dutch(std::string_view english) {
    auto dutch = translated(english);
    return dutch ? std::move(dutch->text) : std::string{english};
}

bool has_dutch(std::string_view english) {
    auto const dutch = translated(english);
    return english.empty() || (dutch && dutch->is_whole);
}

}  // namespace rondom::proof
