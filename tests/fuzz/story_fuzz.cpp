// Whatever stands in a story's file: it is a story, or it is said what is wrong and where.

#include <cstddef>
#include <cstdint>

#include "app/story.hpp"
#include "expected.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace rondom;
    std::string const text(data, data + size);
    auto const story = app::read_story("story.yaml", text);
    if (story) { return 0; }
    fuzz::expected(!story.error().empty(), "what is no story has faults");
    for (auto const& each : story.error()) {
        fuzz::expected(each.line > 0, "a fault has a line", each.what);
        fuzz::expected(!each.what.empty(), "a fault says what is wrong");
    }
    return 0;
}
