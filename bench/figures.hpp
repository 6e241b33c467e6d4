#pragma once

#include <string>
#include <vector>

namespace rondom::bench {

/// The same thing measured several times.
class Figure {
public:
    void add(double value) { values_.push_back(value); }

    [[nodiscard]] double median() const;
    [[nodiscard]] double least() const;
    [[nodiscard]] double most() const;
    /// "312 us (298-340)"
    [[nodiscard]] std::string text(std::string const& unit, int decimals = 0) const;

private:
    friend Figure ratio(Figure const& measured, Figure const& limit);
    std::vector<double> values_;
};

/// The ratios of two things that were measured in turns; each against its own limit of the same round.
Figure ratio(Figure const& measured, Figure const& limit);

struct Line {
    std::string what;
    std::string measured;
    std::string limit;
    std::string ratio;
    std::string target;
    bool met = false;
    bool judged = true;  ///< false: told for information
};

/// A table as Markdown.
std::string table_of(std::vector<Line> const& lines);

}  // namespace rondom::bench
