// The route itself: how information crosses a border, the steps, who does what, and what follows.

#include "route/reading.hpp"

namespace rondom::route {

namespace {

/// "signals.record": two or more words with dots between them.
void check_command(Node const* node, std::string_view command, Findings& findings) {
    auto const dot = command.find('.');
    bool const dotted = dot != std::string_view::npos && dot > 0 && dot + 1 < command.size();
    if (node != nullptr && !command.empty() && !dotted) {
        findings.add(
            node->place, fmt::format("`{}` is no command", shortened(command)), "write it as signals.record"
        );
    }
}

/// Who may do a task, all of one party: the party whose task it is.
void read_people(Node const* by, Task& task, Findings& findings) {
    task.by = read_names<Role>(by, "role", findings);
    if (by == nullptr || task.by.empty()) {
        if (by != nullptr && by->items.empty()) {
            findings.add(by->place, "nobody does this task", "name at least one role");
        }
        return;
    }
    auto const party = party_of(task.by.front());
    if (party) {
        task.party = *party;
        expect_roles_of(*party, task.by, by, "task", findings);
    } else {
        findings.add(by->place, fmt::format("`{}` reads no dossier", name_of(task.by.front())));
    }
}

Task read_task(Item const& item, Loading& loading) {
    auto const& node = *item.node;
    auto& findings = loading.findings;
    Task task;
    task.id = item.id;
    read_people(node.find("by"), task, findings);
    task.label = read_label(node.find("label"), "label", findings);
    task.plain = read_label(node.find("plain"), "plain", findings);
    task.command = read_text(node.find("command"), "command", findings).value_or("");
    check_command(node.find("command"), task.command, findings);
    task.when = condition_in(node, "when", loading);
    task.done = condition_in(node, "done", loading);
    task.term = read_term(node.find("term"), loading);
    task.origin = read_origin(node, "this task", findings);
    return task;
}

Cell read_cell(Step const& step, Party party, Node const& node, Loading& loading) {
    auto& findings = loading.findings;
    loading.places.emplace(fmt::format("steps/{}/{}", step.id, name_of(party)), node.place);
    Cell cell;
    cell.party = party;
    if (!is_table(node, "a cell of the route", {{}, {"tasks", "reads", "when"}}, findings)) { return cell; }
    cell.tasks = read_references(node.find("tasks"), "tasks", "task", loading);
    cell.reads = read_names<Category>(node.find("reads"), "category", findings);
    cell.when = condition_in(node, "when", loading);
    return cell;
}

void read_cells(Node const* node, Step& step, Loading& loading) {
    if (node == nullptr) { return; }
    if (node->kind != Node::Kind::table) {
        loading.findings.add(node->place, "`parties` is a table of parties");
        return;
    }
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        auto const party = named<Party>(node->keys[i].name);
        if (party) {
            step.cells.push_back(read_cell(step, *party, node->items[i], loading));
        } else {
            loading.findings.add(
                node->keys[i].place,
                fmt::format("`{}` is no party", shortened(node->keys[i].name)),
                one_of("party", all_names<Party>())
            );
        }
    }
}

std::vector<Need> read_needs(Node const* node, Findings& findings) {
    std::vector<Need> needs;
    if (node == nullptr) { return needs; }
    if (node->kind != Node::Kind::table) {
        findings.add(node->place, "`needs` is a table of parts of the report");
        return needs;
    }
    for (std::size_t i = 0; i < node->keys.size() && i < node->items.size(); ++i) {
        if (!is_id(node->keys[i].name)) {
            findings.add(node->keys[i].place, fmt::format("`{}` is no id", shortened(node->keys[i].name)));
        }
        needs.push_back(
            {.id = node->keys[i].name, .label = read_label(&node->items[i], "the label of a need", findings)}
        );
    }
    return needs;
}

}  // namespace

void expect_roles_of(
    Party party, std::vector<Role> const& people, Node const* node, std::string_view what, Findings& findings
) {
    for (auto const role : people) {
        if (party_of(role) == party) { continue; }
        std::vector<std::string_view> names;
        for (auto const& each : names_of(Role{})) {
            if (party_of(each.value) == party) { names.push_back(each.name); }
        }
        findings.add(
            node->place,
            fmt::format("`{}` is no role of {}, whose {} this is", name_of(role), name_of(party), what),
            one_of("role", names)
        );
    }
}

void read_sharing(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{
        {"what", "from", "to", "purpose", "ground", "label"},
        {"consented", "article", "source", "assumption"}};
    for (auto const& item : items_of("sharing", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a sharing rule", keys, findings)) { continue; }
        Sharing rule;
        rule.id = item.id;
        rule.what = read_names<Category>(node.find("what"), "category", findings);
        rule.from = read_names<Party>(node.find("from"), "party", findings);
        rule.to = read_name<Party>(node.find("to"), "party", findings).value_or(Party::family);
        auto const* consented = node.find("consented");
        rule.consented =
            consented != nullptr ? read_name<Party>(consented, "party", findings).value_or(rule.to) : rule.to;
        rule.purpose = read_reference(node.find("purpose"), "purposes", "purpose", loading);
        rule.ground =
            read_name<GroundKind>(node.find("ground"), "ground", findings).value_or(GroundKind::consent);
        rule.article = read_text(node.find("article"), "an article", findings).value_or("");
        rule.label = read_label(node.find("label"), "label", findings);
        rule.origin = read_origin(node, "this sharing rule", findings);

        auto const* from = node.find("from");
        if (from != nullptr && from->text == "all") {
            rule.from.erase(std::ranges::find(rule.from, rule.to));
        } else if (std::ranges::find(rule.from, rule.to) != rule.from.end()) {
            findings.add(from->place, fmt::format("{} shares with itself", name_of(rule.to)));
        }
        loading.profile.sharing.push_back(std::move(rule));
    }
}

void read_tasks(Loading& loading) {
    Keys const keys{{"by", "label", "plain", "command"}, {"when", "done", "term", "source", "assumption"}};
    for (auto const& item : items_of("tasks", loading)) {
        if (!is_table(*item.node, "a task", keys, loading.findings)) { continue; }
        loading.profile.tasks.push_back(read_task(item, loading));
    }
}

void read_steps(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{
        {"number", "label", "plain", "plain_done", "purposes", "parties"},
        {"start", "end", "term", "source", "assumption"}};
    for (auto const& item : items_of("steps", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a step", keys, findings)) { continue; }
        Step step;
        step.id = item.id;
        step.number = read_number(node.find("number"), "number", findings).value_or(0);
        step.label = read_label(node.find("label"), "label", findings);
        step.plain = read_label(node.find("plain"), "plain", findings);
        step.plain_done = read_label(node.find("plain_done"), "plain_done", findings);
        step.start = read_flag(node.find("start"), "start", findings);
        step.end = read_flag(node.find("end"), "end", findings);
        step.purposes = read_references(node.find("purposes"), "purposes", "purpose", loading);
        step.term = read_term(node.find("term"), loading);
        read_cells(node.find("parties"), step, loading);
        step.origin = read_origin(node, "this step", findings);
        loading.profile.steps.push_back(std::move(step));
    }
}

void read_transitions(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{{"from", "to", "when"}, {"source", "assumption"}};
    for (auto const& item : items_of("transitions", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a transition", keys, findings)) { continue; }
        loading.profile.transitions.push_back(
            {.id = item.id,
             .from = read_reference(node.find("from"), "steps", "step", loading),
             .to = read_reference(node.find("to"), "steps", "step", loading),
             .when = condition_in(node, "when", loading),
             .origin = read_origin(node, "this transition", findings)}
        );
    }
}

void read_promises(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{{"label", "holds"}, {"leaving", "entering", "when", "source", "assumption"}};
    for (auto const& item : items_of("promises", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a promise", keys, findings)) { continue; }
        Promise promise;
        promise.id = item.id;
        promise.label = read_label(node.find("label"), "label", findings);
        promise.leaving = read_reference(node.find("leaving"), "steps", "step", loading);
        promise.entering = read_reference(node.find("entering"), "steps", "step", loading);
        promise.when = condition_in(node, "when", loading);
        promise.holds = condition_in(node, "holds", loading);
        promise.origin = read_origin(node, "this promise", findings);
        if (promise.leaving.empty() && promise.entering.empty()) {
            findings.add(
                node.place, "this promise is about no step", "name the step in `leaving` or `entering`"
            );
        }
        loading.profile.promises.push_back(std::move(promise));
    }
}

void read_lead_table(Loading& loading) {
    auto const* table = loading.section("lead_table");
    auto& findings = loading.findings;
    if (table == nullptr) { return; }
    if (table->kind != Node::Kind::list) {
        findings.add(table->place, "`lead_table` is a list of rows");
        return;
    }
    Keys const keys{{"when", "lead", "reason"}, {"persons", "source", "assumption"}};
    for (auto const& node : table->items) {
        if (!is_table(node, "a row of the lead table", keys, findings)) { continue; }
        LeadRow row;
        row.when = condition_in(node, "when", loading);
        row.persons = read_names<Role>(node.find("persons"), "role", findings);
        row.reason = read_label(node.find("reason"), "reason", findings);
        row.origin = read_origin(node, "this row", findings);
        auto const* lead = node.find("lead");
        if (lead != nullptr && lead->text != "none") { row.lead = read_name<Party>(lead, "party", findings); }
        if (row.lead.has_value() == row.persons.empty()) {
            findings.add(node.place, "a row names both a leading party and persons inside it, or neither");
        }
        if (row.lead) { expect_roles_of(*row.lead, row.persons, node.find("persons"), "lead", findings); }
        loading.profile.lead_table.push_back(std::move(row));
    }
}

void read_meetings(Loading& loading) {
    auto& findings = loading.findings;
    Keys const keys{
        {"label", "purpose", "always"},
        {"requested_by",
         "called_by",
         "present",
         "needs",
         "contact",
         "contact_when",
         "may",
         "next",
         "source",
         "assumption"}};
    for (auto const& item : items_of("meetings", loading)) {
        auto const& node = *item.node;
        if (!is_table(node, "a meeting", keys, findings)) { continue; }
        Meeting meeting;
        meeting.id = item.id;
        meeting.label = read_label(node.find("label"), "label", findings);
        meeting.purpose = read_reference(node.find("purpose"), "purposes", "purpose", loading);
        meeting.requested_by = read_names<Role>(node.find("requested_by"), "role", findings);
        meeting.called_by = read_names<Role>(node.find("called_by"), "role", findings);
        meeting.always = read_names<Role>(node.find("always"), "role", findings);
        meeting.present = read_names<Role>(node.find("present"), "role", findings);
        meeting.needs = read_needs(node.find("needs"), findings);
        meeting.contact = read_names<Role>(node.find("contact"), "role", findings);
        meeting.contact_when = condition_in(node, "contact_when", loading);
        meeting.may = read_names<Role>(node.find("may"), "role", findings);
        meeting.next = read_term(node.find("next"), loading);
        meeting.origin = read_origin(node, "this meeting", findings);
        loading.profile.meetings.push_back(std::move(meeting));
    }
}

}  // namespace rondom::route
