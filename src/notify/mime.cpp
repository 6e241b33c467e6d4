#include "notify/mime.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>
#include <sodium.h>

#include "journal/secret.hpp"

namespace rondom::notify {

namespace {

/// RFC 2045 6.7 and 6.8.
constexpr std::size_t longest_line = 76;

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(
        text.data(), text.size(), journal::bytes_of(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL
    );
    text.pop_back();  // the zero byte
    return text;
}

std::string base64_lines(std::string_view bytes) {
    auto const text = base64(bytes);
    std::string lines;
    for (std::size_t from = 0; from < text.size(); from += longest_line) {
        lines += text.substr(from, longest_line);
        lines += "\r\n";
    }
    return lines;
}

/// RFC 2047, when it has to be. A line break never gets into a header.
std::string header_text(std::string_view text) {
    bool const plain = std::ranges::all_of(text, [](char each) { return each >= ' ' && each <= '~'; });
    return plain ? std::string{text} : fmt::format("=?utf-8?B?{}?=", base64(text));
}

std::string escaped(std::string_view text) {
    std::string html;
    for (char const each : text) {
        switch (each) {
            case '&': html += "&amp;"; break;
            case '<': html += "&lt;"; break;
            case '>': html += "&gt;"; break;
            case '"': html += "&quot;"; break;
            default: html += each;
        }
    }
    return html;
}

/// A paragraph that is an address becomes a link; all others stay text.
std::string html_paragraph(std::string_view text) {
    auto const plain = escaped(text);
    bool const link = text.starts_with("https://") || text.starts_with("http://");
    if (link && text.find(' ') == std::string_view::npos) {
        return fmt::format("<p><a href=\"{0}\">{0}</a></p>\r\n", plain);
    }
    return fmt::format("<p>{}</p>\r\n", plain);
}

std::string html_of(Mail const& mail) {
    auto html = fmt::format(
        "<!DOCTYPE html>\r\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><title>Rondom</title></head>"
        "<body>\r\n",
        name_of(mail.language)
    );
    std::string_view rest{mail.text};
    while (!rest.empty()) {
        auto const end = std::min(rest.find("\n\n"), rest.size());
        html += html_paragraph(rest.substr(0, end));
        rest.remove_prefix(std::min(rest.size(), end + 2));
    }
    return html + "</body></html>\r\n";
}

std::string text_part(std::string_view type, std::string_view text) {
    return fmt::format(
        "Content-Type: text/{}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}",
        type,
        quoted_printable(text)
    );
}

std::string calendar_part(std::string_view calendar, std::string_view method) {
    return fmt::format(
        "Content-Type: text/calendar; charset=utf-8; method={}\r\n"
        "Content-Disposition: attachment; filename=\"rondom.ics\"\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n{}",
        method,
        base64_lines(calendar)
    );
}

/// Parts between boundaries, with the header that says so.
std::string parts(std::string_view kind, std::string_view boundary, std::vector<std::string> const& all) {
    auto text = fmt::format("Content-Type: multipart/{}; boundary=\"{}\"\r\n\r\n", kind, boundary);
    for (auto const& each : all) {
        text += fmt::format("--{}\r\n{}\r\n", boundary, each);
    }
    return text + fmt::format("--{}--\r\n", boundary);
}

/// Writes RFC 2045 6.7 and breaks lines before they are too long.
class QuotedLines {
public:
    /// `ends_line`: nothing comes after it in this line.
    void add(char each, bool ends_line) {
        if (each == '\n') {
            out_ += "\r\n";
            column_ = 0;
            return;
        }
        bool const plain = each >= ' ' && each <= '~' && each != '=';
        bool const lost = (each == ' ' && ends_line) || (each == '.' && column_ == 0);
        put(plain && !lost ? std::string{each} : fmt::format("={:02X}", static_cast<unsigned char>(each)));
    }

    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void put(std::string_view piece) {
        if (column_ + piece.size() >= longest_line) {
            out_ += "=\r\n";
            column_ = 0;
        }
        out_ += piece;
        column_ += piece.size();
    }

    std::string out_;
    std::size_t column_ = 0;
};

}  // namespace

std::string quoted_printable(std::string_view text) {
    QuotedLines lines;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r') { continue; }
        bool const ends_line = at + 1 == text.size() || text[at + 1] == '\n' || text[at + 1] == '\r';
        lines.add(text[at], ends_line);
    }
    return lines.take();
}

std::string mail_date(Moment moment) {
    constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<std::string_view, 12> months{
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto const day = std::chrono::floor<std::chrono::days>(moment);
    std::chrono::year_month_day const date{day};
    std::chrono::hh_mm_ss const time{moment - day};
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} +0000",
        weekdays.at(std::chrono::weekday{day}.c_encoding()),
        static_cast<unsigned>(date.day()),
        months.at(static_cast<unsigned>(date.month()) - 1),
        static_cast<int>(date.year()),
        time.hours().count(),
        time.minutes().count(),
        time.seconds().count()
    );
}

std::string mime_of(Mail const& mail, Sender const& sender) {
    auto const outer = "rondom-" + mail.id;
    auto const inner = "rondom-text-" + mail.id;
    auto const both =
        parts("alternative", inner, {text_part("plain", mail.text), text_part("html", html_of(mail))});
    return fmt::format(
               "From: Rondom <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n"
               "Content-Language: {}\r\nAuto-Submitted: auto-generated\r\nX-Auto-Response-Suppress: All\r\n"
               "MIME-Version: 1.0\r\n",
               sender.mail,
               mail.to,
               header_text(mail.subject),
               mail_date(mail.at),
               mail.id,
               sender.domain,
               name_of(mail.language)
           ) +
           (mail.calendar.empty()
                ? both
                : parts("mixed", outer, {both, calendar_part(mail.calendar, mail.calendar_method)}));
}

}  // namespace rondom::notify
