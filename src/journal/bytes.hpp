#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rondom::journal {

/// Appends to a text of bytes: whole numbers in seven-bit groups, least significant first (one byte below
/// 128), texts with their length in front. What was written is unambiguous, so it can be signed and hashed.
class BytesOut {
public:
    explicit BytesOut(std::string& out) : out_{out} { out_.clear(); }

    BytesOut& number(std::uint64_t value) {
        while (value >= 0x80U) {
            out_ += static_cast<char>((value & 0x7FU) | 0x80U);
            value >>= 7U;
        }
        out_ += static_cast<char>(value);
        return *this;
    }

    BytesOut& text(std::string_view value) {
        number(value.size());
        out_ += value;
        return *this;
    }

private:
    std::string& out_;
};

/// Reads what `BytesOut` wrote. After the first thing that does not fit everything reads as empty and `fine`
/// is false.
class BytesIn {
public:
    explicit BytesIn(std::string_view in) : in_{in} {}

    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && !in_.empty(); shift += 7) {
            auto const byte = static_cast<unsigned char>(in_.front());
            in_.remove_prefix(1);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if (byte < 0x80U) { return value; }
        }
        return fail();
    }

    std::string_view text() {
        auto const size = number();
        if (size > in_.size()) {
            fail();
            return {};
        }
        auto const value = in_.substr(0, size);
        in_.remove_prefix(size);
        return value;
    }

    [[nodiscard]] bool fine() const noexcept { return fine_; }
    [[nodiscard]] bool at_end() const noexcept { return in_.empty(); }

private:
    std::uint64_t fail() {
        fine_ = false;
        in_ = {};
        return 0;
    }

    std::string_view in_;
    bool fine_ = true;
};

}  // namespace rondom::journal
