#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "plumb/control/assessment.hpp"

namespace plumb {

/// A start's midnight belongs to the day that begins, any other date's to the day that ends.
enum class MetricKind : std::uint8_t { money, ratio, percent, duration, date, start_date, count, text };

/// The value of a metric; monostate: undefined. Durations are double minutes of working time, money is exact
/// or in units of the currency.
using MetricValue = std::variant<std::monostate, double, Cost, std::int64_t, Instant, std::string_view>;

/// What a metric can be asked of, as flags.
using MetricScope = std::uint8_t;
inline constexpr MetricScope kOfProject = 1;
inline constexpr MetricScope kOfTask = 2;
inline constexpr MetricScope kOfAccount = 4;
inline constexpr MetricScope kOfResource = 8;
inline constexpr MetricScope kOfAll = kOfProject | kOfTask | kOfAccount | kOfResource;
inline constexpr MetricScope kOfTimed = kOfProject | kOfTask | kOfAccount;
/// Not who it can be asked of, but when: without a status date nothing was planned, earned or spent by now.
inline constexpr MetricScope kAtStatus = 16;

/// What a metric is asked of: the project, or one of its parts with its figures.
struct MetricSubject {
  MetricScope scope = kOfProject;
  TaskId task;
  const ValueFigures* figures = nullptr;  // never null when asked
};

/// What a metric of value is asked of where only the figures count.
inline MetricSubject subject_of(const ValueFigures& figures) {
  return {kOfProject, {}, &figures};
}

/// One figure by its name: a row of the table that `plumb metrics`, the limits and the JSON of `plumb evm`
/// are made from.
struct Metric {
  std::string_view name;
  MetricKind kind;
  MetricScope scopes;
  std::string_view help;  // what it is, lower case
  MetricValue (*compute)(const Assessment&, const MetricSubject&);

  /// The figure; undefined without the status date that it needs.
  MetricValue value(const Assessment& assessment, const MetricSubject& subject) const {
    const bool dated = (scopes & kAtStatus) != 0;
    return dated && !assessment.schedule.network.status ? MetricValue() : compute(assessment, subject);
  }
};

/// Every metric: those of earned value first, in the order of cli.md.
std::span<const Metric> metric_table();

/// Finds a metric by its name; nullptr if there is none.
const Metric* find_metric(std::string_view name);

/// The metrics that follow from the figures of any part: those that `plumb evm` prints of each row.
std::span<const Metric> value_metrics();

/// The metrics of the project's budget and of how it is kept, which `plumb evm` prints once.
std::span<const Metric> budget_metrics();

/// Finds who a metric can be asked of, by the id of an account, a task or a resource, or KIND/ID.
class MetricSubjects {
 public:
  explicit MetricSubjects(const Assessment& assessment) : assessment_(assessment) {}

  MetricSubject project() const { return {kOfProject, {}, &assessment_.project}; }

  /// Returns the accounts, else the task, else the resource of that id; nullopt if none has it. The subject
  /// is valid as long as this object.
  std::optional<MetricSubject> find(std::string_view id);
  std::optional<MetricSubject> find(CollectionKind kind, std::string_view id);

 private:
  struct Rows {
    std::vector<ValueRow> rows;
    std::map<std::string_view, std::size_t> by_id;
  };

  const Rows& rows(ValueBreakdown by);
  const ValueFigures& figures(ValueBreakdown by, std::string_view id);

  const Assessment& assessment_;
  std::map<ValueBreakdown, Rows> rows_;  // made when first asked for
  ValueFigures nothing_;                 // of an account without any work
};

}  // namespace plumb
