#include "cli/settings_file.hpp"

#include <doctest/doctest.h>

TEST_SUITE_BEGIN("settings file");

namespace rondom::cli {

TEST_CASE("settings are lines with a name and a value, as systemd reads them too") {
    auto const settings = read_settings(
        "# The region\n\nRONDOM_REGION=dordrecht\n RONDOM_PHONE = \"088 000 12 34\"\r\n"
        "RONDOM_STORE=postgres:host=db1 dbname=dordrecht"
    );
    REQUIRE(settings.has_value());
    CHECK(
        *settings ==
        NamedSettings{
            {"RONDOM_REGION", "dordrecht"},
            {"RONDOM_PHONE", "088 000 12 34"},
            {"RONDOM_STORE", "postgres:host=db1 dbname=dordrecht"}}
    );
}

TEST_CASE("a line that is no setting is named") {
    CHECK_EQ(
        read_settings("RONDOM_REGION=a\nlisten 80\n").error(),
        "line 2 is not like RONDOM_LISTEN=127.0.0.1:8080"
    );
    CHECK_FALSE(read_settings("PATH=/tmp").has_value());
    CHECK_FALSE(read_settings("RONDOM_=a").has_value());
    CHECK_EQ(read_settings("RONDOM_A=1\nRONDOM_A=2").error(), "line 2: RONDOM_A stands there twice");
}

TEST_CASE("a file that is not there is said") {
    CHECK_EQ(take_settings("/nowhere/region.conf").error(), "/nowhere/region.conf cannot be read");
}

}  // namespace rondom::cli

TEST_SUITE_END();
