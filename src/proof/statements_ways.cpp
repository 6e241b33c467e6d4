// What a finding says of what is shared and of how the route goes on. Both languages say the same; the words
// between accents are those of the profile.

#include <array>

#include "proof/statements.hpp"

namespace rondom::proof {

namespace {

constexpr std::array all{
    Statement{
        "sharing.ground",
        "{} leest {} in `{}` zonder grond",
        "{} reads {} in `{}` without a ground",
        "geef een deelregel met een doel dat bij deze stap hoort, of haal het lezen weg",
        "give a sharing rule whose purpose belongs to this step, or take the reading away"},
    Statement{
        "sharing.owner",
        "`{}` deelt {}, maar niet van {}, van wie het is",
        "`{}` shares {} but not from {}, who owns it",
        "zet de eigenaar bij `from`",
        "add the owner to `from`"},
    Statement{
        "sharing.limit",
        "{} heeft in `{}` een plek waar dat niet nodig is",
        "{} has a place in `{}` where it needs none",
        "maak `when` van de cel smaller: wie niets hoeft te doen, krijgt niets te zien",
        "narrow the `when` of the cell: who needs nothing is shown nothing"},
    Statement{
        "sharing.dead",
        "niemand leest iets door `{}`, in geen enkele stap",
        "nobody reads anything by `{}` in any step",
        "laat een cel het lezen in een stap met dit doel, of haal de regel weg",
        "let a cell read it in a step with this purpose, or leave the rule out"},
    Statement{
        "sharing.dead-part",
        "door `{}` leest niemand {}, in geen enkele stap",
        "by `{}` nobody reads {} in any step",
        "haal het uit `what`: wat niet nodig is, wordt niet gedeeld",
        "take it out of `what`: what is not needed is not shared"},
    Statement{
        "sharing.step-purpose",
        "in `{}` leest niemand iets voor het doel `{}`",
        "in `{}` nobody reads anything for the purpose `{}`",
        "haal het doel uit de stap",
        "take the purpose out of the step"},
    Statement{
        "sharing.article",
        "`{}` gaat zonder toestemming en noemt geen wetsartikel",
        "`{}` goes without consent and names no article of law",
        "geef bij `article` de wet en het nummer",
        "give the law and its number in `article`"},
    Statement{
        "sharing.bypass",
        "`{}` gaat zonder toestemming, terwijl voor `{}` toestemming wordt gevraagd",
        "`{}` goes without consent, while consent is asked for `{}`",
        "laat de regel op toestemming rusten, of geef een eigen doel zonder toestemming",
        "let the rule rest on consent, or give it a purpose of its own that needs none"},
    Statement{
        "sharing.consented",
        "`{}` rust op een toestemming voor {}, die er geen deel aan heeft",
        "`{}` rests on a consent for {}, who has no part in it",
        "`consented` is de ontvanger of een van wie deelt",
        "`consented` is the receiver or one of those who share"},
    Statement{
        "sharing.floor",
        "`{}` deelt {} met {} zonder toestemming, en dat mag niet",
        "`{}` shares {} with {} without consent, which is under the legal floor",
        "laat de regel op toestemming rusten (law.md 3.2)",
        "let the rule rest on consent (law.md 3.2)"},
    Statement{
        "consent.unnamed",
        "`{}` heeft toestemming nodig, maar `{}` zegt niet van wie",
        "`{}` needs consent, but `{}` does not say whose",
        "geef het doel een `required`",
        "give the purpose a `required`"},
    Statement{
        "consent.holders",
        "`{}` vraagt de ouders met gezag niet bij {}: onder de wettelijke grens",
        "`{}` is under the legal floor at {}: it does not ask the holders of parental authority",
        "zet `holders` erbij: tot 16 jaar geven zij toestemming (UAVG 5, Jeugdwet 7.3.4)",
        "add `holders`: below 16 they answer for the child (UAVG 5, Jeugdwet 7.3.4)"},
    Statement{
        "consent.youth",
        "`{}` vraagt de jeugdige niet bij {}: onder de grens",
        "`{}` is under the legal floor at {}: it does not ask the youth",
        "zet `youth` erbij: vanaf 12 jaar beslist de jeugdige mee (S2:341, Jeugdwet 7.3.4)",
        "add `youth`: from 12 the youth has a say (S2:341, Jeugdwet 7.3.4)"},
    Statement{
        "consent.over-youth",
        "`{}` gaat over hulp of zorg en vraagt bij {} ook de ouders: dat is niet aan hen",
        "`{}` is under the legal floor at {}: it is about care and asks the holders too",
        "vraag alleen `youth`: vanaf 16 jaar beslist de jeugdige zelf (Jeugdwet 7.3.5, BW 7:447)",
        "ask `youth` alone: from 16 the youth decides (Jeugdwet 7.3.5, BW 7:447)"},
    Statement{
        "consent.child",
        "`{}` vraagt bij {} het kind zelf, en dat kan nog niet antwoorden: de toestemming komt nooit rond",
        "`{}` asks a child at {} itself, which takes no part yet: the consent is never complete",
        "vraag alleen `holders`",
        "ask `holders` alone"},
    Statement{
        "consent.no-holders",
        "`{}` vraagt bij {} ouders met gezag, en die zijn er dan niet meer: de toestemming komt nooit rond",
        "`{}` asks holders of authority at {}, when there are none: the consent is never complete",
        "vraag alleen `youth`",
        "ask `youth` alone"},
    Statement{
        "consent.for-nothing",
        "voor `{}` wordt toestemming gevraagd, maar er rust niets op",
        "consent is asked for `{}`, but nothing rests on it",
        "haal `required` weg of geef een deelregel met `ground: consent`",
        "leave `required` out or give a sharing rule with `ground: consent`"},
    Statement{
        "consent.care",
        "voor `{}` komt het sociaal team of de jeugdgezondheidszorg erbij, maar `care` staat niet aan",
        "by `{}` the social team or youth health care takes part, but it is not marked as care",
        "zet `care: true`: dan geldt de grens voor hulp en zorg",
        "write `care: true`: then the floor for youth help and health care counts"},
    Statement{
        "consent.youth-from",
        "de jeugdige doet pas mee vanaf {} jaar",
        "the youth takes part from {} only",
        "vanaf 12 jaar is zijn toestemming nodig (Jeugdwet 7.3.4)",
        "from 12 its consent is needed (Jeugdwet 7.3.4)"},
    Statement{
        "family.cell",
        "het gezin heeft geen plek in `{}`",
        "the family has no place in `{}`",
        "geef `family` een cel die alles leest",
        "give `family` a cell that reads all"},
    Statement{
        "family.when",
        "het gezin heeft in `{}` maar soms een plek",
        "the family has a place in `{}` only sometimes",
        "haal `when` weg uit de cel van `family`",
        "take `when` out of the cell of `family`"},
    Statement{
        "family.reads",
        "het gezin leest {} niet in `{}`",
        "the family does not read {} in `{}`",
        "laat `family` alles lezen (`reads: all`)",
        "let `family` read everything (`reads: all`)"},
    Statement{
        "family.right",
        "dat het gezin {} leest in `{}`, is daar geen recht maar een gunst",
        "that the family reads {} in `{}` is no right there",
        "deel het met `ground: right` voor een doel van deze stap",
        "share it with `ground: right` for a purpose of this step"},
    Statement{
        "family.own-words",
        "{} is niet van het gezin, maar staat als eigen woorden: niemand van het gezin kan het lezen",
        "{} is not the family's but marked as own words: nobody in the family can read it",
        "haal `own_words_only` weg",
        "leave `own_words_only` out"},
    Statement{
        "safety.receiver",
        "een zorg over veiligheid heeft geen ontvanger",
        "a concern about safety has no receiver",
        "geef `safety_path` met de ontvanger (Veilig Thuis), wie er melden en de grond",
        "give `safety_path` with the receiver (Veilig Thuis), who reports there and the ground"},
    Statement{
        "safety.party",
        "{} kan een zorg over veiligheid niet melden",
        "{} cannot report a concern about safety",
        "zet deze rol bij `by`",
        "add this role to `by`"},
    Statement{
        "safety.consent",
        "melden van een zorg over veiligheid rust niet op veiligheid: het mag op niemands toestemming "
        "wachten",
        "reporting a concern about safety does not rest on safety: it may wait for nobody's consent",
        "zet `ground: safety`",
        "write `ground: safety`"},
    Statement{
        "safety.article",
        "melden zonder toestemming noemt geen wetsartikel",
        "reporting without consent names no article of law",
        "geef `article` (Wmo 2015 5.2.6)",
        "give the `article` (Wmo 2015 5.2.6)"},
    Statement{
        "safety.told",
        "niemand vertelt {} dat er gemeld is",
        "nobody tells {} that something was reported",
        "zet ouder en jeugdige bij `told`; als het niet veilig is, wordt het uitgesteld",
        "add parent and youth to `told`; when it is not safe it is put off"},
    Statement{
        "safety.term",
        "een zorg over veiligheid heeft geen termijn",
        "a concern about safety has no term",
        "geef `term` met wie bewaakt en wie daarna komt",
        "give a `term` with who watches and who is next"},
    Statement{
        "safety.crossing",
        "`{}` deelt wat over veiligheid is opgeschreven; alleen wie erin genoemd staat mag dat lezen",
        "`{}` shares what is written about safety; only who is named there may read it",
        "haal `safety` uit `what`",
        "take `safety` out of `what`"},
    Statement{
        "flow.start",
        "de route begint op {} plaatsen; het moet er precies één zijn",
        "the route has not exactly one step with `start: true` but {}",
        "zet `start: true` bij één stap",
        "write `start: true` with one step"},
    Statement{
        "flow.end",
        "de route heeft geen eind",
        "the route has no step with `end: true`",
        "zet `end: true` bij de laatste stap",
        "write `end: true` with the last step"},
    Statement{
        "flow.start-end",
        "de route begint in `{}` bij het eind",
        "`{}` is start and end: a route does not start at its end",
        "kies een andere eerste stap",
        "choose another first step"},
    Statement{
        "flow.to-start",
        "`{}` gaat terug naar `{}`, de eerste stap",
        "`{}` goes back to `{}`, the first step",
        "ga terug naar een latere stap: signaleren gebeurt één keer",
        "go back to a later step: a signal is given once"},
    Statement{
        "flow.after-end",
        "`{}` gaat verder na het eind `{}`",
        "`{}` goes on from `{}`, which is an end: nothing follows",
        "haal de overgang weg of maak er geen eind van",
        "leave the transition out or make the step no end"},
    Statement{
        "flow.itself",
        "`{}` gaat van `{}` naar zichzelf",
        "`{}` goes from `{}` to itself",
        "haal de overgang weg",
        "leave the transition out"},
    Statement{
        "flow.unreachable",
        "vanaf het begin komt niemand in `{}`",
        "no way leads from the start to `{}`",
        "geef een overgang erheen, of haal de stap weg",
        "give a transition to it, or leave the step out"},
    Statement{
        "flow.no-end",
        "vanuit `{}` is het eind niet te bereiken",
        "no way leads from `{}` to an end",
        "geef een overgang die verder gaat",
        "give a transition that goes on"},
    Statement{
        "flow.term",
        "`{}` heeft geen termijn",
        "`{}` has no term",
        "noem een termijn: hoe lang het duurt, wie bewaakt en wie daarna komt",
        "name a term: how long it takes, who watches and who is next"},
    Statement{
        "flow.term-role",
        "over de tijd van `{}` waakt {}, maar die ziet de stap niet of niet altijd",
        "the time of `{}` is watched by {}, who does not see the step or not always",
        "noem iemand van een partij die in de stap altijd een plek heeft",
        "name somebody of a party that always has a cell in the step"},
    Statement{
        "ways.too-many",
        "dit hangt van {} feiten tegelijk af: te veel om alles te bekijken",
        "this depends on {} facts at once: too many to look through",
        "gebruik minder feiten, of splits de stap of de voorwaarden",
        "use fewer facts, or split the step or the conditions"},
    Statement{
        "ways.fork",
        "`{}` en `{}` zijn tegelijk open vanuit `{}`",
        "`{}` and `{}` are open at the same time from `{}`",
        "maak een van beide voorwaarden smaller",
        "narrow one of the two conditions"},
    Statement{
        "ways.dead-end",
        "in `{}` is niemand aan zet en gaat de route niet verder",
        "in `{}` nobody is at turn and the route does not go on",
        "voeg een overgang toe die dan geldt, of een taak die nog niet klaar is",
        "add a transition that holds then, or a task that is not ready yet"},
    Statement{
        "ways.row",
        "in `{}` voegt rij {} niets toe: de andere rijen zeggen het al",
        "in `{}` row {} adds nothing: the other rows say it already",
        "haal de rij weg of maak hem anders",
        "leave the row out or change it"},
    Statement{
        "ways.circle",
        "vanuit `{}` gaat de route vanzelf rond zonder te stoppen",
        "from `{}` the route goes round by itself and never stops",
        "laat een van de overgangen wachten op iets dat in de stap opnieuw begint",
        "let one of the transitions wait for something that begins again in the step"},
    Statement{
        "ways.promise",
        "de belofte `{}` wordt gebroken op `{}`",
        "the promise `{}` is broken on `{}`",
        "maak de overgang smaller, of zeg bij de belofte wanneer zij niet geldt",
        "narrow the transition, or say in the promise when it does not count"},
    Statement{
        "ways.promise-idle",
        "de belofte `{}` gaat over geen enkele overgang",
        "the promise `{}` concerns no transition",
        "noem de stap die bedoeld is",
        "name the step that is meant"}};

}  // namespace

std::span<Statement const> statements_of_ways() { return all; }

}  // namespace rondom::proof
