#include <fmt/core.h>

int main() {
    fmt::print("rondom {}\n", RONDOM_VERSION);
    return 0;
}
