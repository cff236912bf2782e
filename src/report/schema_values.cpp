#include "plumb/report/schema_values.hpp"

#include <array>

namespace plumb {

namespace {

// As parse_decimal, parse_duration and their like read them; patterns cannot tell 2026-02-30 from a day.
const std::string kDecimal = R"([+-]?(0|[1-9][0-9_]*)(\.[0-9]+)?)";
const std::string kLength = R"((0|[1-9][0-9_]*)(\.[0-9]+)?(min|h|d|w|mo|emin|eh|ed|ew|emo))";
const std::string kDayPattern = "(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const std::string kMomentPattern = kDayPattern + "([T ](([01][0-9]|2[0-3]):[0-5][0-9]|24:00))?";
const std::string kMoney = kDecimal + "( +[^ ]+)?";
const std::string kShare = R"((0|[1-9][0-9]*)(\.[0-9]+)?%)";
// As id_problem() refuses them.
const std::string kNotInIds = R"(\s,:;\[\]{}#&*!|>'"%@\\/=?`，：；、％（）)";
const std::string kShift = "([01]?[0-9]|2[0-3]):[0-5][0-9]-(([01]?[0-9]|2[0-3]):[0-5][0-9]|24:00)";

const std::string kLink = R"(\S+( +(FS|SS|FF|SF)?( *[+-]()" + kLength + "|" + kShare + "))?)?";

std::string whole(const std::string& pattern) {
  return "^(" + pattern + ")$";
}

std::string one_or_three(const std::string& part) {
  return whole(part + "( */ *" + part + " */ *" + part + ")?");
}

struct KindName {
  ValueKind kind;
  std::string_view name;
};

constexpr std::array<KindName, 23> kKindNames{{
    {ValueKind::text, "text"},         {ValueKind::id, "id"},
    {ValueKind::integer, "integer"},   {ValueKind::number, "number"},
    {ValueKind::percent, "percent"},   {ValueKind::date, "date"},
    {ValueKind::duration, "duration"}, {ValueKind::estimate, "estimate"},
    {ValueKind::money, "money"},       {ValueKind::amount, "amount"},
    {ValueKind::link, "link"},         {ValueKind::constraint, "constraint"},
    {ValueKind::reference, "id"},      {ValueKind::date_range, "date_range"},
    {ValueKind::shifts, "shifts"},     {ValueKind::rate, "rate"},
    {ValueKind::units, "units"},       {ValueKind::technique, "technique"},
    {ValueKind::ratio, "ratio"},       {ValueKind::period, "period"},
    {ValueKind::when, "when"},         {ValueKind::path, "text"},
    {ValueKind::share, "share"},
}};

}  // namespace

std::span<const SchemaValue> schema_values() {
  static const std::array<SchemaValue, 22> values{{
      {"text", "free text", "", true, true},
      {"id", "1 to 64 letters of any script, digits, '-', '_', '.'",
       "^[^" + kNotInIds + "+-][^" + kNotInIds + "]{0,63}$", true, false},
      {"any_id", "an id, or KIND/ID where several collections have it",
       "^([a-z_]+/)?[^" + kNotInIds + "+-][^" + kNotInIds + "]{0,63}$", true, false},
      {"integer", "a whole number", whole("[+-]?(0|[1-9][0-9_]*)"), true, false},
      {"number", "a number with at most 4 decimals: 12.5", whole(kDecimal), true, false},
      {"percent", "a percentage: 60%", whole(kShare), false, false},
      {"date", "a day, perhaps with a time: 2026-03-02, 2026-03-02T13:30", whole(kMomentPattern), false,
       false},
      {"duration", "working time in min, h, d, w, mo; elapsed time in emin, eh, ed, ew, emo: 1.5d",
       whole(kLength), false, false},
      {"estimate", "a duration, or optimistic/most likely/pessimistic: 6d/10d/18d", one_or_three(kLength),
       false, false},
      {"money", "an amount, of another currency with its code: 12000, 12_000.50, 25000 USD", whole(kMoney),
       true, false},
      {"amount", "an amount of money, or low/likely/high: 20000/50000/90000",
       whole(kMoney + "( */ *" + kMoney + " */ *" + kMoney + ")?"), true, false},
      {"link", "a task, perhaps with FS, SS, FF or SF and a lag: design, design FS+2d, db SS+50%",
       whole(kLink), true, false},
      {"constraint", "a rule and its date: SNET 2026-04-01; ASAP or ALAP alone",
       whole("(SNET|SNLT|FNET|FNLT|MSO|MFO|MANDSTART|MANDFIN) +" + kMomentPattern + "|ASAP|ALAP"), false,
       false},
      {"date_range", "a day, or the first and the last: 2026-10-01..2026-10-07",
       whole(kDayPattern + R"(( *\.\. *)" + kDayPattern + ")?"), false, false},
      {"shifts", "working hours: 08:00-12:00 13:00-17:00, or off",
       whole("off|" + kShift + "( +" + kShift + ")*"), false, false},
      {"rate", "a price per time or per unit: 800/d, 100 USD/h, 12", whole(kMoney + "(/(min|h|d|w|mo))?"),
       true, false},
      {"units", "units, 1 = 100 %: 2, 1.5, 50%", whole(kDecimal + "|" + kShare), true, false},
      {"technique",
       "an earned value technique: percent, 0/100, 50/50, milestones, units, loe, apportioned, planning",
       whole("percent|milestones|units|loe|apportioned|planning|[0-9]{1,3}/[0-9]{1,3}"), false, false},
      {"period", "how often, by the calendar: 1d, 2w, 1mo, 1y", whole("[1-9][0-9]{0,3}(d|w|mo|y)"), false,
       false},
      {"when", "a date, or a task with FS, SS, FF or SF and a lag: 2026-05-01, go-live FS+30ed",
       whole(kMomentPattern + "|" + kLink), true, false},
      {"share", "a percentage, or money: 5%, 20000", whole(kShare + "|" + kMoney), true, false},
      {"ratio", "done/total: 120/400", whole(kDecimal + " */ *" + kDecimal), false, false},
  }};
  return values;
}

std::string_view schema_value_of(ValueKind kind) {
  for (const KindName& each : kKindNames)
    if (each.kind == kind) return each.name;
  return {};
}

}  // namespace plumb
