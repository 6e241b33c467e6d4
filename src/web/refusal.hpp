#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/language.hpp"
#include "http/message.hpp"

namespace rondom::web {

/// What the server says when it refuses a request before there is a visit: nobody is known, and often not
/// even a language.
struct RefusalOptions {
    bool https = true;
    std::size_t most_bytes = 0;  ///< of a form
};

/// Nl or en, whichever `Accept-Language` likes best; nothing when it names neither.
std::optional<Language> preferred_language(std::string_view accept_language);

/// A short page in the language that the browser asks for, or in both: what happened, and what to do now.
http::Response refusal_answer(int status, std::string_view accept_language, RefusalOptions const& options);

// ---- what the template places

struct RefusalText {
    std::string_view language;
    std::string title;
    std::string text;
    std::string next;
    std::string_view home;
};

struct RefusalPage {
    std::string_view language;
    std::string_view title;
    std::vector<RefusalText> texts;
};

}  // namespace rondom::web
