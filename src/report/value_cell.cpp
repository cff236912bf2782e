#include "plumb/report/value_cell.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

std::string_view suffix_of(const FieldSpec& spec) {
  if (spec.shape == ValueShape::map) return "";
  if (spec.kind == ValueKind::percent) return "_pct";
  return spec.kind == ValueKind::duration || spec.kind == ValueKind::estimate ? "_min" : "";
}

/// The key that goes with what a value holds: a probability may be the name of a level.
std::string key_of(const FieldSpec& spec, const Value& value) {
  return std::holds_alternative<std::string>(value.held) ? std::string(spec.name) : value_key(spec);
}

Instant instant_of(const WrittenDate& date) {
  return date.date + date.time.value_or(Minutes{0});
}

/// Writes values without their keys; rows in them by their own fields.
class JsonValue {
 public:
  JsonValue(JsonWriter& json, const FieldSpec& spec, const ValueStyle& style)
      : json_(json), spec_(spec), style_(style) {}

  void operator()(std::monostate) { json_.null(); }
  void operator()(bool flag) { json_.value(flag); }
  void operator()(std::int64_t number) { json_.value(number); }
  void operator()(double number) { json_.value(number); }
  void operator()(const std::string& text) { json_.value(text); }
  void operator()(const WrittenDate& date) {
    if (date.time)
      json_.value(instant_of(date));
    else
      json_.value(date_text(date.date));
  }
  void operator()(const Duration& duration) { json_.value(duration.minutes); }
  void operator()(const Percent& percent) { json_.amount(percent.scaled); }
  void operator()(const Money& money) {
    if (money.currency == 0) return json_.amount(money.amount);
    json_.begin_object();
    json_.key("amount");
    json_.amount(money.amount);
    json_.member("currency", style_.currencies[money.currency]);
    json_.end_object();
  }
  void operator()(const ValueList& list) {
    json_.begin_array();
    for (const Value& item : list) std::visit(*this, item.held);
    json_.end_array();
  }
  void operator()(const ValueMap& map) {
    json_.begin_object();
    for (const auto& [name, value] : map) write_entry(name, value);
    json_.end_object();
  }

 private:
  void write_entry(const std::string& name, const Value& value) {
    const bool users_key = spec_.shape == ValueShape::map && !inside_;
    if (spec_.rows != nullptr && !users_key) {
      const FieldTableBase& fields = *spec_.rows();
      if (const auto index = fields.find(name)) return write_value(json_, fields.spec(*index), value, style_);
    }
    json_.key(std::string_view(name));
    inside_ = true;  // what stands behind the users' keys are rows, or plain values
    std::visit(*this, value.held);
    inside_ = !users_key;
  }

  JsonWriter& json_;
  const FieldSpec& spec_;
  const ValueStyle& style_;
  bool inside_ = false;
};

CellKind cell_kind(const FieldSpec& spec, ColumnDates dates) {
  if (spec.shape == ValueShape::list || spec.shape == ValueShape::map) return CellKind::text;
  switch (spec.kind) {
    case ValueKind::boolean:
      return CellKind::flag;
    case ValueKind::integer:
      return CellKind::count;
    case ValueKind::number:
    case ValueKind::units:
      return CellKind::number;
    case ValueKind::percent:
      return CellKind::percent;
    case ValueKind::date:
      if (dates == ColumnDates::as_written) return CellKind::date_time;
      return dates == ColumnDates::ends ? CellKind::end_date : CellKind::date;
    case ValueKind::duration:
    case ValueKind::estimate:
      return CellKind::duration;
    case ValueKind::money:
    case ValueKind::amount:
      return CellKind::money;
    default:
      return CellKind::text;
  }
}

bool is_long_text(const FieldSpec& spec) {
  return spec.kind != ValueKind::id && spec.kind != ValueKind::reference;
}

/// A working time in days of its row's own calendar, which the column does not know.
Cell days_cell(Table& table, Minutes time, const WorkUnits& units) {
  std::string text;
  append_working_time(text, time, static_cast<int>(units.day), {});
  return {table.keep(std::move(text))};
}

Cell date_cell(const WrittenDate& date, const Column& column, bool exact) {
  const Cell cell(instant_of(date));
  if (!date.time) return cell.as(CellKind::date);
  if (exact) return cell.as(CellKind::date_time);
  if (column.kind != CellKind::date_time) return cell;
  return cell.as(*date.time == kMinutesPerDay ? CellKind::end_date_time : CellKind::date_time);
}

}  // namespace

std::string value_key(const FieldSpec& spec) {
  std::string key(spec.name);
  key += suffix_of(spec);
  return key;
}

void write_value(JsonWriter& json, const FieldSpec& spec, const Value& value, const ValueStyle& style) {
  const Value& likely = likely_value(value, spec);
  json.key(std::string_view(key_of(spec, likely)));
  std::visit(JsonValue(json, spec, style), likely.held);
  if (&likely != &value) {
    json.key(std::string_view(std::string(spec.name) + "_range" + std::string(suffix_of(spec))));
    std::visit(JsonValue(json, spec, style), value.held);
  }
  const auto* duration = std::get_if<Duration>(&likely.held);
  if (duration != nullptr && duration->elapsed)
    json.member(std::string_view(std::string(spec.name) + "_elapsed"), true);
}

Column value_column(const FieldSpec& spec, const WorkUnits& units, ColumnDates dates) {
  Column column;
  column.key = value_key(spec);
  column.heading = spec.name;
  std::replace(column.heading.begin(), column.heading.end(), '_', ' ');
  column.kind = cell_kind(spec, dates);
  column.minutes_per_day = static_cast<int>(units.day);
  column.may_shrink = column.kind == CellKind::text && is_long_text(spec);
  return column;
}

Cell value_cell(Table& table, const FieldSpec& spec, const Value& value, const ValueStyle& style,
                const Column& column, bool exact) {
  const Value& likely = likely_value(value, spec);
  if (const auto* flag = std::get_if<bool>(&likely.held); flag != nullptr && column.kind == CellKind::flag)
    return {*flag};
  if (const auto* integer = std::get_if<std::int64_t>(&likely.held)) return {*integer};
  if (const auto* number = std::get_if<double>(&likely.held)) return {*number};
  if (const auto* percent = std::get_if<Percent>(&likely.held)) return {percent->percent()};
  if (const auto* date = std::get_if<WrittenDate>(&likely.held)) return date_cell(*date, column, exact);
  if (const auto* duration = std::get_if<Duration>(&likely.held)) {
    const bool days_differ = duration->elapsed || style.units.day != column.minutes_per_day;
    if (exact || (!days_differ && &likely == &value)) return {duration->minutes};
    if (!duration->elapsed && &likely == &value) return days_cell(table, duration->minutes, style.units);
  }
  if (const auto* money = std::get_if<Money>(&likely.held); money != nullptr && money->currency == 0)
    if (exact || &likely == &value) return Cell(money->amount).as(CellKind::money);
  if (likely.absent()) return {};
  return {table.keep(value_text(exact ? likely : value, spec, style))};
}

}  // namespace plumb
