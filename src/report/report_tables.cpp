#include "plumb/report/report_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/report/collection_rows.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/schedule/paths.hpp"

namespace plumb {

namespace {

constexpr std::chrono::days kSoon{28};
constexpr std::size_t kMostSteps = 8;
constexpr std::size_t kMostRows = 12;

FigureStyle figure_style(const ReportSource& source, bool signs = false) {
  return {static_cast<int>(source.now.plan.project.units().day), source.unicode, signs};
}

std::string figure_words(const ReportSource& source, const Assessment& from, const Metric& metric) {
  const MetricValue value = metric.value(from, subject_of(from.project));
  return localized_time(figure_text(value, metric.kind, figure_style(source)), source.language);
}

std::string bound_text(double bound, const Metric& metric) {
  return metric.kind == MetricKind::duration ? fmt::format("{} d", bound)
         : metric.kind == MetricKind::ratio  ? fmt::format("{:.2f}", bound)
                                             : fmt::format("{}", bound);
}

std::string rule_text(const ReportSource& source, const TrafficLight& light) {
  const Language language = source.language;
  if (light.rule == nullptr) return std::string(phrase(Phrase::unknown, language));
  const Metric& metric = *find_metric(light.rule->metric);
  const std::string label = metric_label(metric.name, language);
  const std::string value =
      localized_time(figure_text(light.value, metric.kind, figure_style(source)), language);
  if (light.limit != nullptr) {
    const Limit& limit = source.now.plan.limits.rows[light.limit->id.index()];
    return fmt::format(fmt::runtime(phrase(Phrase::rule_limit, language)), label, value,
                       fmt::format("{} {}", comparison_sign(limit.must->comparison), limit.must->value));
  }
  const Phrase rule = light.rule->low_is_bad ? Phrase::rule_low : Phrase::rule_high;
  return fmt::format(fmt::runtime(phrase(rule, language)), label, value,
                     localized_time(bound_text(light.rule->amber, metric), language),
                     localized_time(bound_text(light.rule->red, metric), language));
}

Role role_of(Light light) {
  switch (light) {
    case Light::green:
      return Role::good;
    case Light::amber:
      return Role::warning;
    case Light::red:
      return Role::bad;
    default:
      return Role::muted;
  }
}

Column column_named(std::string_view name, Language language, CellKind kind = CellKind::text) {
  return named_column(name, word(name, language), kind);
}

/// Tasks with their dates, which all lists of tasks show.
Table task_table(Language language) {
  std::vector<Column> columns{column_named("id", language), column_named("name", language),
                              column_named("start", language, CellKind::date),
                              column_named("finish", language, CellKind::end_date),
                              column_named("owner", language)};
  columns[0].drop_order = 0;
  columns[1].drop_order = 0;
  columns[1].may_shrink = true;
  return Table(std::move(columns));
}

void add_task(Table& table, const ReportSource& source, TaskId id) {
  const Task& task = source.now.plan.task(id);
  const TaskDates& dates = source.now.schedule.tasks[id];
  const std::string_view owner =
      task.owner.valid() ? source.now.plan.resource(task.owner).id : std::string_view();
  table.add_row({Cell(task.id), Cell(task.name), Cell(dates.start.value()), Cell(dates.finish.value()),
                 owner.empty() ? Cell() : Cell(owner)});
}

/// Leaves that count, ordered by a date of theirs and then as in the file.
template <class Chosen, class Date_>
std::vector<TaskId> tasks_where(const ReportSource& source, Chosen chosen, Date_ date) {
  std::vector<TaskId> found;
  for (std::size_t i = 0; i < source.now.plan.tasks.size(); ++i) {
    const TaskId id(i);
    const bool leaf = !source.now.plan.task(id).summary &&
                      source.now.schedule.network.task(id).kind != ScheduledKind::hammock;
    if (leaf && chosen(id)) found.push_back(id);
  }
  std::stable_sort(found.begin(), found.end(), [&](TaskId a, TaskId b) { return date(a) < date(b); });
  return found;
}

}  // namespace

Table lights_table(const ReportSource& source) {
  const Language language = source.language;
  // The sign has no key: it is for the eye alone.
  Table table({named_column("subject", phrase(Phrase::subject, language), CellKind::text, 0),
               named_column("", "", CellKind::text, 0),
               named_column("light", phrase(Phrase::light, language), CellKind::text, 0),
               named_column("rule", phrase(Phrase::rule, language))});
  for (const TrafficLight& light : traffic_lights(source.now, source.limits)) {
    if (light.light == Light::none) continue;
    const std::string_view subject = kWords<LightSubject>[static_cast<std::size_t>(light.subject)];
    const std::string_view colour = kWords<Light>[static_cast<std::size_t>(light.light)];
    const Role role = role_of(light.light);
    table.add_row({Cell(table.keep(word(subject, language))), Cell(source.unicode ? "●" : "*", role),
                   Cell(table.keep(word(colour, language)), role),
                   Cell(table.keep(rule_text(source, light)))});
  }
  return table;
}

Table report_figures(const ReportSource& source, std::span<const std::string_view> metrics) {
  const Language language = source.language;
  std::vector<Column> columns{named_column("figure", phrase(Phrase::figure, language), CellKind::text, 0),
                              named_column("now", phrase(Phrase::now, language), CellKind::text, 0)};
  if (source.before != nullptr) columns.push_back(named_column("before", date_text(source.since)));
  for (std::size_t i = 1; i < columns.size(); ++i) columns[i].align = Align::right;
  Table table(std::move(columns));
  constexpr std::string_view kUndefined = "n/a";
  for (const std::string_view name : metrics) {
    if (is_of_unused_register(source.now.plan, name)) continue;
    const Metric* metric = find_metric(name);
    const std::string now = figure_words(source, source.now, *metric);
    const std::string before =
        source.before != nullptr ? figure_words(source, *source.before, *metric) : std::string(kUndefined);
    if (now == kUndefined && before == kUndefined) continue;
    const Cell label(table.keep(metric_label(name, language)));
    if (source.before != nullptr)
      table.add_row({label, Cell(table.keep(now)), Cell(table.keep(before))});
    else
      table.add_row({label, Cell(table.keep(now))});
  }
  return table;
}

Table done_table(const ReportSource& source) {
  const Network& network = source.now.schedule.network;
  const auto finish_of = [&](TaskId id) { return source.now.schedule.tasks[id].finish.value(); };
  const Instant from = Instant(source.since) + kMinutesPerDay;
  Table table = task_table(source.language);
  for (const TaskId id : tasks_where(
           source,
           [&](TaskId each) {
             return network.task(each).state == TaskState::complete && finish_of(each) > from;
           },
           finish_of))
    add_task(table, source, id);
  return table;
}

Table next_table(const ReportSource& source) {
  const Network& network = source.now.schedule.network;
  const auto start_of = [&](TaskId id) { return source.now.schedule.tasks[id].start.value(); };
  const Instant until = Instant(source.now.schedule.as_of) + kMinutesPerDay + kSoon;
  Table table = task_table(source.language);
  for (const TaskId id : tasks_where(
           source,
           [&](TaskId each) {
             if (network.task(each).state == TaskState::complete) return false;
             const bool starts = network.task(each).state != TaskState::started && start_of(each) < until;
             return starts || source.now.schedule.tasks[each].finish.value() <= until;
           },
           start_of))
    add_task(table, source, id);
  return table;
}

Table path_table(const ReportSource& source) {
  Table table = task_table(source.language);
  table.title = phrase(Phrase::critical_path, source.language);
  std::size_t shown = 0;
  for (const TaskId id : driving_path(source.now.plan, source.now.schedule)) {
    if (source.now.schedule.network.task(id).state == TaskState::complete) continue;
    if (++shown > kMostSteps) break;
    add_task(table, source, id);
  }
  return table;
}

Table rows_table(const ReportSource& source, const ReportList& list) {
  const CollectionRows rows(source.now.plan, list.kind, &source.now.schedule);
  const LiteralContext context{rows.style(0), source.now.schedule.as_of};
  std::vector<std::size_t> chosen;
  RowOfCollection values(rows);
  const auto condition = list.where.empty() ? std::variant<RowCondition, ConditionProblem>(ConditionProblem{})
                                            : RowCondition::parse(list.where, rows.columns(), context);
  for (values.row = 0; values.row < rows.size() && chosen.size() < kMostRows; ++values.row)
    if (list.where.empty() || std::get<RowCondition>(condition).matches(values)) chosen.push_back(values.row);
  std::vector<std::size_t> shown;
  std::vector<Column> columns;
  for (const std::string_view name : list.columns) {
    const std::size_t column = *rows.find(name);
    const auto is_absent = [&](std::size_t row) { return rows.value(row, column).absent(); };
    if (std::all_of(chosen.begin(), chosen.end(), is_absent)) continue;
    shown.push_back(column);
    columns.push_back(
        value_column(rows.columns()[column], source.now.plan.project.units(), rows.dates(column)));
    columns.back().heading = word(name, source.language);
    if (name == "id") columns.back().drop_order = 0;
  }
  Table table(std::move(columns));
  if (list.title != Phrase::summary) table.title = phrase(list.title, source.language);
  for (const std::size_t row : chosen) {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const FieldSpec& spec = rows.columns()[shown[i]];
      const Value value = rows.value(row, shown[i]);
      const auto* text = std::get_if<std::string>(&value.held);
      cells.push_back(spec.kind == ValueKind::choice && text != nullptr
                          ? Cell(table.keep(word(*text, source.language)))
                          : value_cell(table, spec, value, rows.style(row), table.columns()[i], false));
    }
    table.add_row(cells);
  }
  return table;
}

}  // namespace plumb
