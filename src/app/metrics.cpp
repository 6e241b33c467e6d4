#include "app/metrics.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/core.h>

namespace rondom::app {

namespace {

/// Writes families of samples, each with its explanation.
class Exposition {
public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
    }

    template <class Value>
    void sample(Value value, std::string_view labels = {}, std::string_view suffix = {}) {
        text_ += labels.empty() ? fmt::format("{}{} {}\n", name_, suffix, value)
                                : fmt::format("{}{}{{{}}} {}\n", name_, suffix, labels, value);
    }

    template <class Value>
    void only(std::string_view name, std::string_view type, std::string_view help, Value value) {
        family(name, type, help);
        sample(value);
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string_view name_;
    std::string text_;
};

double seconds(timeval time) {
    constexpr double micro = 1e-6;
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * micro;
}

double seconds(std::chrono::microseconds time) { return std::chrono::duration<double>{time}.count(); }

template <class Durations, class Bounds>
void write_durations(
    Exposition& out, std::string_view method, Durations const& durations, Bounds const& bounds
) {
    for (std::size_t each = 0; each < bounds.size(); ++each) {
        auto const bound = seconds(std::chrono::milliseconds{bounds.at(each)});
        out.sample(
            durations.within.at(each), fmt::format(R"(method="{}",le="{}")", method, bound), "_bucket"
        );
    }
    out.sample(durations.count, fmt::format(R"(method="{}",le="+Inf")", method), "_bucket");
    out.sample(seconds(durations.sum), fmt::format(R"(method="{}")", method), "_sum");
    out.sample(durations.count, fmt::format(R"(method="{}")", method), "_count");
}

void write_storage(Exposition& out, Figures const& figures) {
    auto const& commits = figures.commits;
    out.only("rondom_store_up", "gauge", "Storage answers.", figures.store_answers ? 1 : 0);
    out.only("rondom_writer_broken", "gauge", "Nothing is written until a restart.", commits.broken ? 1 : 0);
    out.only("rondom_commits_total", "counter", "Changes that became durable.", commits.commits);
    out.only(
        "rondom_commit_groups_total", "counter", "Transactions; changes that wait share one.", commits.groups
    );
    out.only("rondom_commits_failed_total", "counter", "Changes that storage did not take.", commits.failed);
    out.only(
        "rondom_outbox_waiting",
        "gauge",
        "Mails and text messages that should be gone.",
        figures.outbox_waiting
    );
    out.only(
        "rondom_outbox_oldest_seconds",
        "gauge",
        "How long the first of them waits.",
        figures.outbox_oldest.count()
    );
}

void write_process(Exposition& out, ProcessFigures const& process) {
    out.family("rondom_build_info", "gauge", "Which version this is.");
    out.sample(1, fmt::format("version=\"{}\"", RONDOM_VERSION));
    out.only("process_resident_memory_bytes", "gauge", "Memory in use.", process.memory);
    out.only("process_open_fds", "gauge", "Open files and connections.", process.files);
    out.only("process_cpu_seconds_total", "counter", "Time on the processors.", process.processor);
    out.only("process_start_time_seconds", "gauge", "When it began, since 1970.", process.started);
}

}  // namespace

ProcessFigures process_figures(std::chrono::system_clock::time_point started) {
    ProcessFigures figures;
    std::int64_t pages = 0;
    std::ifstream{"/proc/self/statm"}.ignore(64, ' ') >> pages;
    figures.memory = pages * ::sysconf(_SC_PAGESIZE);
    std::error_code none;
    std::filesystem::directory_iterator const open{"/proc/self/fd", none};
    figures.files = std::distance(begin(open), end(open));
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    figures.processor = seconds(used.ru_utime) + seconds(used.ru_stime);
    figures.started = std::chrono::duration_cast<std::chrono::seconds>(started.time_since_epoch()).count();
    return figures;
}

void Metrics::observe(Observed const& observed) {
    constexpr int hundred = 100;
    std::lock_guard const lock{mutex_};
    ++answers_[{
        .route = observed.route, .method = observed.method, .status_class = observed.status / hundred}];
    if (observed.method.empty()) { return; }
    auto& durations = durations_[observed.method];
    for (std::size_t each = 0; each < bounds.size(); ++each) {
        if (observed.took <= std::chrono::milliseconds{bounds.at(each)}) { ++durations.within.at(each); }
    }
    ++durations.count;
    durations.sum += observed.took;
}

std::string Metrics::text(Figures const& figures, ProcessFigures const& process) const {
    Exposition out;
    {
        std::lock_guard const lock{mutex_};
        out.family("rondom_requests_total", "counter", "Answers by page, method and kind of status.");
        for (auto const& [what, count] : answers_) {
            out.sample(
                count,
                fmt::format(
                    R"(route="{}",method="{}",status="{}xx")", what.route, what.method, what.status_class
                )
            );
        }
        out.family("rondom_request_seconds", "histogram", "How long making an answer took.");
        for (auto const& [method, durations] : durations_) {
            write_durations(out, method, durations, bounds);
        }
    }
    write_storage(out, figures);
    write_process(out, process);
    return out.take();
}

}  // namespace rondom::app
