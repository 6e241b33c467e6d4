#include "journal/region_key.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "journal/test_directory.hpp"

namespace rondom::journal {

namespace {

namespace fs = std::filesystem;

void write_file(std::string const& path, std::string const& text, unsigned mode) {
    fs::remove(path);
    std::ofstream{path, std::ios::binary} << text;
    fs::permissions(path, static_cast<fs::perms>(mode));
}

std::string refusal(std::string const& path) {
    auto const key = read_region_key(path);
    return key ? "accepted" : key.error();
}

bool says(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_SUITE("region key") {
    TEST_CASE("a new region's key is made once, for its owner's eyes only, and read back") {
        TestDirectory const directory;
        auto const path = directory.file("region.key");
        auto const made = create_region_key(path);
        REQUIRE(made);
        CHECK_EQ(fs::status(path).permissions(), static_cast<fs::perms>(0400));
        CHECK_EQ(read_region_key(path), made);
        CHECK_NE(create_region_key(directory.file("other.key")), made);
        CHECK(says(create_region_key(path).error(), "cannot be made"));
        CHECK(says(create_region_key(directory.file("none/region.key")).error(), "cannot be made"));
    }

    TEST_CASE("a key is 64 hexadecimal characters, with or without a line end, or 32 bytes") {
        TestDirectory const directory;
        auto const path = directory.file("region.key");
        std::string const hex = "00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";
        write_file(path, hex, 0400);
        REQUIRE(read_region_key(path));
        CHECK_EQ(read_region_key(path)->at(1), 0x11);
        CHECK_EQ(read_region_key(path)->at(31), 0xFF);
        write_file(path, hex + "\n", 0400);
        CHECK(read_region_key(path));
        write_file(path, std::string(32, 'k'), 0400);
        CHECK_EQ(read_region_key(path)->at(0), 'k');

        for (auto const& wrong :
             {std::string{},
              hex + "0",
              hex + "00",
              hex.substr(1),
              "g" + hex.substr(1),
              hex + "\n\n",
              " " + hex}) {
            write_file(path, wrong, 0400);
            CHECK(says(refusal(path), "does not hold a key"));
        }
    }

    TEST_CASE("a key that others could read, or anybody could write, is refused with what to do") {
        TestDirectory const directory;
        auto const path = directory.file("region.key");
        for (auto const mode : {0600U, 0440U, 0404U, 0500U, 0444U, 0644U, 0777U, 04400U}) {
            write_file(path, std::string(32, 'k'), mode);
            CHECK(says(refusal(path), "chmod 0400"));
        }
        write_file(path, std::string(32, 'k'), 0600);
        CHECK(says(refusal(path), "mode 0600"));
    }

    TEST_CASE("what is no file of one's own is refused") {
        TestDirectory const directory;
        CHECK(says(refusal(directory.file("none")), "cannot be opened"));
        fs::create_directory(directory.file("folder"));
        CHECK(says(refusal(directory.file("folder")), "not a regular file"));
        write_file(directory.file("real"), std::string(32, 'k'), 0400);
        fs::create_symlink(directory.file("real"), directory.file("link"));
        CHECK(says(refusal(directory.file("link")), "symbolic link"));
        if (::geteuid() == 0) {
            // Only root can give a file away.
            REQUIRE_EQ(::chown(directory.file("real").c_str(), 1, 1), 0);
            CHECK(says(refusal(directory.file("real")), "another user"));
        }
    }
}

}  // namespace rondom::journal
