// What a finding says of who does what, who leads, what is kept, and what has an effect. Both languages say
// the same; the words between accents are those of the profile.

#include <array>

#include "proof/statements.hpp"

namespace rondom::proof {

namespace {

constexpr std::array all{
    Statement{
        "origin.citation",
        "{} verwijst naar {}, maar die regel staat niet bij de bronnen",
        "{} cites {}, which is not quoted",
        "zet die regel met zijn woorden bij `sources`",
        "add the line and its words to `sources`"},
    Statement{
        "origin.sign-off",
        "de handtekening bij {} van {} hoort bij geen aanname met deze woorden",
        "the sign-off of {} by {} belongs to no assumption with these words",
        "laat de aanname opnieuw bevestigen, met het merkteken dat `rondom check` noemt",
        "have the assumption confirmed again, with the mark that `rondom check` gives"},
    Statement{
        "origin.quote",
        "{} staat bij de bronnen, maar geen enkele regel komt ervandaan",
        "{} is quoted, but no rule comes from it",
        "geef de regel die eruit volgt, of haal de woorden weg",
        "give the rule that follows from it, or take the words away"},
    Statement{
        "roles.party",
        "`{}` is een taak van {}, niet van {}",
        "`{}` is a task of {}, not of {}",
        "zet de taak bij de eigen partij",
        "put the task in the cell of its own party"},
    Statement{
        "roles.command",
        "de taak `{}` noemt `{}`, en dat kan het programma niet",
        "the task `{}` names `{}`, which is no command of the program",
        "kies een opdracht uit `rondom commands`",
        "choose one from `rondom commands`"},
    Statement{
        "roles.permission",
        "de taak `{}` is ook voor {}, maar die mag `{}` niet",
        "the task `{}` is also for {}, who may not give `{}`",
        "noem alleen wie de opdracht mag geven (`rondom commands`)",
        "name only those who may give the command (`rondom commands`)"},
    Statement{
        "roles.fact",
        "niemand kan `{}` vaststellen",
        "nobody can set `{}`",
        "noem bij `set_by` wie het vaststelt, of bij `follows` waaruit het volgt",
        "say who sets it in `set_by`, or what it follows from in `follows`"},
    Statement{
        "roles.fact-twice",
        "`{}` wordt door mensen vastgesteld en volgt ook ergens uit",
        "`{}` is set by people and follows from something as well",
        "kies `set_by` of `follows`",
        "choose `set_by` or `follows`"},
    Statement{
        "roles.unknown-fact",
        "geen opdracht van het programma stelt `{}` vast: het blijft altijd de eerste waarde",
        "no command of the program sets `{}`: it keeps its first value for ever",
        "gebruik een feit dat het programma kent, of laat het weg",
        "use a fact that the program knows, or leave it out"},
    Statement{
        "roles.cannot-set",
        "{} staat bij `{}`, maar kan het met geen enkele opdracht vaststellen",
        "{} stands with `{}`, but can set it by no command",
        "haal deze rol uit `set_by`",
        "take this role out of `set_by`"},
    Statement{
        "roles.may-set",
        "{} kan `{}` met een opdracht vaststellen, maar staat er niet bij",
        "{} can set `{}` by a command, but does not stand there",
        "zet deze rol in `set_by`: zo weet iedereen wie het kan",
        "add this role to `set_by`, so that everybody knows who can",
        true},
    Statement{
        "roles.no-school",
        "niet geregeld is wie er is voor een kind dat op geen school staat",
        "it is not said who is there for a child that no school has",
        "noem bij `without_school` wie dan begint (Leerplichtwet 1969 artikel 16)",
        "say in `without_school` who begins then (Leerplichtwet 1969, article 16)"},
    Statement{
        "roles.first-contact",
        "ouders kunnen bij niemand van school als eerste terecht",
        "parents have nobody of the school to turn to first",
        "noem een rol van school in `first_contact`",
        "name a role of the school in `first_contact`"},
    Statement{
        "lead.no-domain",
        "nergens staat wanneer de regietabel iets moet zeggen",
        "it is said nowhere when the lead table must say who leads",
        "geef `lead_domain` met de combinaties waarin iemand de regie moet hebben",
        "give `lead_domain` with the combinations in which somebody must lead"},
    Statement{
        "lead.no-step",
        "in geen stap wordt iemand aangewezen die de regie heeft",
        "in no step anybody is appointed to lead",
        "geef een stap een taak met `lead.appoint`",
        "give a step a task with `lead.appoint`",
        true},
    Statement{
        "lead.gap",
        "de regietabel zegt hier niet wie de regie heeft",
        "the lead table does not say who leads here",
        "voeg een rij toe voor deze combinatie, of zeg in een rij dat niemand de regie heeft (`lead: none`)",
        "add a row for this combination, or say in a row that nobody leads (`lead: none`)"},
    Statement{
        "lead.overlap",
        "rij {} en rij {} van de regietabel gelden tegelijk",
        "rows {} and {} of the lead table hold at the same time",
        "maak de voorwaarde van een van beide smaller",
        "narrow the condition of one of them"},
    Statement{
        "lead.dead-row",
        "rij {} van de regietabel geldt nooit: eerdere rijen zeggen het al",
        "row {} of the lead table never holds: earlier rows say it already",
        "haal de rij weg",
        "leave the row out"},
    Statement{
        "lead.outside",
        "rij {} van de regietabel gaat over iets waarvoor niemand de regie hoeft te hebben",
        "row {} of the lead table is about what needs nobody to lead",
        "maak de rij smaller of `lead_domain` ruimer",
        "narrow the row or widen `lead_domain`"},
    Statement{
        "lead.nobody",
        "langs `{}` komt een kind in `{}` zonder dat de regietabel iemand noemt",
        "by `{}` a child comes to `{}` while the lead table names nobody",
        "voeg een rij aan de regietabel toe",
        "add a row to the lead table"},
    Statement{
        "lead.seat",
        "{} heeft de regie maar zit niet aan tafel in `{}`",
        "{} leads but does not sit at the table in `{}`",
        "geef deze partij een plek in de stap, ook in deze combinatie",
        "give this party a cell in the step that also holds in this combination"},
    Statement{
        "lead.task",
        "{} heeft de regie, maar niemand van die partij heeft in `{}` de taak om de regisseur aan te wijzen",
        "{} leads, but nobody of that party has the task to appoint the lead in `{}`",
        "geef die partij in die stap een taak met `lead.appoint` die dan geldt",
        "give that party a task with `lead.appoint` in that step that counts then"},
    Statement{
        "lead.invited",
        "{} kan de regie hebben maar wordt niet bij elk overleg genoemd",
        "{} may lead but is not named with every meeting",
        "noem de rol bij `always`, `contact` of `may`",
        "name the role in `always`, `contact` or `may`"},
    Statement{
        "keeping.owner",
        "{} staat op naam van {}, maar is van {}",
        "{} is given to {} but belongs to {}",
        "noem de eigenaar: wie het is, leest het zonder grond",
        "name the owner: an owner reads without a ground"},
    Statement{
        "keeping.compartment",
        "{} wordt bewaard bij {}, maar hoort bij {}",
        "{} is kept with {} but belongs with {}",
        "wat samen bewaard wordt, wordt samen vergeten: kies het vak van de wet",
        "what is kept together is forgotten together: choose the compartment of its law"},
    Statement{
        "keeping.shielded",
        "{} is afgeschermd, maar is niets om af te schermen",
        "{} is shielded, which it is not by law",
        "haal `shielded` weg: het gezin en de betrokkenen moeten het zien",
        "leave `shielded` out: family and participants are to see it"},
    Statement{
        "keeping.unshielded",
        "{} is niet afgeschermd",
        "{} is not shielded",
        "zet `shielded: true`",
        "write `shielded: true`"},
    Statement{
        "keeping.own-words",
        "{} is van wie het zei, maar het hele gezin kan het lezen",
        "{} is for whoever said it, but the whole family can read it",
        "zet `own_words_only: true`",
        "write `own_words_only: true`"},
    Statement{
        "keeping.period",
        "{} wordt {} bewaard, en dat is niet de termijn van {}",
        "{} is kept {}, which is not the period of {}",
        "gebruik de wettelijke bewaartermijn (law.md 3.8)",
        "use the legal period (law.md 3.8)"},
    Statement{
        "keeping.together",
        "{} wordt {} bewaard, maar in hetzelfde vak ({}) wordt {} {} bewaard",
        "{} is kept {}; what is in the compartment {} is kept equally long: {} says {}",
        "geef het hele vak dezelfde termijn",
        "give the whole compartment one retention"},
    Statement{
        "use.fact",
        "`{}` heeft nergens gevolg",
        "`{}` has no effect anywhere",
        "gebruik het in een voorwaarde, of haal het weg",
        "use it in a condition, or leave it out"},
    Statement{
        "use.follows",
        "`{}` volgt ergens uit, maar niets hangt ervan af",
        "`{}` follows from something, but nothing depends on it",
        "gebruik het in een voorwaarde, of haal het weg",
        "use it in a condition, or leave it out",
        true},
    Statement{
        "use.task",
        "`{}` hoort bij geen stap",
        "`{}` belongs to no step",
        "noem de taak in een cel van {1}",
        "name it in a cell of {1}"},
    Statement{
        "use.done",
        "er staat niet wanneer `{}` klaar is",
        "it is not said when `{}` is ready",
        "geef `done`: anders blijft iemand aan zet tot de stap voorbij is",
        "give `done`: otherwise somebody stays at turn until the step is passed"},
    Statement{
        "use.task-never",
        "`{}` is nooit aan de beurt: in geen enkele combinatie geldt de taak en is zij nog niet klaar",
        "`{}` is never at turn: in no combination it counts and is not ready",
        "maak `when` of `done` anders",
        "change `when` or `done`"},
    Statement{
        "use.purpose",
        "het doel `{}` hoort bij geen stap",
        "the purpose `{}` belongs to no step",
        "noem het bij een stap, of haal het weg",
        "name it with a step, or leave it out"},
    Statement{
        "use.cell",
        "{} doet en leest niets in `{}`",
        "{} does nothing and reads nothing in `{}`",
        "haal de cel weg: dan heeft de partij daar geen toegang",
        "leave the cell out: then the party has no access there",
        true},
    Statement{
        "use.registrations",
        "er is een taak om registraties te controleren, maar er zijn er geen: de taak komt nooit af",
        "there is a task to check registrations, but there are none: it is never ready",
        "noem de registraties in `registrations`",
        "name them in `registrations`"},
    Statement{
        "meeting.family",
        "bij `{}` wordt {} niet altijd uitgenodigd",
        "at `{}` the {} is not always invited",
        "zet ouder en jeugdige bij `always`",
        "add parent and youth to `always`"},
    Statement{
        "meeting.seat",
        "{} moet bij `{}` zijn, maar heeft geen plek in `{}`",
        "{} is to be at `{}`, but has no place in `{}`",
        "geef die partij dan een plek in de stap, of zeg bij `contact_when` wanneer iemand moet komen",
        "give that party a cell that holds then, or say in `contact_when` when somebody is to come"},
    Statement{
        "meeting.missed",
        "{} doet mee in de stap, maar hoeft niet bij `{}` te zijn ({})",
        "{} takes part in the step, but is not to be at `{}` ({})",
        "maak `contact_when` gelijk aan wanneer de partij meedoet",
        "make `contact_when` the same as when the party takes part"},
    Statement{
        "meeting.reads",
        "{} leest wat er bij `{}` gezegd wordt, maar niet voor `{}`",
        "{} reads what is said at `{}`, but not for `{}`",
        "gebruik het doel waarvoor de partij meedoet",
        "use the purpose for which the party takes part"},
    Statement{
        "meeting.absent",
        "`{}` plant een overleg `{}` dat niet beschreven is",
        "`{}` plans a meeting `{}` that is not described",
        "beschrijf het bij `meetings`",
        "describe it in `meetings`"},
    Statement{
        "meeting.guest",
        "{} mag bij `{}` komen, maar leest in `{}` niets van het overleg",
        "{} may come to `{}`, but reads nothing of the meeting in `{}`",
        "laat de partij `conference` lezen, met toestemming, of nodig haar niet uit",
        "let the party read `conference`, by consent, or do not invite it",
        true},
    Statement{
        "meeting.purpose",
        "`{}` is voor `{}`, maar dat is geen doel van `{}`",
        "`{}` is for `{}`, which is no purpose of `{}`",
        "zet het doel bij de stap",
        "add the purpose to the step"},
    Statement{
        "meeting.no-step",
        "`{}` wordt in geen enkele stap gepland",
        "`{}` is planned in no step",
        "geef een stap een taak om het te plannen",
        "give a step a task to plan it"},
    Statement{
        "meeting.nobody",
        "`{}` zegt wanneer een contactpersoon komt, maar niet wie",
        "`{}` says when a contact person comes, but not who",
        "noem de rol bij `contact`",
        "name the role in `contact`"}};

}  // namespace

std::span<Statement const> statements_of_people() { return all; }

}  // namespace rondom::proof
