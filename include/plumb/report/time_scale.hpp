#pragma once

#include <string>
#include <vector>

#include "plumb/model/instant.hpp"

namespace plumb {

/// Time laid out on columns of equal length, from hours to years, whichever makes the range fit.
class TimeScale {
 public:
  /// The range is [from, to), at least a day of it is shown; most_columns: at least 1.
  TimeScale(Date from, Date to, int most_columns);

  int columns() const { return columns_; }
  Minutes column_length() const { return length_; }

  /// The column that holds an instant; below 0 or from columns() on where it is not shown.
  int column_of(Instant t) const;
  /// The column that holds the minute before, for what ends at t.
  int column_before(Instant t) const { return column_of(t - Minutes{1}); }

  /// The year of the first column, which the header leaves out because there is room for it beside the chart.
  std::string first_year() const;

  /// One or two lines over the columns: months over weeks or days, months, years over quarters, or years.
  /// January is headed by its year.
  std::vector<std::string> header() const;

  /// `2 h`, `day`, `1.5 days`, `4 days`.
  std::string column_length_text() const;

 private:
  struct Tick {
    Date date;
    std::string label;
  };

  std::vector<Tick> month_ticks() const;
  std::vector<Tick> day_ticks(bool mondays_only) const;
  std::vector<Tick> quarter_ticks() const;
  std::vector<Tick> year_ticks() const;
  std::string line_of(const std::vector<Tick>& ticks) const;
  Date end() const;

  Date from_;
  Minutes length_{1440};
  int columns_ = 1;
};

}  // namespace plumb
