#include "report.hpp"

#include <fmt/core.h>

namespace rondom::bench {

namespace {

enum class Bound { at_most, at_least };

Line compared(
    std::string what,
    Figure const& measured,
    Figure const& limit,
    std::string const& unit,
    Bound bound,
    double target
) {
    auto const times = ratio(measured, limit);
    bool const met = bound == Bound::at_most ? times.median() <= target : times.median() >= target;
    int const decimals = measured.median() < 20 ? 2 : 0;
    return {
        .what = std::move(what),
        .measured = measured.text(unit, decimals),
        .limit = limit.text(unit, decimals),
        .ratio = times.text("", 2),
        .target = fmt::format("{} {}", bound == Bound::at_most ? "at most" : "at least", target),
        .met = met};
}

Line absolute(std::string what, Figure const& measured, std::string const& unit, double most) {
    return {
        .what = std::move(what),
        .measured = measured.text(unit),
        .limit = "-",
        .ratio = "-",
        .target = fmt::format("under {}{}", most, unit),
        .met = measured.median() < most};
}

Line absolute(std::string what, FirstLoad const& load) {
    constexpr double most = 110;
    return {
        .what = std::move(what),
        .measured = fmt::format(
            "{:.0f} KB: page {:.0f}, files {:.0f}",
            load.kilobytes(),
            static_cast<double>(load.page) / 1024,
            static_cast<double>(load.files) / 1024
        ),
        .limit = "-",
        .ratio = "-",
        .target = fmt::format("under {} KB", most),
        .met = load.kilobytes() < most};
}

std::string in_megabytes(std::uintmax_t bytes) {
    return fmt::format("{:.0f} MB", static_cast<double>(bytes) / 1e6);
}

}  // namespace

std::string table_of(Measured const& measured) {
    auto const& [fixed, dossier, work, small_work, bare, sight, line, parts] = measured.pages;
    auto const& appends = measured.appends;
    using enum Bound;
    return table_of(std::vector<Line>{
        compared(
            "dossier page: processor time of the server per answer, against the bare work",
            dossier.processor,
            bare,
            " us",
            at_most,
            3
        ),
        compared(
            "dossier page: processor time of the server per answer, against its parts measured apart",
            dossier.processor,
            parts,
            " us",
            at_most,
            1.75
        ),
        compared(
            "dossier page: answers per second, against 20 KB that never change",
            dossier.per_second,
            fixed.per_second,
            "/s",
            at_least,
            0.25
        ),
        compared(
            fmt::format("durable appends per second: {} clients, against one by one", append_clients),
            appends.together,
            appends.alone,
            "/s",
            at_least,
            8
        ),
        compared(
            fmt::format(
                "durable appends per second: {} clients, against the same rows in bare SQLite", append_clients
            ),
            appends.together,
            appends.raw,
            "/s",
            at_least,
            0.4
        ),
        compared(
            "p99 of seeing a dossier: during those appends, against idle",
            appends.loaded_read,
            appends.idle_read,
            " ms",
            at_most,
            5
        ),
        compared(
            "my work, 50 open tasks: processor time per answer, against the dossier page",
            work.processor,
            dossier.processor,
            " us",
            at_most,
            3
        ),
        compared(
            fmt::format(
                "my work: processor time with {} dossiers, against {}", measured.large, measured.small
            ),
            work.processor,
            small_work.processor,
            " us",
            at_most,
            1.3
        ),
        absolute(
            fmt::format("resident memory with {} dossiers, after all of the above", measured.large),
            measured.memory,
            " MB",
            150
        ),
        absolute("start to the end of the first answer", measured.start, " ms", 1000),
        absolute("first load, nothing kept: the sign-in page", measured.sign_in),
        absolute("first load, nothing kept: my work", measured.work),
        absolute("first load, nothing kept: the dossier page", measured.dossier)});
}

std::string remarks_on(Measured const& measured) {
    auto const& pages = measured.pages;
    return fmt::format(
        "- {} rounds; every figure is the median of the rounds, with the least and the most; a ratio is "
        "taken within each round.\n"
        "- {} clients with a kept connection each. Dossier page: {} bytes, p50 {}, p99 {}. My work: {} "
        "bytes, p50 {}, p99 {}.\n"
        "- Of the bare work of the dossier page {} are reading, opening and folding through the lens; the "
        "rest is what the page shows. Its parts: that work, a durable line in the reading log {}, and an "
        "answer that never changes {}.\n"
        "- In bare SQLite {} appends in one transaction are {} times as fast as one by one ({}).\n"
        "- Memory after the first answer: {}.\n"
        "- Store: {} dossiers in {}, {} in {} (the journal alone).\n",
        measured.rounds,
        page_clients,
        pages.dossier.bytes,
        pages.dossier.wait.text(" ms", 1),
        pages.dossier.late.text(" ms", 1),
        pages.work.bytes,
        pages.work.wait.text(" ms", 1),
        pages.work.late.text(" ms", 1),
        pages.bare_sight.text(" us"),
        pages.line.text(" us"),
        pages.fixed.processor.text(" us"),
        append_clients,
        ratio(measured.appends.raw, measured.appends.raw_alone).text("", 1),
        measured.appends.raw_alone.text("/s"),
        measured.new_memory.text(" MB"),
        measured.large,
        in_megabytes(measured.large_bytes),
        measured.small,
        in_megabytes(measured.small_bytes)
    );
}

}  // namespace rondom::bench
