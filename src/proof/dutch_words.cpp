#include "proof/dutch_words.hpp"

#include <algorithm>
#include <array>

namespace rondom::proof {

namespace {

struct Noun {
    std::string_view english;
    std::string_view dutch;
};

constexpr std::array nouns{// parts of a profile
                           Noun{"a category", "een categorie"},
                           Noun{"a cell of the route", "een vak van de route"},
                           Noun{"a condition on a fact", "een voorwaarde aan een feit"},
                           Noun{"a day", "een dag"},
                           Noun{"a fact", "een feit"},
                           Noun{"a limit", "een grens"},
                           Noun{"a meeting", "een overleg"},
                           Noun{"a party", "een partij"},
                           Noun{"a promise", "een belofte"},
                           Noun{"a purpose", "een doel"},
                           Noun{"a quote", "een citaat"},
                           Noun{"a registration", "een registratie"},
                           Noun{"a row of the lead table", "een rij van de regietabel"},
                           Noun{"a school year", "een schooljaar"},
                           Noun{"a sharing rule", "een deelregel"},
                           Noun{"a sign-off", "een bevestiging"},
                           Noun{"a source", "een bron"},
                           Noun{"a statement", "een uitspraak"},
                           Noun{"a step", "een stap"},
                           Noun{"a system", "een systeem"},
                           Noun{"a task", "een taak"},
                           Noun{"a term", "een termijn"},
                           Noun{"a text to the youth", "een tekst voor de jongere"},
                           Noun{"a transition", "een overgang"},
                           Noun{"an arrangement", "een arrangement"},
                           Noun{"an article", "een artikel"},
                           Noun{"an assumption", "een aanname"},
                           Noun{"free days", "vrije dagen"},
                           Noun{"the calendar", "de kalender"},
                           Noun{"the guard", "de bewaker"},
                           Noun{"the label of a need", "de naam van een behoefte"},
                           Noun{"the label of a role", "de naam van een rol"},
                           Noun{"these days", "deze dagen"},
                           Noun{"this arrangement", "dit arrangement"},
                           Noun{"this category", "deze categorie"},
                           Noun{"this limit", "deze grens"},
                           Noun{"this meeting", "dit overleg"},
                           Noun{"this path", "deze weg"},
                           Noun{"this promise", "deze belofte"},
                           Noun{"this purpose", "dit doel"},
                           Noun{"this registration", "deze registratie"},
                           Noun{"this row", "deze rij"},
                           Noun{"this school year", "dit schooljaar"},
                           Noun{"this sharing rule", "deze deelregel"},
                           Noun{"this step", "deze stap"},
                           Noun{"this system", "dit systeem"},
                           Noun{"this task", "deze taak"},
                           Noun{"this term", "deze termijn"},
                           Noun{"this transition", "deze overgang"},
                           // what a value is
                           Noun{"age", "leeftijd"},
                           Noun{"category", "categorie"},
                           Noun{"command", "opdracht"},
                           Noun{"compartment", "compartiment"},
                           Noun{"day", "dag"},
                           Noun{"decision", "beslissing"},
                           Noun{"duration of a consent", "duur van een toestemming"},
                           Noun{"fact", "feit"},
                           Noun{"ground", "grond"},
                           Noun{"guard", "bewaking"},
                           Noun{"holiday", "feestdag"},
                           Noun{"icon", "icoon"},
                           Noun{"id", "kenmerk"},
                           Noun{"key", "sleutel"},
                           Noun{"lead", "regie"},
                           Noun{"length of a term", "lengte van een termijn"},
                           Noun{"number", "nummer"},
                           Noun{"number of times", "aantal keren"},
                           Noun{"party", "partij"},
                           Noun{"person to ask", "persoon om te vragen"},
                           Noun{"purpose", "doel"},
                           Noun{"request", "aanvraag"},
                           Noun{"retention", "bewaartermijn"},
                           Noun{"role", "rol"},
                           Noun{"section", "onderdeel"},
                           Noun{"step", "stap"},
                           Noun{"subject", "onderwerp"},
                           Noun{"task", "taak"},
                           Noun{"term", "termijn"},
                           Noun{"unit", "eenheid"},
                           Noun{"value", "waarde"},
                           Noun{"version", "versie"},
                           // several of them
                           Noun{"category names", "namen van categorieën"},
                           Noun{"holiday names", "namen van feestdagen"},
                           Noun{"party names", "namen van partijen"},
                           Noun{"person to ask names", "namen van personen"},
                           Noun{"purposes", "doelen"},
                           Noun{"role names", "namen van rollen"},
                           Noun{"rules", "regels"},
                           Noun{"steps", "stappen"},
                           Noun{"tasks", "taken"},
                           Noun{"terms", "termijnen"},
                           Noun{"values", "waarden"},
                           Noun{"all", "alle"},
                           Noun{"none", "geen"},
                           // keys whose name is the best word for them
                           Noun{"a label", "`label`"},
                           Noun{"built_in", "`built_in`"},
                           Noun{"by", "`by`"},
                           Noun{"categories", "`categories`"},
                           Noun{"first_contact", "`first_contact`"},
                           Noun{"follows", "`follows`"},
                           Noun{"form", "`form`"},
                           Noun{"label", "`label`"},
                           Noun{"name", "`name`"},
                           Noun{"not_encoded", "`not_encoded`"},
                           Noun{"on", "`on`"},
                           Noun{"on_return", "`on_return`"},
                           Noun{"on_refusal", "`on_refusal`"},
                           Noun{"parties", "`parties`"},
                           Noun{"plain", "`plain`"},
                           Noun{"plain_done", "`plain_done`"},
                           Noun{"published", "`published`"},
                           Noun{"reason", "`reason`"},
                           Noun{"receiver", "`receiver`"},
                           Noun{"roles", "`roles`"},
                           Noun{"rule", "`rule`"},
                           Noun{"words", "`words`"},
                           Noun{"youth_from", "`youth_from`"}};

/// What the YAML parser says; some end with what they are about.
constexpr std::array faults{
    Noun{"YAML directives must have exactly one argument", "na %YAML hoort één versie"},
    Noun{"bad YAML version", "deze versie van YAML is er niet"},
    Noun{"YAML major version too large", "deze versie van YAML is te nieuw"},
    Noun{"repeated YAML directive", "%YAML staat er twee keer"},
    Noun{"TAG directives must have exactly two arguments", "na %TAG horen twee woorden"},
    Noun{"repeated TAG directive", "%TAG staat er twee keer"},
    Noun{"illegal character found while scanning tag handle", "een verkeerd teken in een label (`!`)"},
    Noun{"tag handle with no suffix", "een label (`!`) zonder naam"},
    Noun{"end of verbatim tag not found", "een label (`!<`) houdt niet op"},
    Noun{"end of map not found", "een tabel houdt niet op: kijk naar de spaties vooraan"},
    Noun{"end of map flow not found", "er ontbreekt een `}` of een komma"},
    Noun{"end of sequence not found", "een lijst houdt niet op: kijk naar de spaties vooraan"},
    Noun{"end of sequence flow not found", "er ontbreekt een `]` of een komma"},
    Noun{"cannot assign multiple tags to the same node", "twee labels (`!`) bij elkaar"},
    Noun{"cannot assign multiple anchors to the same node", "twee ankers (`&`) bij elkaar"},
    Noun{"cannot assign multiple aliases to the same node", "twee aliassen (`*`) bij elkaar"},
    Noun{"aliases can't have any content, *including* tags", "na een alias (`*naam`) komt niets"},
    Noun{"bad character found while scanning hex number", "een verkeerd teken in een hexadecimaal getal"},
    Noun{"invalid unicode", "dit teken bestaat niet"},
    Noun{"unknown escape character", "na `\\` staat een teken dat niets betekent"},
    Noun{"unknown token", "hier staat iets dat geen YAML is: zet tekst tussen aanhalingstekens"},
    Noun{"illegal document indicator in scalar", "`---` of `...` midden in een tekst"},
    Noun{"illegal EOF in scalar", "een aanhalingsteken wordt niet gesloten"},
    Noun{"illegal character in scalar", "een verkeerd teken in een tekst"},
    Noun{"illegal tab when looking for indentation", "een tab vooraan: gebruik spaties"},
    Noun{"illegal flow end", "een `]` of `}` die niets sluit"},
    Noun{"illegal block entry", "een `-` die hier niet kan staan"},
    Noun{"illegal map key", "een sleutel die hier niet kan staan"},
    Noun{
        "illegal map value",
        "een `:` die hier niet kan staan: zet tekst met een dubbele punt tussen aanhalingstekens"},
    Noun{"alias not found after *", "na `*` ontbreekt een naam"},
    Noun{"anchor not found after &", "na `&` ontbreekt een naam"},
    Noun{"illegal character found while scanning alias", "een verkeerd teken in een alias (`*`)"},
    Noun{"illegal character found while scanning anchor", "een verkeerd teken in een anker (`&`)"},
    Noun{"cannot set zero indentation for a block scalar", "na `|` of `>` kan geen 0 staan"},
    Noun{"unexpected character in block scalar", "een verkeerd teken na `|` of `>`"},
    Noun{"cannot assign the same alias to multiple nodes", "een alias (`*`) voor twee dingen"},
    Noun{"the referenced anchor is not defined", "een alias (`*`) zonder anker"}};

std::optional<std::string> known(std::string_view english) {
    auto const found = std::ranges::find(nouns, english, &Noun::english);
    return found != nouns.end() ? std::optional{std::string{found->dutch}} : std::nullopt;
}

/// "label (nl)": which of both texts.
std::optional<std::string> of_language(std::string_view english) {
    for (auto const language : {" (nl)", " (en)"}) {
        if (!english.ends_with(language)) { continue; }
        auto text = dutch_noun(english.substr(0, english.size() - 5));
        if (text) { *text += language; }
        return text;
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> dutch_noun(std::string_view english) {
    if (english.starts_with('`')) { return std::string{english}; }
    if (auto text = known(english)) { return text; }
    if (auto text = of_language(english)) { return text; }
    auto const fault = std::ranges::find(faults, english.substr(0, english.find(": ")), &Noun::english);
    if (fault != faults.end()) {
        auto const about = english.substr(fault->english.size());
        return std::string{fault->dutch} + std::string{about};
    }
    return std::nullopt;
}

}  // namespace rondom::proof
