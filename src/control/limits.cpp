#include "plumb/control/limits.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "plumb/control/warning_levels.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

using Sign = Condition::Comparison;

struct KindText {
  MetricKind kind;
  std::string_view text;
  std::string_view hint;
};

constexpr KindText kKindTexts[] = {
    {MetricKind::money, "an amount of money", "write an amount: 12000, or 25000 USD"},
    {MetricKind::ratio, "a ratio", "write a number: 0.90"},
    {MetricKind::percent, "a percentage", "write a number and %: 5%"},
    {MetricKind::duration, "a duration", "write a number and min, h, d, w or mo: 10d"},
    {MetricKind::date, "a date", "write a date: 2026-12-04"},
    {MetricKind::start_date, "a date", "write a date: 2026-12-04"},
    {MetricKind::count, "a number", "write a whole number: 3"},
    {MetricKind::text, "a figure that a limit could hold", "name another metric of 'plumb metrics'"},
};

const KindText& text_of(MetricKind kind) {
  return *std::find_if(std::begin(kKindTexts), std::end(kKindTexts),
                       [&](const KindText& row) { return row.kind == kind; });
}

std::optional<MetricValue> parse_money(std::string_view text, const Plan& plan, std::string& problem,
                                       std::string& hint) {
  std::string_view currency;
  if (const std::size_t blank = text.find(' '); blank != std::string_view::npos) {
    currency = text.substr(blank + 1);
    text = text.substr(0, blank);
  }
  const auto amount = parse_decimal(text);
  if (!amount) return std::nullopt;
  Money money{*amount, 0};
  if (!currency.empty()) {
    const auto found = std::find(plan.currencies.begin(), plan.currencies.end(), currency);
    if (found == plan.currencies.end()) {
      problem = fmt::format("no rate for the currency '{}'", currency);
      hint = "give it in 'project: rates'";
      return std::nullopt;
    }
    money.currency = static_cast<std::uint16_t>(found - plan.currencies.begin());
  }
  return MetricValue(Prices(plan).of_money(money, plan.project.start.date));
}

std::optional<MetricValue> parse_percent(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  const auto percent = parse_decimal(text);
  if (!percent) return std::nullopt;
  return MetricValue(static_cast<double>(*percent) / kDecimalScale);
}

std::optional<MetricValue> parse_time(std::string_view text, const Plan& plan) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string compact(text);
  std::erase(compact, ' ');
  if (compact == "0") return MetricValue(0.0);
  const DurationText read = parse_duration(compact, plan.project.units());
  if (!read.duration || read.duration->elapsed) return std::nullopt;
  const auto minutes = static_cast<double>(read.duration->minutes.count());
  return MetricValue(negative ? -minutes : minutes);
}

/// A bound with a time is that minute; without, the whole day, whose first minute stands for it.
std::optional<MetricValue> parse_day(std::string_view text, bool& whole_day) {
  const auto date = parse_written_date(text);
  if (!date) return std::nullopt;
  whole_day = !date->time;
  return MetricValue(Instant(date->date) + date->time.value_or(Minutes{0}));
}

bool compare(double value, Sign comparison, double bound) {
  // Equal to the last digits that a double of this size has is equal: 0.1 + 0.2 reaches a limit of 0.3.
  const double last_digits = 1e-12 * std::max(std::abs(value), std::abs(bound));
  const bool equal = std::abs(value - bound) <= last_digits;
  switch (comparison) {
    case Sign::less:
      return !equal && value < bound;
    case Sign::at_most:
      return equal || value < bound;
    case Sign::equal:
      return equal;
    case Sign::at_least:
      return equal || value > bound;
    default:
      return !equal && value > bound;
  }
}

/// Compares with a minute, or, where the bound is a day, the day that the value belongs to.
bool compare_dates(const LimitResult& result, Instant value, Sign comparison) {
  const auto minutes = [](Instant t) { return static_cast<double>(t.time_since_epoch().count()); };
  const Instant bound = std::get<Instant>(result.bound);
  if (!result.whole_day) return compare(minutes(value), comparison, minutes(bound));
  const bool starts = result.metric->kind == MetricKind::start_date;
  return compare(minutes(day_of(starts ? value : value - Minutes{1})), comparison, minutes(bound));
}

bool holds(const LimitResult& result, const Limit& limit) {
  const Sign comparison = limit.must->comparison;
  if (std::holds_alternative<std::monostate>(result.value)) return limit.undefined == Undefined::pass;
  const auto* date = std::get_if<Instant>(&result.value);
  if (date != nullptr) return compare_dates(result, *date, comparison);
  const auto value = number_in(result.value);
  const auto bound = number_in(result.bound);
  return value && bound && compare(*value, comparison, *bound);
}

/// Reads a value of a metric's kind: `0.90`, `12000`, `25000 USD`, `10d`, `5%`, `2026-12-04`. whole_day:
/// whether it is a date without a time.
std::optional<MetricValue> parse_metric_value(std::string_view text, MetricKind kind, const Plan& plan,
                                              bool& whole_day, std::string& problem, std::string& hint) {
  std::optional<MetricValue> value;
  switch (kind) {
    case MetricKind::money:
      value = parse_money(text, plan, problem, hint);
      break;
    case MetricKind::ratio:
      if (const auto number = parse_decimal(text)) value = static_cast<double>(*number) / kDecimalScale;
      break;
    case MetricKind::percent:
      value = parse_percent(text);
      break;
    case MetricKind::duration:
      value = parse_time(text, plan);
      break;
    case MetricKind::date:
    case MetricKind::start_date:
      value = parse_day(text, whole_day);
      break;
    case MetricKind::count:
      if (const auto number = parse_integer(text)) value = *number;
      break;
    case MetricKind::text:
      break;
  }
  if (!value && problem.empty()) {
    problem = fmt::format("'{}' is not {}", text, text_of(kind).text);
    hint = text_of(kind).hint;
  }
  return value;
}

class LimitTest {
 public:
  LimitTest(const Assessment& assessment, Diagnostics& diagnostics)
      : assessment_(assessment), subjects_(assessment), diagnostics_(diagnostics) {}

  std::optional<LimitResult> test(LimitId id) {
    const Limit& limit = assessment_.plan.limits.rows[id.index()];
    node_ = assessment_.plan.limits.nodes[id.index()];
    LimitResult result;
    result.id = id;
    result.level = limit.level.value_or(LimitLevel::error);
    result.metric = metric_of(limit);
    if (result.metric == nullptr) return std::nullopt;
    if (!check_unambiguous(limit)) return std::nullopt;
    const auto subject = limit.of.empty() ? std::optional(subjects_.project()) : subjects_.find(limit.of);
    if (!subject) return std::nullopt;  // the loader has reported it
    if ((result.metric->scopes & subject->scope) == 0) {
      error("of", fmt::format("'{}' is no figure of {}", result.metric->name, scope_text(*subject)),
            "see 'plumb metrics' for what it can be asked of");
      return std::nullopt;
    }
    std::string problem;
    std::string hint;
    const auto bound = parse_metric_value(limit.must->value, result.metric->kind, assessment_.plan,
                                          result.whole_day, problem, hint);
    if (!bound) {
      error("must", problem, hint);
      return std::nullopt;
    }
    result.bound = *bound;
    result.value = result.metric->value(assessment_, *subject);
    result.holds = holds(result, limit);
    return result;
  }

 private:
  void error(std::string_view field, std::string message, std::string hint) {
    diagnostics_.error(Code::bad_value, place_of(node_, field), std::move(message), std::move(hint));
  }

  /// An id that stands in several collections needs its kind: a silent choice would hold the wrong figure.
  bool check_unambiguous(const Limit& limit) {
    std::vector<std::string> kinds;
    for (const CollectionKind kind :
         {CollectionKind::accounts, CollectionKind::tasks, CollectionKind::resources})
      if (assessment_.plan.ids[kind].find(limit.of))
        kinds.push_back(fmt::format("{}/{}", collection_name(kind).plural, limit.of));
    if (kinds.size() < 2) return true;
    error("of", fmt::format("'{}' stands in several collections", limit.of),
          fmt::format("write one of {}", fmt::join(kinds, ", ")));
    return false;
  }

  static std::string_view scope_text(const MetricSubject& subject) {
    switch (subject.scope) {
      case kOfTask:
        return "a task";
      case kOfAccount:
        return "an account";
      case kOfResource:
        return "a resource";
      default:
        return "the project";
    }
  }

  const Metric* metric_of(const Limit& limit) {
    const std::string_view name = limit.metric.empty() ? limit.id : limit.metric;
    if (const Metric* metric = find_metric(name)) return metric;
    std::vector<std::string_view> names;
    for (const Metric& metric : metric_table()) names.push_back(metric.name);
    const auto near = nearest(name, names);
    diagnostics_.error(Code::unknown_reference, place_of(node_, limit.metric.empty() ? "id" : "metric"),
                       fmt::format("no metric '{}'", name),
                       near ? fmt::format("did you mean '{}'?", *near)
                            : std::string("name one of 'plumb metrics', in 'metric' or as the limit's id"));
    return nullptr;
  }

  const Assessment& assessment_;
  MetricSubjects subjects_;
  Diagnostics& diagnostics_;
  NodeRef node_;
};

}  // namespace

std::optional<double> number_in(const MetricValue& value) {
  if (const auto* number = std::get_if<double>(&value)) return *number;
  if (const auto* cost = std::get_if<Cost>(&value)) return cost->units();
  if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
  if (const auto* instant = std::get_if<Instant>(&value))
    return static_cast<double>(instant->time_since_epoch().count());
  return std::nullopt;
}

std::vector<LimitResult> test_limits(const Assessment& assessment, Diagnostics& diagnostics) {
  std::vector<LimitResult> results;
  LimitTest test(assessment, diagnostics);
  for (std::size_t i = 0; i < assessment.plan.limits.size(); ++i) {
    if (!holds_metric(assessment.plan.limits.rows[i])) continue;
    if (auto result = test.test(LimitId(i))) results.push_back(*result);
  }
  return results;
}

}  // namespace plumb
