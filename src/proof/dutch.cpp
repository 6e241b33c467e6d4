#include "proof/dutch.hpp"

#include <array>
#include <optional>
#include <vector>

namespace rondom::proof {

namespace {

/// A sentence of the loader and what it is in Dutch; `{}` stands for words of the profile, in the same order.
struct Sentence {
    std::string_view english;
    std::string_view dutch;
};

constexpr std::array sentences{
    Sentence{"`{}` is no role of {}, whose {} this is", "`{}` is geen rol van {}"},
    Sentence{"`{}` is no section of a profile", "`{}` is geen onderdeel van een profiel"},
    Sentence{"`{}` is no key of {}", "`{}` hoort hier niet: {}"},
    Sentence{"`{}` is no value of {}", "`{}` is geen waarde van {}"},
    Sentence{"`{}` is no line of a source", "`{}` is geen regel van een bron"},
    Sentence{"`{}` is no command", "`{}` is geen opdracht"},
    Sentence{"`{}` is no day", "`{}` is geen dag"},
    Sentence{"`{}` is no fact", "`{}` is geen feit"},
    Sentence{"`{}` is no party", "`{}` is geen partij"},
    Sentence{"`{}` is no {}", "`{}` is hier niet goed: {}"},
    Sentence{"`{}` is missing in this purpose", "`{}` ontbreekt bij dit doel"},
    Sentence{"`{}` is missing in {}", "`{}` ontbreekt: {}"},
    Sentence{"the section `{}` is missing", "het onderdeel `{}` ontbreekt"},
    Sentence{"`{}` goes with `required`", "`{}` hoort bij `required`"},
    Sentence{"`{}` is a table here", "`{}` is hier een tabel"},
    Sentence{"`{}` is a table of names", "`{}` is een tabel van namen"},
    Sentence{"`{}` is a table of parties", "`{}` is een tabel van partijen"},
    Sentence{"`{}` is a table of lines and {}", "`{}` is een tabel van regels"},
    Sentence{"`{}` is a list of rows", "`{}` is een lijst van rijen"},
    Sentence{"`{}` is a list", "`{}` is een lijst"},
    Sentence{"`{}` is given twice", "`{}` staat er twee keer"},
    Sentence{"`{}` stands here twice", "`{}` staat hier twee keer"},
    Sentence{"`{}` reads no dossier", "`{}` leest geen dossier"},
    Sentence{"`{}` says not whether `{}`", "`{}` zegt niet of het `{}` is"},
    Sentence{"{} shares with itself", "{} deelt met zichzelf"},
    Sentence{"{} does not say where it comes from", "er staat niet bij waar dit vandaan komt: {}"},
    Sentence{"{} has {} values", "{} heeft {} waarden"},
    Sentence{"{} is a table here", "hier hoort een tabel: {}"},
    Sentence{"{} is a text here", "hier hoort tekst: {}"},
    Sentence{"{} are a list here", "hier hoort een lijst: {}"},
    Sentence{"{} is empty", "dit is leeg: {}"},
    Sentence{"a key is a single word here", "een sleutel is hier één woord"},
    Sentence{
        "a row names both a leading party and persons inside it, or neither",
        "een rij noemt een partij met de regie én personen, of geen van beide"},
    Sentence{
        "a row of a condition is a table of facts", "een rij van een voorwaarde is een tabel van feiten"},
    Sentence{"a file of a profile is a table", "een bestand van een profiel is een tabel"},
    Sentence{
        "an anchor (`&name`) is not used in a profile", "een anker (`&naam`) komt in een profiel niet voor"},
    Sentence{"a tag (`!name`) is not used in a profile", "een label (`!naam`) komt in een profiel niet voor"},
    Sentence{
        "an alias (`*name`) is not used in a profile", "een alias (`*naam`) komt in een profiel niet voor"},
    Sentence{"nobody does this task", "niemand doet deze taak"},
    Sentence{"one of the {} is no text", "een van deze is geen tekst: {}"},
    Sentence{"one {} is expected here", "hier hoort er één: {}"},
    Sentence{"there are no files to read", "er zijn geen bestanden om te lezen"},
    Sentence{
        "there is a second document (`---`) in this file",
        "er staat een tweede document (`---`) in dit bestand"},
    Sentence{"there is nothing in this file", "er staat niets in dit bestand"},
    Sentence{"this cannot be read as YAML: {}", "dit kan niet als YAML worden gelezen: {}"},
    Sentence{"this condition is empty", "deze voorwaarde is leeg"},
    Sentence{"this file has {} KiB", "dit bestand is {} KiB"},
    Sentence{"this is nested too deeply", "dit zit te diep in elkaar"},
    Sentence{"this is no condition", "dit is geen voorwaarde"},
    Sentence{"this is not readable text", "dit is geen leesbare tekst"},
    Sentence{"this promise is about no step", "deze belofte gaat over geen stap"},
    Sentence{
        "this says nothing about {}: all of its values fit", "dit zegt niets over {}: alle waarden passen"},
    Sentence{
        "this says nothing about {}: none of its values fit", "dit zegt niets over {}: geen waarde past"},
    Sentence{"no profile can be read here", "hier staat geen profiel"},
    Sentence{"no such region is built in", "deze regio zit er niet in"},
    // what would be right
    Sentence{"a fact has 2 to {} values", "een feit heeft 2 tot {} waarden"},
    Sentence{
        "a file of a profile has at most {} KiB: split it", "een bestand is hoogstens {} KiB: splits het"},
    Sentence{"a profile has at most {} levels", "een profiel heeft hoogstens {} niveaus"},
    Sentence{"consent is asked for it", "er wordt toestemming voor gevraagd"},
    Sentence{
        "give a `source` (S2:253, an article of law) or, where the sources are silent, an `assumption`",
        "geef een `source` (S2:253, een wetsartikel) of, waar de bronnen zwijgen, een `assumption`"},
    Sentence{"it also stands in {}, line {}", "het staat ook in {}, regel {}"},
    Sentence{"leave it out", "haal het weg"},
    Sentence{"leave the key out when it always holds", "haal de sleutel weg als het altijd geldt"},
    Sentence{"name a directory with .yaml files", "noem een map met .yaml-bestanden"},
    Sentence{"name a folder of profiles/", "noem een map van profiles/"},
    Sentence{"name at least one role", "noem minstens één rol"},
    Sentence{"name the step in `leaving` or `entering`", "noem de stap bij `leaving` of `entering`"},
    Sentence{"one is allowed", "één mag"},
    Sentence{"save the file as UTF-8", "bewaar het bestand als UTF-8"},
    Sentence{"start with a key such as `steps:`", "begin met een sleutel zoals `steps:`"},
    Sentence{"the first one is on line {}", "de eerste staat op regel {}"},
    Sentence{"use a-z, 0-9, - and _", "gebruik a-z, 0-9, - en _"},
    Sentence{
        "write P, a number, and Y, M, W or D: P20Y is twenty years",
        "schrijf P, een getal en Y, M, W of D: P20Y is twintig jaar"},
    Sentence{"write [one, another]", "schrijf [een, ander]"},
    Sentence{"write a whole number from 0 to 1000", "schrijf een heel getal van 0 tot 1000"},
    Sentence{"write it as {}", "schrijf het als {}"},
    Sentence{"write true or false", "schrijf true of false"},
    Sentence{
        "write {fact: value, fact: [one, another]} or a list of these",
        "schrijf {feit: waarde, feit: [een, ander]} of een lijst daarvan"},
    Sentence{"an {} is one of {}", "kies uit: {1}"},
    Sentence{"a {} is one of {}", "kies uit: {1}"},
    Sentence{"an {} is given nowhere", "er zijn er geen: {}"},
    Sentence{"a {} is given nowhere", "er zijn er geen: {}"}};

/// The words that stand at each `{}`; nothing when this is another sentence.
std::optional<std::vector<std::string_view>> words_in(std::string_view text, std::string_view pattern) {
    std::vector<std::string_view> words;
    for (;;) {
        auto const hole = pattern.find("{}");
        if (hole == std::string_view::npos) { return text == pattern ? std::optional{words} : std::nullopt; }
        if (text.substr(0, hole) != pattern.substr(0, hole)) { return std::nullopt; }
        text.remove_prefix(hole);
        pattern.remove_prefix(hole + 2);
        auto const next = pattern.substr(0, pattern.find("{}"));
        auto const end = next.empty() ? text.size() : text.find(next);
        if (end == std::string_view::npos) { return std::nullopt; }
        words.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
}

/// Puts the words in the Dutch sentence; `{1}` is the second of them.
std::string filled(std::string_view dutch, std::vector<std::string_view> const& words) {
    std::string text;
    std::size_t word = 0;
    while (!dutch.empty()) {
        auto const open = std::min(dutch.find('{'), dutch.size());
        text += dutch.substr(0, open);
        dutch.remove_prefix(open);
        auto const close = dutch.find('}');
        if (close == std::string_view::npos) { continue; }
        auto const which = dutch.starts_with("{1}") ? 1 : word++;
        if (which < words.size()) { text += words[which]; }
        dutch.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace

std::string in_dutch(std::string_view english) {
    for (auto const& sentence : sentences) {
        if (auto const words = words_in(english, sentence.english)) { return filled(sentence.dutch, *words); }
    }
    return std::string{english};
}

}  // namespace rondom::proof
