#include <algorithm>
#include <array>

#include "plumb/model/calendar.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/model/field.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

namespace {

constexpr auto kWeekdays = std::to_array<std::string_view>({"mon", "tue", "wed", "thu", "fri", "sat", "sun"});

std::optional<std::size_t> weekday(std::string_view word) {
  const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), word);
  if (found == kWeekdays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kWeekdays.begin());
}

bool read_shifts(const ValueReader& reader, NodeRef node, Shifts& out) {
  if (!reader.expect_scalar(node, "working hours")) return false;
  std::string problem;
  auto shifts = parse_shifts(node.text(), problem);
  if (!shifts)
    return reader.fail(node, Code::bad_value, std::move(problem),
                       "write HH:MM-HH:MM, several with blanks between: 08:00-12:00 13:00-17:00");
  out = std::move(*shifts);
  return true;
}

/// Reports shifts that go on past midnight into those of the next day.
bool check_nights(const ValueReader& reader, NodeRef node, const Calendar& calendar) {
  for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
    const std::size_t next = (day + 1) % kWeekdays.size();
    if (!calendar.week[day] || !calendar.week[next] ||
        !overlap_at_midnight(*calendar.week[day], *calendar.week[next]))
      continue;
    return reader.fail(node, Code::bad_value,
                       fmt::format("the last shift of '{}' ends after the first of '{}' starts",
                                   kWeekdays[day], kWeekdays[next]),
                       "end the one where the other starts: the same hours would count twice");
  }
  return true;
}

/// Reads `{mon-thu: 08:30-12:00 13:00-17:30, fri: 08:30-12:00}`.
bool read_week(const ValueReader& reader, NodeRef node, Calendar& calendar) {
  if (!node.is_mapping())
    return reader.fail(node, Code::bad_type, "'week' must be a mapping of days to hours",
                       "write {mon-fri: 08:00-12:00 13:00-17:00}");
  bool good = true;
  for (const auto& [days, hours] : node.entries()) {
    const std::vector<std::string_view> ends = split_at(days.text(), '-');
    const auto first = weekday(ends.front());
    const auto last = weekday(ends.back());
    if (!first || !last || ends.size() > 2 || *last < *first) {
      good = reader.fail(days, Code::bad_value,
                         fmt::format("'{}' is not a day of the week or a range of them", days.text()),
                         "write mon, tue, wed, thu, fri, sat, sun, or a range from Monday on: mon-fri");
      continue;
    }
    Shifts shifts;
    if (!read_shifts(reader, hours, shifts)) {
      good = false;
      continue;
    }
    for (std::size_t day = *first; day <= *last; ++day) {
      if (!calendar.week[day]) {
        calendar.week[day] = shifts;
        continue;
      }
      // Of one key that is given twice, the document has told already.
      if (node.find_key(days.text()).index() == days.index())
        good = reader.fail(days, Code::conflicting_fields,
                           fmt::format("the hours of '{}' are given twice", kWeekdays[day]),
                           "name each day once");
    }
  }
  return check_nights(reader, node, calendar) && good;
}

/// Days in a row with the same hours are one entry, as people write them.
Value get_week(const Calendar& calendar, const ValueContext&) {
  ValueMap map;
  for (std::size_t day = 0; day < kWeekdays.size();) {
    std::size_t last = day;
    while (last + 1 < kWeekdays.size() && calendar.week[last + 1] == calendar.week[day]) ++last;
    std::string days(kWeekdays[day]);
    if (last > day) days += fmt::format("-{}", kWeekdays[last]);
    if (calendar.week[day]) map.emplace_back(std::move(days), Value{shifts_text(*calendar.week[day])});
    day = last + 1;
  }
  return map.empty() ? Value{} : Value{std::move(map)};
}

Field<Calendar> week_field() {
  Field<Calendar> made;
  made.spec = {.name = "week",
               .help = "working hours by day; days not named are off, or as in the base",
               .example = "{mon-thu: 08:30-12:00 13:00-17:30, fri: 08:30-12:00}",
               .kind = ValueKind::shifts,
               .shape = ValueShape::map};
  made.read = read_week;
  made.get = get_week;
  return made;
}

Field<Calendar> hours_per_day_field() {
  Field<Calendar> made;
  made.spec = {
      .name = "hours_per_day", .help = "what 1d means for tasks in this calendar", .kind = ValueKind::number};
  made.spec.range = {{0, 24}};
  made.read = [](const ValueReader& reader, NodeRef node, Calendar& calendar) {
    std::int64_t hours = 0;
    if (!read_decimal(reader, node, hours)) return false;
    calendar.minutes_per_day = static_cast<int>(
        multiply_divide(std::clamp(hours, std::int64_t{0}, 24 * kDecimalScale), 60, kDecimalScale));
    return true;
  };
  made.get = [](const Calendar& calendar, const ValueContext&) {
    return calendar.minutes_per_day ? Value{*calendar.minutes_per_day / 60.0} : Value{};
  };
  return made;
}

/// Exceptions as they are written: the days and one of `as` and `hours`.
struct WrittenException {
  DateRange dates;
  std::optional<std::string_view> as;
  std::optional<std::string_view> hours;
  std::string_view name;

  static const FieldTable<WrittenException>& fields() {
    static const FieldTable<WrittenException> table{
        field<&WrittenException::dates>("dates", "the day, or the first and the last")
            .require()
            .with_example("2026-10-01..2026-10-07"),
        field<&WrittenException::as>("as", "works like this day of the week: a make-up day")
            .with_example("fri"),
        field<&WrittenException::hours>("hours", "working hours; absent: off").with_example("08:30-12:00"),
        field<&WrittenException::name>("name", "what people call it"),
    };
    return table;
  }
};

bool read_exception(const ValueReader& reader, NodeRef node, CalendarException& out) {
  WrittenException written;
  if (!read_row(reader, node, WrittenException::fields(), written)) return false;
  out = {.first = written.dates.first, .last = written.dates.last, .name = written.name};
  if (written.as && written.hours)
    return reader.fail(node, Code::conflicting_fields, "'as' and 'hours' exclude each other",
                       "keep one of them");
  if (written.as) {
    const auto day = weekday(*written.as);
    if (!day)
      return reader.fail(node.find("as"), Code::bad_value,
                         fmt::format("'{}' is not a day of the week", *written.as),
                         "write mon, tue, wed, thu, fri, sat or sun");
    out.kind = CalendarException::Kind::as_weekday;
    out.weekday = static_cast<unsigned>(*day);
  }
  if (written.hours) {
    out.kind = CalendarException::Kind::hours;
    if (!read_shifts(reader, node.find("hours"), out.hours)) return false;
    if (out.first < out.last && overlap_at_midnight(out.hours, out.hours))
      return reader.fail(node.find("hours"), Code::bad_value,
                         "the last shift ends after the first of the next day starts",
                         "end the one where the other starts: the same hours would count twice");
  }
  return true;
}

Value get_exceptions(const Calendar& calendar, const ValueContext& context) {
  ValueList list;
  for (const CalendarException& exception : calendar.exceptions) {
    ValueMap map;
    map.emplace_back("dates", FieldType<DateRange>::get({exception.first, exception.last}, context));
    if (exception.kind == CalendarException::Kind::as_weekday)
      map.emplace_back("as", Value{std::string(kWeekdays[exception.weekday])});
    if (exception.kind == CalendarException::Kind::hours)
      map.emplace_back("hours", Value{shifts_text(exception.hours)});
    if (!exception.name.empty()) map.emplace_back("name", Value{std::string(exception.name)});
    list.push_back({std::move(map)});
  }
  return list.empty() ? Value{} : Value{std::move(list)};
}

Field<Calendar> exceptions_field() {
  Field<Calendar> made;
  made.spec = {.name = "exceptions",
               .help = "days that differ from the week; later ones win",
               .kind = ValueKind::row,
               .shape = ValueShape::list};
  made.spec.rows = +[]() -> const FieldTableBase* { return &WrittenException::fields(); };
  made.read = [](const ValueReader& reader, NodeRef node, Calendar& calendar) {
    if (!node.is_sequence())
      return reader.fail(node, Code::bad_type, "'exceptions' must be a list",
                         "write '- {dates: 2026-10-01, name: …}' lines");
    bool good = true;
    for (const NodeRef item : node.items()) {
      CalendarException exception;
      if (read_exception(reader, item, exception))
        calendar.exceptions.push_back(std::move(exception));
      else
        good = false;
    }
    return good;
  };
  made.get = get_exceptions;
  return made;
}

}  // namespace

const FieldTable<Calendar>& Calendar::fields() {
  static const FieldTable<Calendar> table{
      id_field<&Calendar::id>("names the calendar"),
      field<&Calendar::name>("name", "what people call it; defaults to the id"),
      field<&Calendar::base>("base", "the calendar whose days and exceptions it inherits"),
      week_field(),
      exceptions_field(),
      hours_per_day_field(),
  };
  return table;
}

}  // namespace plumb
