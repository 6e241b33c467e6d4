"""The faults that mutants.py plants: what goes wrong in words, where, and which piece of code becomes which."""

from typing import NamedTuple

STANDING = 'src/access/standing.cpp'
LENS = 'src/access/lens.cpp'
DOSSIER = 'src/dossier/dossier.cpp'


class Fault(NamedTuple):
    name: str
    file: str
    old: str
    new: str


CONSENT = [
    ('a stop counts as a yes',
     'answer->answer == Answer::given && !expired', 'answer->answer != Answer::refused && !expired'),
    ('a refusal counts as a yes',
     'answer->answer == Answer::given && !expired', 'answer->answer != Answer::stopped && !expired'),
    ('a consent that ended counts',
     'answer->answer == Answer::given && !expired', 'answer->answer == Answer::given'),
    ('a consent counts one day too long',
     'std::chrono::sys_days{today} > std::chrono::sys_days{*answer->until};',
     'std::chrono::sys_days{today} > std::chrono::sys_days{*answer->until} + std::chrono::days{1};'),
    ('one holder is enough',
     'people.push_back(each.person);', 'if (people.empty()) { people.push_back(each.person); }'),
    ('no holder at all is enough',
     'bool const parent_missing = wanted.holders && holders().empty();',
     'bool const parent_missing = false;'),
    ('a holder whose authority is not checked counts',
     'return each.authority && !each.verified;', 'return each.authority && !each.verified && each.person.empty();'),
    ('a youth of twelve is not asked for care',
     'band == route::AgeBand::from_12) { return {.holders = true, .youth = true}; }',
     'band == route::AgeBand::from_12) { return {.holders = true, .youth = false}; }'),
    ('at sixteen the parents are still asked for care',
     'band == route::AgeBand::from_16) { return {.holders = false, .youth = true}; }',
     'band == route::AgeBand::from_16) { return {.holders = true, .youth = true}; }'),
    ('parents still speak for somebody of age',
     'if (band == route::AgeBand::from_18) { return {.holders = false, .youth = true}; }',
     'if (band == route::AgeBand::from_18) { return {.holders = true, .youth = false}; }'),
    ('the first answer counts for ever: a refusal is not heard, a later ask changes nothing',
     'if (counts && each.by == person', 'if (last == nullptr && counts && each.by == person'),
    ('a yes to one receiver counts for another',
     'return scope.receiver == receiver && scope.purpose', 'return scope.purpose'),
    ('a yes for one purpose counts for another',
     'scope.receiver == receiver && scope.purpose == purpose', 'scope.receiver == receiver && !purpose.empty()'),
    ('a yes to some categories counts for all',
     'std::ranges::find(scope.categories, what) != scope.categories.end())', 'what == what)'),
    ('a consent for a party that was closed still counts',
     'bool const counts = ended == closed.end() || each.seq > ended->second;\n        if',
     'bool const counts = ended == closed.end() || each.seq > 0;\n        if'),
    ('a decision of a court outlives the part of the party',
     'bool const counts = ended == standing.closed.end() || each.seq > ended->second;',
     'bool const counts = ended == standing.closed.end() || each.seq > 0;'),
    ('a decision of a court covers every purpose',
     'return counts && each.holder == person && covers(each.scope, receiver, purpose, what);',
     'return counts && each.holder == person && covers(each.scope, receiver, each.scope.purpose, what);'),
    ('a decision of a court covers every holder',
     'return counts && each.holder == person && covers', 'return counts && !person.empty() && covers'),
]

CIRCLE = [
    ('who left stays',
     'void apply(Standing& standing, MemberLeft const& event, Entry const& entry) {\n    end_membership',
     'void apply(Standing& standing, MemberLeft const& event, Entry const& entry) {\n    if (standing.members.empty()) end_membership'),
    ('the people of a closed party stay',
     'if (party_of(each.role) == event.party && !each.until) { each.until = entry.at; }', ''),
    ('authority does not end',
     'named(standing, event.person).authority = false; }', 'named(standing, event.person).authority = true; }'),
    ('a parent known to be without authority keeps it',
     'parent.authority = false;', ''),
    ('checking authority makes somebody a parent',
     'if (standing.parent(event.person) != nullptr) { named(standing, event.person).verified = true; }',
     'named(standing, event.person).verified = true;'),
    ('a parent opens for itself what is the youth\'s to open',
     'if (entry.by != standing.child.person) { return; }', 'if (entry.by.empty()) { return; }'),
    ('a supporter who stands beside another now still sees for the first',
     'end_membership(standing, event.person, event.role, entry.at);\n    standing.members', 'standing.members'),
    ('the youth is of age to read one day too early',
     'age(today) >= profile.youth_from', 'age(today + std::chrono::days{1}) >= profile.youth_from'),
]

READING = [
    ('who never took part, or left, reads',
     'return standing_.member(reader.person, reader.role) != nullptr;', 'return true;'),
    ('taking part in another role is enough',
     'return standing_.member(reader.person, reader.role) != nullptr;',
     'return std::ranges::find(standing_.members, reader.person, &Member::person) != standing_.members.end();'),
    ('a supporter goes on when the parent beside has no authority any more',
     '(standing_.is_youth(person, profile_, today_) || is_parent(person));', 'true;'),
    ('parents stay when the youth is of age',
     'if (route::band_of(standing_.age(today_)) != route::AgeBand::from_18) { return true; }', 'return true;'),
    ('a privacy officer reads along',
     'case Role::privacy_officer:\n        case Role::region_administrator: return false;',
     'case Role::privacy_officer: return true;\n        case Role::region_administrator: return false;'),
    ('what is for named people only is read by their colleagues',
     'if (!entry.only.empty() && !answer) { return no(no_ground); }', ''),
    ('what the other parent said is read',
     'bool const of_one_parent = answer || is_said_by_parent(entry);', 'bool const of_one_parent = answer;'),
    ('the answer to the other parent is read',
     'bool const of_one_parent = answer || is_said_by_parent(entry);',
     'bool const of_one_parent = is_said_by_parent(entry);'),
    ('what others in the family answered is read',
     'if (what == Category::youth_private || entry.own_words_only) { return no(no_ground); }',
     'if (what == Category::youth_private) { return no(no_ground); }'),
    ('the youth reads how the parents answered',
     'if (profile_.categories.at(what).own_words_only) { return no(no_ground); }', ''),
    ('safety is read by everybody of the school',
     'if (what == Category::safety) { return no(no_ground); }', ''),
    ('professionals read what the youth keeps to itself',
     'if (what == Category::youth_private) { return no(no_ground); }\n    if (owner', 'if (owner'),
    ('care of a sixteen-year-old is visible to the parents',
     'return school_side(entry, what, owner) ? Answer{Ground{GroundName::right}} : no(no_ground);',
     'return Ground{GroundName::right};'),
    ('the meeting of a sixteen-year-old is visible to the parents',
     ' && what != Category::conference &&', ' &&'),
    ('parents of a twelve-year-old read the care file without its yes',
     'return is_care_file(what) ? Answer{no(no_ground)} : Ground{GroundName::right};',
     'return Ground{GroundName::right};'),
    ('a parent whose authority is not checked reads everything',
     'if (!standing_.holder(parent)->verified && !is_frame(what)) { return no(authority_unverified); }', ''),
    ('what the youth closed again stays open for the parent',
     'opened != standing_.opened.end() && opened->second;', 'opened != standing_.opened.end();'),
    ('the cell of the step is ignored',
     ' || !contains(cell->reads, what)', ''),
    ('the condition of the cell is ignored',
     'cell == nullptr || !cell->when.holds(facts_)', 'cell == nullptr'),
    ('the purposes of the step are ignored',
     'contains(step.purposes, rule.purpose);', '(contains(step.purposes, rule.purpose) || !step.id.empty());'),
    ('a rule for one owner counts for another',
     'contains(rule.from, owner)', '(contains(rule.from, owner) || !rule.from.empty())'),
    ('a rule for another receiver counts',
     'return rule.to == party && contains(rule.from', 'return party != Party::family && contains(rule.from'),
    ('consent is not asked',
     'if (reason) { return tl::unexpected{std::move(*reason)}; }', ''),
]

SEEING = [
    ('gaps in the numbers show that something is hidden',
     'seen.entries.back().seq = std::ssize(seen.entries);', ''),
    ('everything that is hidden is shown as shielded',
     'profile.categories.at(entry.category).shielded &&', ''),
    ('safety shows in the grounds of the reading log',
     'if (entry.category != Category::safety) { add_once(seen.grounds, *ground); }',
     'add_once(seen.grounds, *ground);'),
    ('parents of a sixteen-year-old see every request',
     '(reader.role == Role::parent && age < 16)', '(reader.role == Role::parent && age < 99)'),
    ('the family reads why a consent is not complete',
     'if (reader.party() != Party::family && !line.obstacle)', 'if (!line.obstacle)'),
    ('a request that somebody may not know of is read',
     'return each.scope.receiver == asked.receiver && each.scope.purpose == asked.purpose;',
     'return !each.scope.purpose.empty() && !asked.purpose.empty();'),
]

FAULTS = [Fault(name, file, old, new)
          for file, faults in ((STANDING, CONSENT + CIRCLE), (LENS, READING), (DOSSIER, SEEING))
          for name, old, new in faults]
