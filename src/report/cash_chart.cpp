#include <algorithm>
#include <cmath>

#include "plumb/io/text_width.hpp"
#include "plumb/report/cash_flow_view.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/time_scale.hpp"

namespace plumb {

namespace {

constexpr int kCashRows = 12;
constexpr int kRowsPerAmount = 3;
constexpr int kLeastCashColumns = 10;

class CashChart {
 public:
  CashChart(std::string& out, const TextStyle& style) : out_(out), style_(style) {}

  void draw(const CashReport& report, int width) {
    const Date first = report.cash.days.first;
    const Date behind = report.cash.days.last + std::chrono::days(1);
    // The labels depend on the amounts, and these on the columns that the labels leave: days are all of them.
    find_range(sample(report.cash, first, TimeScale(first, behind, 400)));
    if (!(greatest_ > least_)) return;
    int label = 0;
    for (int row = 0; row <= kCashRows; row += kRowsPerAmount)
      label = std::max(label, text_width(label_of(row)));
    const TimeScale scale(first, behind, std::max(kLeastCashColumns, width - label - 2));
    const std::vector<double> balances = sample(report.cash, first, scale);
    for (const std::string& line : scale.header()) {
      out_.append(static_cast<std::size_t>(label) + 2, ' ');
      out_.append(line.substr(0, line.find_last_not_of(' ') + 1)).append("\n");
    }
    const int today = scale.column_of(Instant(report.assessment.schedule.as_of));
    for (int row = kCashRows; row >= 0; --row) write_row(balances, row, label, today);
  }

 private:
  static std::vector<double> sample(const CashForecast& cash, Date first, const TimeScale& scale) {
    std::vector<Instant> ends;
    for (int column = 1; column <= scale.columns(); ++column)
      ends.push_back(Instant(first) + column * scale.column_length());
    std::vector<double> balances;
    for (const CashPeriod& period : cash_periods(cash, first, ends))
      balances.push_back(period.balance.units());
    return balances;
  }

  void find_range(const std::vector<double>& balances) {
    for (const double balance : balances) {
      greatest_ = std::max(greatest_, balance);
      least_ = std::min(least_, balance);
    }
  }

  double amount_of(int row) const { return least_ + (greatest_ - least_) * row / kCashRows; }
  int row_of(double amount) const {
    return std::clamp(static_cast<int>(std::lround((amount - least_) / (greatest_ - least_) * kCashRows)), 0,
                      kCashRows);
  }

  std::string label_of(int row) const {
    std::string text;
    append_number(text, amount_of(row), {0, false, style_.unicode});
    return text;
  }

  void write_row(const std::vector<double>& balances, int row, int label, int today) {
    const std::string text = row % kRowsPerAmount == 0 ? label_of(row) : "";
    out_.append(static_cast<std::size_t>(label - text_width(text)), ' ').append(text);
    out_.append(style_.unicode ? " │" : " |");
    std::size_t blanks = 0;
    for (std::size_t column = 0; column < balances.size(); ++column) {
      std::string_view sign;
      Role role = Role::muted;
      if (row_of(balances[column]) == row) {
        sign = style_.unicode ? "●" : "#";
        role = balances[column] < 0 ? Role::bad : Role::good;
      } else if (row == row_of(0)) {
        sign = style_.unicode ? "─" : "-";
      } else if (static_cast<int>(column) == today) {
        sign = style_.unicode ? "┊" : ":";
      }
      if (sign.empty()) {
        ++blanks;
        continue;
      }
      out_.append(std::exchange(blanks, 0), ' ');
      if (style_.colour) out_ += terminal_style(role);
      out_ += sign;
      if (style_.colour) out_ += kPlainStyle;
    }
    out_ += '\n';
  }

  std::string& out_;
  const TextStyle& style_;
  double greatest_ = 0;
  double least_ = 0;
};

}  // namespace

void draw_cash_curve(std::string& out, const CashReport& report, const TextStyle& style, int width) {
  if (report.cash.low) CashChart(out, style).draw(report, width);
}

}  // namespace plumb
