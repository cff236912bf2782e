#include "plumb/report/cell_text.hpp"

#include <cmath>
#include <cstddef>
#include <string_view>

#include "plumb/io/safe_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

bool fits(const CellValue& value, CellKind kind) {
  switch (kind) {
    case CellKind::of_column:
      return false;
    case CellKind::text:
      return std::holds_alternative<std::string_view>(value);
    case CellKind::count:
    case CellKind::number:
    case CellKind::percent:
    case CellKind::money:
      return std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
    case CellKind::duration:
      return std::holds_alternative<Minutes>(value);
    case CellKind::date:
    case CellKind::end_date:
    case CellKind::date_time:
    case CellKind::end_date_time:
      return std::holds_alternative<Instant>(value);
    case CellKind::flag:
      return std::holds_alternative<bool>(value);
  }
  return false;
}

CellKind natural_kind(const CellValue& value) {
  if (std::holds_alternative<bool>(value)) return CellKind::flag;
  if (std::holds_alternative<std::int64_t>(value)) return CellKind::count;
  if (std::holds_alternative<double>(value)) return CellKind::number;
  if (std::holds_alternative<Instant>(value)) return CellKind::date_time;
  if (std::holds_alternative<Minutes>(value)) return CellKind::duration;
  return CellKind::text;
}

int decimals_of(const Column& column, CellKind kind) {
  if (kind == CellKind::count) return 0;
  if (column.decimals >= 0) return column.decimals;
  return kind == CellKind::number ? 2 : 0;
}

void append_numeric_cell(std::string& out, const Cell& cell, CellKind kind, const Column& column,
                         bool unicode) {
  const NumberStyle style{decimals_of(column, kind), column.signs, unicode};
  if (const auto* real = std::get_if<double>(&cell.value)) {
    append_number(out, *real, style);
    if (!std::isfinite(*real)) return;
  } else if (kind == CellKind::money) {
    append_amount(out, std::get<std::int64_t>(cell.value), style);
  } else {
    append_number(out, std::get<std::int64_t>(cell.value), style);
  }
  if (kind == CellKind::percent) {
    out += " %";
  } else if (kind != CellKind::money && !column.unit.empty()) {
    out += ' ';
    append_safe_text(out, column.unit);
  }
}

}  // namespace

void append_instant_as(std::string& out, Instant instant, CellKind kind) {
  constexpr std::size_t kDateLength = 10;
  const bool is_end = kind == CellKind::end_date || kind == CellKind::end_date_time;
  const bool with_time = kind == CellKind::date_time || kind == CellKind::end_date_time;
  const bool ends_a_day = is_end && instant == day_of(instant);
  const std::size_t begin = out.size();
  append_instant(out, ends_a_day ? instant - Minutes{1} : instant);
  out.resize(with_time && !ends_a_day ? out.size() : begin + kDateLength);
  if (!with_time) return;
  if (ends_a_day) {
    out += " 24:00";
  } else {
    out[begin + kDateLength] = ' ';
  }
}

CellKind kind_of(const Cell& cell, const Column& column) {
  if (fits(cell.value, cell.kind)) return cell.kind;
  if (fits(cell.value, column.kind)) return column.kind;
  return natural_kind(cell.value);
}

void append_cell_text(std::string& out, const Cell& cell, const Column& column, bool unicode) {
  if (std::holds_alternative<std::monostate>(cell.value)) {
    out += column.absent;
    return;
  }
  const CellKind kind = kind_of(cell, column);
  switch (kind) {
    case CellKind::of_column:
      break;
    case CellKind::text:
      append_safe_text(out, std::get<std::string_view>(cell.value));
      break;
    case CellKind::count:
    case CellKind::number:
    case CellKind::percent:
    case CellKind::money:
      append_numeric_cell(out, cell, kind, column, unicode);
      break;
    case CellKind::duration: {
      const NumberStyle style{0, column.signs, unicode};
      const Minutes time = std::get<Minutes>(cell.value);
      if (column.unit == "h") {
        append_hours(out, time, style);
      } else {
        append_working_time(out, time, column.minutes_per_day, style);
      }
      break;
    }
    case CellKind::date:
    case CellKind::end_date:
    case CellKind::date_time:
    case CellKind::end_date_time:
      append_instant_as(out, std::get<Instant>(cell.value), kind);
      break;
    case CellKind::flag:
      out += std::get<bool>(cell.value) ? "yes" : "no";
      break;
  }
}

bool is_right_aligned(const Column& column) {
  if (column.align != Align::by_kind) return column.align == Align::right;
  return column.kind == CellKind::count || column.kind == CellKind::number ||
         column.kind == CellKind::percent || column.kind == CellKind::money ||
         column.kind == CellKind::duration;
}

}  // namespace plumb
