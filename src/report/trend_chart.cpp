#include <algorithm>
#include <cmath>

#include "plumb/io/text_width.hpp"
#include "plumb/report/history_view.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/terminal_style.hpp"

namespace plumb {

namespace {

constexpr int kTrendRows = 8;
constexpr int kRowsPerTrendLabel = 4;
constexpr int kLeastTrendColumns = 10;

std::optional<double> number_of(const MetricValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* cost = std::get_if<Cost>(&value)) return cost->units();
  if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
  if (const auto* instant = std::get_if<Instant>(&value))
    return static_cast<double>(instant->time_since_epoch().count());
  return std::nullopt;
}

/// A metric over its commits, the oldest on the left.
class TrendChart {
 public:
  TrendChart(std::string& out, const Trend& trend, const TextStyle& style)
      : out_(out), trend_(trend), style_(style) {
    for (const TrendRow& row : trend.rows) {
      const auto number = number_of(row.value);
      numbers_.push_back(number);
      if (!number) continue;
      least_ = count_ == 0 ? *number : std::min(least_, *number);
      greatest_ = count_ == 0 ? *number : std::max(greatest_, *number);
      ++count_;
    }
  }

  void draw(int drawing_columns) {
    if (count_ < 2) return;
    int label = 0;
    for (int row = kTrendRows; row >= 0; row -= kRowsPerTrendLabel)
      label = std::max(label, text_width(label_of(row)));
    const int room = std::max(kLeastTrendColumns, drawing_columns - label - 2);
    columns_ = std::min(static_cast<std::size_t>(room), numbers_.size());
    for (int row = kTrendRows; row >= 0; --row) write_row(row, label);
    write_days(label);
  }

 private:
  std::string label_of(int row) const {
    const double value = least_ + (greatest_ - least_) * row / kTrendRows;
    const MetricKind kind = trend_.metric->kind;
    MetricValue shown = value;
    if (kind == MetricKind::date || kind == MetricKind::start_date)
      shown = Instant(Minutes(std::llround(value)));
    if (kind == MetricKind::count) shown = static_cast<std::int64_t>(std::llround(value));
    return figure_text(shown, kind, {trend_.minutes_per_day, style_.unicode});
  }

  /// The last number of the commits that share a column.
  std::optional<double> number_at(std::size_t column) const {
    const std::size_t end = (column + 1) * numbers_.size() / columns_;
    std::optional<double> last;
    for (std::size_t i = column * numbers_.size() / columns_; i < end; ++i)
      if (numbers_[i]) last = numbers_[i];
    return last;
  }

  int row_of(double number) const {
    if (greatest_ == least_) return kTrendRows / 2;
    return static_cast<int>(std::lround((number - least_) / (greatest_ - least_) * kTrendRows));
  }

  void write_row(int row, int label) {
    const bool labelled = row % kRowsPerTrendLabel == 0 && (greatest_ != least_ || row == kTrendRows / 2);
    const std::string text = labelled ? label_of(row) : "";
    out_.append(static_cast<std::size_t>(label - text_width(text)), ' ').append(text);
    out_.append(style_.unicode ? " │" : " |");
    std::size_t blanks = 0;
    for (std::size_t column = 0; column < columns_; ++column) {
      const auto number = number_at(column);
      if (!number || row_of(*number) != row) {
        ++blanks;
        continue;
      }
      out_.append(std::exchange(blanks, 0), ' ');
      if (style_.colour) out_ += terminal_style(Role::good);
      out_ += style_.unicode ? "●" : "*";
      if (style_.colour) out_ += kPlainStyle;
    }
    out_ += '\n';
  }

  /// The days of the first and the last commit, below their columns.
  void write_days(int label) {
    const std::string first = date_text(trend_.rows.front().commit.date);
    const std::string last = date_text(trend_.rows.back().commit.date);
    out_.append(static_cast<std::size_t>(label) + 2, ' ').append(first);
    if (columns_ > first.size() + last.size() + 1)
      out_.append(columns_ - first.size() - last.size(), ' ').append(last);
    else
      out_.append(style_.unicode ? " – " : " - ").append(last);
    out_ += '\n';
  }

  std::string& out_;
  const Trend& trend_;
  const TextStyle& style_;
  std::vector<std::optional<double>> numbers_;
  std::size_t count_ = 0;
  std::size_t columns_ = 0;
  double least_ = 0;
  double greatest_ = 0;
};

}  // namespace

void draw_trend(std::string& out, const Trend& trend, const TextStyle& style, int drawing_columns) {
  TrendChart(out, trend, style).draw(drawing_columns);
}

}  // namespace plumb
