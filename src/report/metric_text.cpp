#include "plumb/report/metric_text.hpp"

#include <algorithm>
#include <cmath>

#include "plumb/model/decimal.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

constexpr std::string_view kNotAvailable = "n/a";
constexpr double kMostMinutes = 1e12;

/// Places behind the point that people read of a kind.
int decimals_of(MetricKind kind) {
  if (kind == MetricKind::ratio) return 2;
  return kind == MetricKind::percent ? 1 : 0;
}

void append_number_of(std::string& out, double value, MetricKind kind, const FigureStyle& style) {
  const NumberStyle number{decimals_of(kind), style.signs, style.unicode};
  if (kind == MetricKind::duration) {
    // Far beyond all dates there are, whole days say enough.
    if (std::abs(value) < kMostMinutes)
      return append_working_time(out, Minutes(std::llround(value)), style.minutes_per_day, number);
    append_number(out, value / style.minutes_per_day, number);
    out += " d";
    return;
  }
  append_number(out, value, number);
  if (kind == MetricKind::percent) out += " %";
}

}  // namespace

std::string figure_text(const MetricValue& value, MetricKind kind, const FigureStyle& style) {
  std::string text;
  if (const auto* number = std::get_if<double>(&value)) {
    append_number_of(text, *number, kind, style);
  } else if (const auto* cost = std::get_if<Cost>(&value)) {
    if (cost->fits_entered())
      append_amount(text, cost->rounded(), {0, style.signs, style.unicode});
    else
      append_number(text, cost->units(), {0, style.signs, style.unicode});
  } else if (const auto* count = std::get_if<std::int64_t>(&value)) {
    append_number(text, *count, {0, style.signs, style.unicode});
  } else if (const auto* instant = std::get_if<Instant>(&value)) {
    append_instant_as(text, *instant, kind == MetricKind::start_date ? CellKind::date : CellKind::end_date);
  } else if (const auto* word = std::get_if<std::string_view>(&value)) {
    text = *word;
  } else {
    text = kNotAvailable;
  }
  return text;
}

std::string money_text(Cost amount, bool unicode) {
  return figure_text(MetricValue(amount), MetricKind::money, {.unicode = unicode});
}

void write_figure(JsonWriter& json, const MetricValue& value) {
  if (const auto* number = std::get_if<double>(&value)) {
    json.value(*number);
  } else if (const auto* cost = std::get_if<Cost>(&value)) {
    const auto exact = cost->exact();
    exact ? json.amount(*exact) : json.value(cost->units());
  } else if (const auto* count = std::get_if<std::int64_t>(&value)) {
    json.value(*count);
  } else if (const auto* instant = std::get_if<Instant>(&value)) {
    json.value(*instant);
  } else if (const auto* word = std::get_if<std::string_view>(&value)) {
    json.value(*word);
  } else {
    json.null();
  }
}

void write_currency(JsonWriter& json, const Plan& plan) {
  json.key("currency");
  plan.project.currency.empty() ? json.null() : json.value(plan.project.currency);
}

std::string figure_word(const MetricValue& value) {
  if (std::holds_alternative<std::monostate>(value)) return std::string(kNotAvailable);
  if (const auto* instant = std::get_if<Instant>(&value)) return instant_text(*instant);
  if (const auto* word = std::get_if<std::string_view>(&value)) return std::string(*word);
  if (const auto* count = std::get_if<std::int64_t>(&value)) return std::to_string(*count);
  std::string text;
  const auto* cost = std::get_if<Cost>(&value);
  if (const auto exact = cost != nullptr ? cost->exact() : std::nullopt) return decimal_text(*exact);
  append_shortest(text, cost != nullptr ? cost->units() : std::get<double>(value));
  return text;
}

Column figure_column(std::string_view key, std::string_view heading, MetricKind kind, int minutes_per_day) {
  Column column;
  column.key = key;
  column.heading = heading;
  column.minutes_per_day = minutes_per_day;
  column.decimals = decimals_of(kind);
  column.absent = kNotAvailable;
  switch (kind) {
    case MetricKind::money:
      column.kind = CellKind::money;
      break;
    case MetricKind::ratio:
      column.kind = CellKind::number;
      break;
    case MetricKind::percent:
      column.kind = CellKind::percent;
      break;
    case MetricKind::duration:
      column.kind = CellKind::duration;
      break;
    case MetricKind::date:
      column.kind = CellKind::end_date;
      break;
    case MetricKind::start_date:
      column.kind = CellKind::date;
      break;
    case MetricKind::count:
      column.kind = CellKind::count;
      break;
    case MetricKind::text:
      column.kind = CellKind::text;
      break;
  }
  return column;
}

Cell figure_cell(Table& table, const MetricValue& value, MetricKind kind, bool exact) {
  if (const auto* number = std::get_if<double>(&value)) {
    if (kind != MetricKind::duration) return {*number};
    // Programs get the parts of a minute too.
    if (exact) return Cell(*number).as(CellKind::number);
    return Cell(Minutes(std::llround(std::clamp(*number, -kMostMinutes, kMostMinutes))));
  }
  if (const auto* cost = std::get_if<Cost>(&value)) {
    const auto amount = cost->exact();
    return amount ? Cell(*amount).as(CellKind::money) : Cell(cost->units()).as(CellKind::money);
  }
  if (const auto* count = std::get_if<std::int64_t>(&value)) return {*count};
  if (const auto* instant = std::get_if<Instant>(&value)) return {*instant};
  if (const auto* word = std::get_if<std::string_view>(&value)) return {table.keep(std::string(*word))};
  return {};
}

}  // namespace plumb
