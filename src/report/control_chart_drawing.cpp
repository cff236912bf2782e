#include "plumb/report/control_chart_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "plumb/io/text_width.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/terminal_style.hpp"

namespace plumb {

namespace {

constexpr int kChartRows = 9;
constexpr int kWidestStep = 4;
constexpr int kLeastChartColumns = 10;

class ChartDrawing {
 public:
  ChartDrawing(std::string& out, const ControlChart& chart, const TextStyle& style, int columns)
      : out_(out), chart_(chart), style_(style) {
    least_ = std::min(chart.mean, chart.lower.value_or(chart.mean));
    greatest_ = std::max(chart.mean, chart.upper.value_or(chart.mean));
    for (const ControlPoint& point : chart.points) {
      least_ = std::min(least_, point.value);
      greatest_ = std::max(greatest_, point.value);
    }
    for (const double value :
         {chart.mean, chart.lower.value_or(chart.mean), chart.upper.value_or(chart.mean)})
      label_ = std::max(label_, text_width(label_text(value)));
    const auto room =
        static_cast<std::size_t>(std::max(kLeastChartColumns, columns - label_ - 9));  // with `  upper`
    shown_ = std::min(chart.points.size(), room);
    first_ = chart.points.size() - shown_;
    step_ = std::clamp<std::size_t>(room / shown_, 1, kWidestStep);
  }

  void draw() {
    for (int row = kChartRows - 1; row >= 0; --row) draw_row(row);
    draw_days();
  }

 private:
  std::string label_text(double value) const {
    std::string text;
    const double reach = greatest_ - least_;
    append_number(text, value, {reach < 0.1 ? 4 : (reach < 100 ? 2 : 0), false, style_.unicode});
    return text;
  }

  int row_of(double value) const {
    if (greatest_ <= least_) return kChartRows / 2;
    return static_cast<int>(std::lround((value - least_) / (greatest_ - least_) * (kChartRows - 1)));
  }

  void draw_row(int row) {
    std::string label;
    std::string_view name;
    const auto is_at = [&](const std::optional<double>& value) { return value && row_of(*value) == row; };
    if (is_at(chart_.lower)) label = label_text(*chart_.lower), name = "lower";
    if (is_at(chart_.upper)) label = label_text(*chart_.upper), name = "upper";
    const bool is_mean = row_of(chart_.mean) == row;
    if (is_mean) label = label_text(chart_.mean), name = "mean";
    append_padded(out_, label, label_, Side::right);
    out_ += style_.unicode ? " │" : " |";
    const bool is_line = !name.empty();
    const std::string_view line = is_mean ? (style_.unicode ? "─" : "-") : (style_.unicode ? "╌" : ".");
    std::size_t blanks = 0;
    for (std::size_t i = 0; i < shown_; ++i) {
      const ControlPoint& point = chart_.points[first_ + i];
      for (std::size_t k = 0; k + 1 < step_ + (i == 0 ? 1 : 0); ++k)
        add(is_line ? line : " ", Role::muted, blanks);
      if (row_of(point.value) != row)
        add(is_line ? line : " ", Role::muted, blanks);
      else
        add(sign_of(point), point.signals() ? Role::bad : Role::good, blanks);
    }
    if (is_line) {
      add(line, Role::muted, blanks);
      out_.append(" ").append(name);
    }
    out_ += '\n';
  }

  /// A point within its limits is a circle; beyond them, or part of a run, it has a mark.
  std::string_view sign_of(const ControlPoint& point) const {
    if (point.beyond || point.range_beyond) return style_.unicode ? "✗" : "x";
    if (point.in_run || point.in_trend) return style_.unicode ? "◆" : "#";
    return style_.unicode ? "●" : "o";
  }

  void add(std::string_view sign, Role role, std::size_t& blanks) {
    if (sign == " ") {
      ++blanks;
      return;
    }
    out_.append(std::exchange(blanks, 0), ' ');
    const bool coloured = style_.colour && role != Role::none;
    if (coloured) out_ += terminal_style(role);
    out_ += sign;
    if (coloured) out_ += kPlainStyle;
  }

  void draw_days() {
    const std::string first = date_text(chart_.points[first_].date);
    const std::string last = date_text(chart_.points.back().date);
    const std::size_t columns = shown_ * step_ + 1;
    out_.append(static_cast<std::size_t>(label_) + 2, ' ').append(first);
    if (first != last) {
      if (columns > first.size() + last.size() + 1)
        out_.append(columns - first.size() - last.size(), ' ').append(last);
      else
        out_.append(style_.unicode ? " – " : " - ").append(last);
    }
    if (first_ > 0) out_ += fmt::format("   {} before", counted(first_, "point"));
    out_ += '\n';
  }

  std::string& out_;
  const ControlChart& chart_;
  const TextStyle& style_;
  double least_ = 0;
  double greatest_ = 0;
  int label_ = 0;
  std::size_t first_ = 0;
  std::size_t shown_ = 0;
  std::size_t step_ = 1;
};

}  // namespace

void draw_control_chart(std::string& out, const ControlChart& chart, const TextStyle& style,
                        int drawing_columns) {
  if (!chart.points.empty()) ChartDrawing(out, chart, style, drawing_columns).draw();
}

}  // namespace plumb
