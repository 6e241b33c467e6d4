#pragma once

#include <string_view>

namespace rondom::web {

/// What a page test gives for every text that people can write: it breaks out of text, attributes and
/// direction when anything is forgotten.
inline constexpr std::string_view poison =
    "\"><script>alert('x')</script>&amp;\u202egnp.exe\u2066 \x01{{page}}{1}";

/// For every address that people can write.
inline constexpr std::string_view poisoned_address = "javascript:alert('x')//\"><script>";

/// True when poison, wherever it was put, is nothing but text in this page.
constexpr bool poison_stays_text(std::string_view page) {
    for (std::string_view const harm :
         {"<script>",
          "alert('x')",
          "href=\"javascript:",
          "src=\"javascript:",
          "action=\"javascript:",
          "href=\"//",
          "src=\"//",
          "action=\"//",
          "\u202e",
          "\u2066",
          "\x01"}) {
        if (page.find(harm) != std::string_view::npos) { return false; }
    }
    return true;
}

}  // namespace rondom::web
