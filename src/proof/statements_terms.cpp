// What a finding says of terms and of the calendar. Both languages say the same; the words between accents
// are those of the profile.

#include <array>

#include "proof/statements.hpp"

namespace rondom::proof {

namespace {

constexpr std::array all{
    Statement{
        "terms.unused",
        "niets gebruikt de termijn `{}`",
        "nothing uses the term `{}`",
        "noem hem bij een stap, een taak of een overleg, of haal hem weg",
        "name it with a step, a task or a meeting, or leave it out"},
    Statement{
        "terms.length",
        "de termijn `{}` duurt niets",
        "the term `{}` takes no time",
        "geef een lengte van 1 of meer",
        "give a length of 1 or more"},
    Statement{
        "terms.next",
        "bij de termijn `{}` komt na {} dezelfde weer: niemand anders ziet dat de tijd om is",
        "of the term `{}` the same {} watches and is next: nobody else sees that time has run out",
        "noem bij `next` een ander",
        "name somebody else in `next`"},
    Statement{
        "terms.role",
        "bij de termijn `{}` hoort {}, maar die leest geen dossier",
        "the term `{}` names {}, who reads no dossier",
        "noem iemand van een partij",
        "name somebody of a party"},
    Statement{
        "terms.article",
        "de termijn `{}` is van de wet, maar er staat niet in welk artikel",
        "the term `{}` is of the law, but of which article is not said",
        "noem het artikel (WPO artikel 40 lid 6), of haal `statutory` weg als het een norm van de regio is",
        "name the article (WPO artikel 40 lid 6), or leave `statutory` out when it is a norm of the region"},
    Statement{
        "terms.school-weeks",
        "de termijn `{}` is van de wet, en de wet kent geen schoolweken",
        "the term `{}` is of the law, and the law knows no school weeks",
        "tel weken: vakanties tellen dan mee",
        "count weeks: holidays count then"},
    Statement{
        "terms.extension",
        "de termijn `{}` kan worden verlengd met niets, of geen enkele keer",
        "the term `{}` can be extended by nothing, or not once",
        "geef bij `extension` een lengte en een aantal keren van 1 of meer, of haal haar weg",
        "give `extension` a length and a number of times of 1 or more, or leave it out"},
    Statement{
        "terms.notice",
        "de termijn `{}` is van de wet, maar kan worden verlengd zonder dat iemand het hoort",
        "the term `{}` is of the law, but can be extended without anybody hearing of it",
        "zet `notice: true` bij `extension`",
        "write `notice: true` in `extension`"},
    Statement{
        "terms.still",
        "de termijn `{}` staat altijd stil",
        "the term `{}` always stands still",
        "maak `while` smaller",
        "narrow the `while`"},
    Statement{
        "calendar.absent",
        "de termijn `{}` telt schoolweken, maar er is geen kalender",
        "the term `{}` counts school weeks, but there is no calendar",
        "geef `calendar` met de schoolvakanties",
        "give a `calendar` with the school holidays"},
    Statement{
        "calendar.empty",
        "de kalender heeft geen schooljaar",
        "the calendar has no school year",
        "geef minstens één schooljaar met zijn vakanties",
        "give at least one school year with its holidays"},
    Statement{
        "calendar.short",
        "de kalender houdt op op {}, eerder dan de termijn `{}` kan duren",
        "the calendar ends on {}, before the term `{}` can have passed",
        "geef het volgende schooljaar",
        "give the next school year"},
    Statement{
        "calendar.ends",
        "de kalender houdt op op {}; de termijn `{}`, vandaag begonnen, duurt langer. Daarna telt elke week "
        "mee",
        "the calendar ends on {}; the term `{}`, begun today, goes on after that. From then every week "
        "counts",
        "geef het volgende schooljaar",
        "give the next school year",
        true},
    Statement{
        "calendar.gap",
        "het schooljaar `{}` sluit niet aan op `{}`",
        "the school year `{}` does not follow on `{}`",
        "laat een jaar beginnen op de dag na het vorige, en zet ze op volgorde",
        "let a year begin on the day after the one before, and put them in order"},
    Statement{
        "calendar.reversed",
        "`{}` houdt op voor het begint",
        "`{}` ends before it begins",
        "wissel `from` en `until`",
        "swap `from` and `until`"},
    Statement{
        "calendar.overlap",
        "`{}` valt gedeeltelijk samen met `{}`",
        "`{}` overlaps with `{}`",
        "maak een van beide korter",
        "make one of the two shorter"},
    Statement{
        "calendar.outside",
        "de vakantie `{}` valt niet in het schooljaar `{}`",
        "the holiday `{}` is not within the school year `{}`",
        "zet haar bij het jaar waarin ze valt",
        "put it in the year to which it belongs"},
    Statement{
        "calendar.no-week",
        "de vakantie `{}` maakt geen enkele week vrij: elke week ervan heeft nog een schooldag",
        "the holiday `{}` frees no week: each week of it still has a day of school",
        "noem de hele vakantie, of zet losse dagen bij `closed`",
        "give the whole holiday, or put single days in `closed`"},
    Statement{
        "calendar.idle",
        "de gesloten dag `{}` was al geen werkdag",
        "the closed day `{}` was no working day already",
        "haal hem weg of noem een andere dag",
        "leave it out or name another day"}};

}  // namespace

std::span<Statement const> statements_of_terms() { return all; }

}  // namespace rondom::proof
