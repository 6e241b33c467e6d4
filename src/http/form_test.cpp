#include "http/form.hpp"

#include <doctest/doctest.h>

namespace rondom::http {

namespace {

Request with_header(std::string name, std::string value) {
    Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

std::optional<std::string_view> cookie_in(Request const& request, std::string_view name) {
    return cookie(request, name);
}

}  // namespace

TEST_SUITE("http form") {
    TEST_CASE("a form gives its fields in order, with spaces, accents and repetitions") {
        auto const fields =
            form_fields("child=Zo%C3%AB+B.&domain=home&domain=school&note=1%2B1%3D2%0D%0A").value();
        CHECK_EQ(
            fields,
            Fields{
                {"child", "Zo\xc3\xab B."}, {"domain", "home"}, {"domain", "school"}, {"note", "1+1=2\r\n"}}
        );
    }

    TEST_CASE("empty is allowed: no fields, a field without a value, an ampersand too many") {
        CHECK(form_fields("").value().empty());
        CHECK_EQ(form_fields("a&b=&&c=d=e&").value(), Fields{{"a", ""}, {"b", ""}, {"c", "d=e"}});
    }

    TEST_CASE("what cannot be read strictly is refused, not guessed") {
        for (auto const* wrong : {"a=%", "a=%4", "a=%zz", "a=%+1", "%g0=a"}) {
            CAPTURE(wrong);
            CHECK(form_fields(wrong).error() == FormError::bad_escape);
        }
        CHECK(form_fields("a=b%00c").error() == FormError::nul_byte);
        CHECK(form_fields("%00=c").error() == FormError::nul_byte);
        CHECK(form_fields(std::string_view{"a=\0", 3}).error() == FormError::nul_byte);
    }

    TEST_CASE("text is UTF-8: no overlong form, surrogate, half character or byte beyond it") {
        for (auto const* wrong :
             {"a=%80",
              "a=%C3",
              "a=%C3%28",
              "a=%C0%AF",
              "a=%C1%BF",
              "a=%E0%80%AF",
              "a=%ED%A0%80",
              "a=%ED%BF%BF",
              "a=%F0%80%80%AF",
              "a=%F4%90%80%80",
              "a=%F5%80%80%80",
              "a=%FE",
              "a=%FF",
              "a=%F0%9F%8E"}) {
            CAPTURE(wrong);
            CHECK(form_fields(wrong).error() == FormError::not_utf8);
        }
        for (auto const* right :
             {"a=%7F",
              "a=%C2%80",
              "a=%DF%BF",
              "a=%E0%A0%80",
              "a=%ED%9F%BF",
              "a=%EE%80%80",
              "a=%EF%BF%BF",
              "a=%F0%90%80%80",
              "a=%F4%8F%BF%BF"}) {
            CAPTURE(right);
            CHECK(form_fields(right).has_value());
        }
    }

    TEST_CASE("five hundred fields are read, one more is not") {
        std::string form;
        for (std::size_t count = 0; count < most_form_fields; ++count) {
            form += "a=1&";
        }
        CHECK_EQ(form_fields(form).value().size(), most_form_fields);
        CHECK(form_fields(form + "b=2").error() == FormError::too_many_fields);
    }

    TEST_CASE("a cookie is found by its whole name") {
        auto const request = with_header("cookie", "lang=nl; __Host-rondom=abc=; quoted=\"x\" ;bare");
        CHECK_EQ(cookie_in(request, "lang"), "nl");
        CHECK_EQ(cookie_in(request, "__Host-rondom"), "abc=");
        CHECK_EQ(cookie_in(request, "quoted"), "x");
        CHECK_FALSE(cookie_in(request, "rondom").has_value());
        CHECK_FALSE(cookie_in(request, "bare").has_value());
        CHECK_FALSE(cookie_in(Request{}, "lang").has_value());
    }

    TEST_CASE("a cookie that is there twice, with two values, is not believed") {
        CHECK_FALSE(cookie_in(with_header("cookie", "s=mine; s=planted"), "s").has_value());
        CHECK_EQ(cookie_in(with_header("cookie", "s=mine; s=mine"), "s"), "mine");
    }

    TEST_CASE("a media type is compared without its parameters and without case") {
        constexpr std::string_view form = "application/x-www-form-urlencoded";
        CHECK(has_media_type(with_header("content-type", "application/x-www-form-urlencoded"), form));
        CHECK(has_media_type(
            with_header("content-type", "Application/X-WWW-Form-Urlencoded ; charset=UTF-8"), form
        ));
        CHECK_FALSE(has_media_type(with_header("content-type", "text/plain"), form));
        CHECK_FALSE(has_media_type(with_header("content-type", "application/x-www-form-urlencoded2"), form));
        CHECK_FALSE(has_media_type(Request{}, form));
    }
}

TEST_SUITE("http message") {
    TEST_CASE("a moment is written as HTTP writes it (RFC 9110 5.6.7)") {
        using namespace std::chrono;
        CHECK_EQ(
            http_date(sys_days{1994y / November / 6} + 8h + 49min + 37s), "Sun, 06 Nov 1994 08:49:37 GMT"
        );
        CHECK_EQ(http_date(sys_days{2028y / February / 29}), "Tue, 29 Feb 2028 00:00:00 GMT");
    }

    TEST_CASE("a header with a control byte in it is left out") {
        Response response;
        response.set("Location", "/a\r\nSet-Cookie: evil=1").set("Content-Type", "text/html; charset=utf-8");
        CHECK_EQ(response.headers, Fields{{"Content-Type", "text/html; charset=utf-8"}});
    }
}

}  // namespace rondom::http
