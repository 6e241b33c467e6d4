// Whatever a browser, or somebody else, sends as a form: fields of readable text, each kind of field read or
// refused, or a plain no.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "domain/inputs.hpp"
#include "domain/role.hpp"
#include "expected.hpp"
#include "http/form.hpp"

namespace rondom::fuzz {

namespace {

/// One field of every kind.
struct Everything {
    std::string text;
    bool flag = false;
    int number = 0;
    Day day{};
    Moment moment{};
    Id<struct ThingTag> thing;
    Role role{};
    std::optional<Day> until;
    std::vector<Role> roles;

    static constexpr auto fields() {
        return std::tuple{
            field("a", &Everything::text),
            field("b", &Everything::flag),
            field("c", &Everything::number),
            field("d", &Everything::day),
            field("e", &Everything::moment),
            field("f", &Everything::thing),
            field("g", &Everything::role),
            field("h", &Everything::until),
            field("i", &Everything::roles)};
    }
};

void check(http::Fields const& fields) {
    expected(fields.size() <= http::most_form_fields, "a form has a bounded number of fields");
    Inputs inputs;
    for (auto const& [name, value] : fields) {
        expected(http::is_utf8(name) && http::is_utf8(value), "what was read is UTF-8", name);
        expected(value.find('\0') == std::string::npos, "what was read has no NUL", name);
        inputs.emplace_back(name, value);
    }
    Everything everything;
    auto const complaints = read_all(inputs, everything);
    expected(!complaints.empty() || everything.day.ok(), "a day that was read is a day");
    expected(!complaints.empty() || everything.text.size() <= longest_text, "a text has a limit");
}

}  // namespace

}  // namespace rondom::fuzz

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    using namespace rondom;
    std::string const text(data, data + size);
    if (auto const fields = http::form_fields(text)) { fuzz::check(*fields); }
    if (auto const decoded = http::percent_decoded(text, http::Plus::literal)) {
        fuzz::expected(http::is_utf8(*decoded), "what was decoded is UTF-8");
    }
    http::Request request;
    request.headers = {{"cookie", text}, {"content-type", text}};
    static_cast<void>(http::cookie(request, "rondom"));
    static_cast<void>(http::has_media_type(request, "application/x-www-form-urlencoded"));
    return 0;
}
