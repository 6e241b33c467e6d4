// Whatever stands in a region's file: the loader says what is wrong, with its place and in Dutch, and the
// prover proves what could be read.

#include <cstddef>
#include <cstdint>

#include "expected.hpp"
#include "proof/dutch.hpp"
#include "proof/prove.hpp"
#include "route/load.hpp"

namespace rondom::fuzz {

namespace {

void check(route::Finding const& finding) {
    expected(!finding.message.empty(), "a finding says what is wrong");
    expected(finding.line > 0 || finding.file == "profile", "a finding has a place", finding.message);
    expected(proof::has_dutch(finding.message), "what is wrong is said in Dutch too", finding.message);
    expected(proof::has_dutch(finding.allowed), "what is allowed is said in Dutch too", finding.allowed);
    expected(finding.message.size() < 1000, "a finding can be read", finding.message);
}

void check(proof::Finding const& finding) {
    expected(!finding.what.nl.empty() && !finding.what.en.empty(), "a finding has words", finding.code);
    expected(!finding.file.empty(), "a finding has a file", finding.code);
}

}  // namespace

}  // namespace rondom::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace rondom;
    std::string text(data, data + size);
    auto const reading = route::read_profile({{.name = "region.yaml", .text = std::move(text)}});
    fuzz::expected(reading.findings.size() <= route::most_findings + 1, "findings are bounded");
    for (auto const& each : reading.findings) {
        fuzz::check(each);
    }
    for (auto const& each : proof::prove(reading).findings) {
        fuzz::check(each);
    }
    return 0;
}
