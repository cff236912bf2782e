#include "plumb/model/project.hpp"

#include <algorithm>

#include "plumb/model/decimal.hpp"

namespace plumb {

const FieldTable<Scheduling>& Scheduling::fields() {
  static const FieldTable<Scheduling> table{
      field<&Scheduling::preset>("preset", "sets all options as a product has them: msproject or p6"),
      field<&Scheduling::progress>(
          "progress", "what work out of sequence waits for: its links, nothing, or actual dates"),
      field<&Scheduling::lag_calendar>("lag_calendar", "the calendar in which a lag runs"),
      field<&Scheduling::float_kind>("float", "total float: of the finish, of the start, or the lesser"),
      field<&Scheduling::critical>("critical", "critical by total float, or the longest path"),
      field<&Scheduling::critical_float>("critical_float", "a task is critical up to this total float"),
      field<&Scheduling::resource_calendars>("resource_calendars",
                                             "calendars and days off of resources move dates"),
  };
  return table;
}

const FieldTable<ExchangeRate>& ExchangeRate::fields() {
  static const FieldTable<ExchangeRate> table{
      field<&ExchangeRate::from>("from", "the first day on which it holds"),
      field<&ExchangeRate::rate>("rate", "what one unit is worth in the project's currency").require(),
  };
  return table;
}

const FieldTable<ProbabilityLevel>& ProbabilityLevel::fields() {
  static const FieldTable<ProbabilityLevel> table{
      field<&ProbabilityLevel::level>("level", "its name").require(),
      field<&ProbabilityLevel::value>("value", "the probability it stands for").require(),
  };
  return table;
}

const FieldTable<ImpactLevel>& ImpactLevel::fields() {
  static const FieldTable<ImpactLevel> table{
      field<&ImpactLevel::level>("level", "its name").require(),
      field<&ImpactLevel::value>("value", "its weight, 0 to 1").require(),
      field<&ImpactLevel::cost>("cost", "the money it stands for"),
      field<&ImpactLevel::time>("time", "the delay it stands for"),
  };
  return table;
}

const FieldTable<RiskMatrix>& RiskMatrix::fields() {
  static const FieldTable<RiskMatrix> table{
      field<&RiskMatrix::probability>("probability", "the levels of probability, least first"),
      field<&RiskMatrix::impact>("impact", "the levels of impact, least first"),
      field<&RiskMatrix::high>("high", "a risk is high from this product of probability and impact on"),
  };
  return table;
}

const FieldTable<Project>& Project::fields() {
  static const FieldTable<Project> table{
      id_field<&Project::id>("names the project"),
      field<&Project::name>("name", "what people call it; defaults to the id"),
      field<&Project::start>("start", "the first day of work").require().with_example("2026-03-02"),
      field<&Project::status_date>("status_date",
                                   "the now of every computation, the end of that day; or `today`"),
      field<&Project::finish_task>("finish_task",
                                   "the task whose finish is the project's; absent: the latest of all"),
      field<&Project::finish_by>("finish_by", "must finish by: late dates start here"),
      field<&Project::currency>("currency", "the currency of every amount that names none")
          .with_example("CNY"),
      field<&Project::rates>("rates", "what other currencies are worth, by day")
          .with_example("{USD: [{from: 2026-01-01, rate: 7.10}]}"),
      field<&Project::calendar>("calendar", "the calendar of tasks that name none; absent: standard"),
      field<&Project::hours_per_day>("hours_per_day", "what 1d means").between(0, 24),
      field<&Project::days_per_week>("days_per_week", "what 1w means").between(0, 7),
      field<&Project::days_per_month>("days_per_month", "what 1mo means").between(0, 31),
      field<&Project::baseline>("baseline", "the baseline of earned value: an id, or git:REV"),
      field<&Project::contingency>("contingency", "reserve inside the cost baseline, outside BAC"),
      field<&Project::undistributed_budget>("undistributed_budget", "in BAC, on no task yet"),
      field<&Project::management_reserve>("management_reserve", "reserve outside the cost baseline"),
      field<&Project::risk_matrix>("risk_matrix", "the levels of probability and impact"),
      field<&Project::scheduling>("scheduling", "options of the scheduler")
          .with_example("{preset: msproject}"),
      field<&Project::notes>("notes", "free text"),
  };
  return table;
}

WorkUnits units_of_day(const Project& project, std::int64_t minutes_per_day) {
  return {minutes_per_day, multiply_divide(minutes_per_day, project.days_per_week.scaled, kDecimalScale),
          multiply_divide(minutes_per_day, project.days_per_month.scaled, kDecimalScale)};
}

WorkUnits Project::units() const {
  return units_of_day(*this, multiply_divide(hours_per_day.scaled, 60, kDecimalScale));
}

bool FieldType<StatusDate>::read(const ValueReader& reader, NodeRef node, StatusDate& out) {
  if (!reader.expect_scalar(node, "a date or 'today'")) return false;
  out.today = node.text() == "today";
  return out.today || read_date(reader, node, out.date);
}

Value FieldType<StatusDate>::get(const StatusDate& value, const ValueContext&) {
  if (value.today) return {std::string("today")};
  return {value.date};
}

void FieldType<std::vector<Currency>>::describe(FieldSpec& spec) {
  FieldType<std::vector<ExchangeRate>>::describe(spec);
  spec.shape = ValueShape::map;
}

bool FieldType<std::vector<Currency>>::read(const ValueReader& reader, NodeRef node,
                                            std::vector<Currency>& out) {
  if (!node.is_mapping())
    return reader.fail(node, Code::bad_type,
                       fmt::format("'{}' must be a mapping of currencies", reader.field),
                       "write {USD: [{from: 2026-01-01, rate: 7.10}]}");
  bool good = true;
  for (const auto& [code, rates] : node.entries()) {
    Currency currency{code.text(), {}};
    if (rates.is_scalar())
      good = FieldType<Decimal>::read(reader, rates, currency.rates.emplace_back().rate) && good;
    else
      good = FieldType<std::vector<ExchangeRate>>::read(reader, rates, currency.rates) && good;
    std::stable_sort(currency.rates.begin(), currency.rates.end(),
                     [](const ExchangeRate& a, const ExchangeRate& b) { return a.from < b.from; });
    out.push_back(std::move(currency));
  }
  return good;
}

Value FieldType<std::vector<Currency>>::get(const std::vector<Currency>& value, const ValueContext& context) {
  ValueMap map;
  for (const Currency& currency : value)
    map.emplace_back(currency.code, FieldType<std::vector<ExchangeRate>>::get(currency.rates, context));
  return map.empty() ? Value{} : Value{std::move(map)};
}

}  // namespace plumb
