#include "plumb/report/s_curve.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include "plumb/control/periods.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/time_scale.hpp"

namespace plumb {

namespace {

constexpr int kRows = 16;
constexpr int kRowsPerLabel = 4;
constexpr int kLeastCurveColumns = 10;

/// One line of the chart; of several in one place, the last of these is seen.
struct CurveSign {
  std::string_view unicode;
  std::string_view ascii;
  Role role;
  std::string_view legend;
};

constexpr std::array kCurveSigns = {
    CurveSign{"·", ".", Role::muted, "PV planned"},
    CurveSign{"○", "o", Role::warning, "forecast of cost"},
    CurveSign{"▲", "$", Role::critical, "AC spent"},
    CurveSign{"●", "#", Role::good, "EV earned"},
};

class CurveChart {
 public:
  CurveChart(std::string& out, const Assessment& assessment, const CurveLook& look)
      : out_(out), assessment_(assessment), look_(look) {}

  void draw() {
    const CurveDays days = curve_days(assessment_);
    greatest_ = std::max({assessment_.project.value.bac.units(), assessment_.project.value.ac.units(),
                          assessment_.project.forecasts.used()});
    if (!(greatest_ > 0)) return;
    int label = 0;
    for (int row = kRows; row >= 0; row -= kRowsPerLabel) label = std::max(label, text_width(label_of(row)));
    const TimeScale scale(days.first, days.last + std::chrono::days(1),
                          std::max(kLeastCurveColumns, look_.width - label - 2));
    sample(days.first, scale);
    const int status = scale.column_before(assessment_.performance.at);
    for (const std::string& line : scale.header()) {
      out_.append(static_cast<std::size_t>(label) + 2, ' ');
      out_.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
    }
    for (int row = kRows; row >= 0; --row) write_row(row, label, status);
    write_legend(label);
  }

 private:
  std::string label_of(int row) const {
    std::string text;
    append_number(text, greatest_ * row / kRows, {0, false, look_.unicode});
    return text;
  }

  /// Which row each curve stands in, by column; none where it is not known.
  void sample(Date first, const TimeScale& scale) {
    std::vector<Instant> ends;
    for (int column = 1; column <= scale.columns(); ++column)
      ends.push_back(Instant(first) + column * scale.column_length());
    const Instant at = assessment_.performance.at;
    for (const PeriodFigures& period : period_figures(assessment_, first, ends)) {
      const bool past = period.end - scale.column_length() < at;
      columns_.push_back({row_of(period.cumulative_pv.units()),
                          period.forecast ? row_of(*period.forecast) : std::nullopt,
                          past ? row_of(period.cumulative_ac.units()) : std::nullopt,
                          past ? row_of(period.cumulative_ev.units()) : std::nullopt});
    }
  }

  std::optional<int> row_of(double amount) const {
    return std::clamp(static_cast<int>(std::lround(amount / greatest_ * kRows)), 0, kRows);
  }

  void write_row(int row, int label, int status) {
    const std::string text = row % kRowsPerLabel == 0 ? label_of(row) : "";
    out_.append(static_cast<std::size_t>(label - text_width(text)), ' ').append(text);
    out_.append(look_.unicode ? " │" : " |");
    std::size_t blanks = 0;
    for (std::size_t column = 0; column < columns_.size(); ++column) {
      const CurveSign* sign = nullptr;
      for (std::size_t curve = 0; curve < kCurveSigns.size(); ++curve)
        if (columns_[column][curve] == row) sign = &kCurveSigns[curve];
      const bool is_status = static_cast<int>(column) == status;
      if (sign == nullptr && !is_status) {
        ++blanks;
        continue;
      }
      out_.append(std::exchange(blanks, 0), ' ');
      if (sign != nullptr)
        write_styled(look_.unicode ? sign->unicode : sign->ascii, sign->role);
      else
        write_styled(look_.unicode ? "┊" : ":", Role::muted);
    }
    out_ += '\n';
  }

  void write_styled(std::string_view text, Role role) { append_styled(out_, text, role); }

  void append_styled(std::string& out, std::string_view text, Role role) const {
    if (look_.colour) out += terminal_style(role);
    out += text;
    if (look_.colour) out += kPlainStyle;
  }

  void write_legend(int label) {
    std::vector<std::string> items;
    for (const CurveSign& sign : kCurveSigns) {
      std::string item;
      append_styled(item, look_.unicode ? sign.unicode : sign.ascii, sign.role);
      items.push_back(item + " " + std::string(sign.legend));
    }
    const bool wide = look_.width >= label + 64;
    append_flowing(out_, items, wide ? 1 : 2, look_.width);
  }

  std::string& out_;
  const Assessment& assessment_;
  CurveLook look_;
  double greatest_ = 0;
  std::vector<std::array<std::optional<int>, kCurveSigns.size()>> columns_;
};

}  // namespace

void draw_s_curve(std::string& out, const Assessment& assessment, const CurveLook& look) {
  CurveChart(out, assessment, look).draw();
}

}  // namespace plumb
