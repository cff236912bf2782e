#include "plumb/report/schedule_view.hpp"

#include <algorithm>
#include <array>

#include "plumb/plan/wbs.hpp"
#include "plumb/report/driver_text.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/schedule_json.hpp"

namespace plumb {

namespace {

struct ColumnInfo {
  ScheduleColumn column;
  std::string_view name;     // as asked for
  std::string_view key;      // as CSV heads it
  std::string_view heading;  // as people read it
  CellKind kind = CellKind::text;
  int drop_order = 1;
};

constexpr std::array kColumns = {
    ColumnInfo{ScheduleColumn::id, "id", "id", "id", CellKind::text, 0},
    ColumnInfo{ScheduleColumn::wbs, "wbs", "wbs", "wbs", CellKind::text, 3},
    ColumnInfo{ScheduleColumn::name, "name", "name", "name", CellKind::text, 0},
    ColumnInfo{ScheduleColumn::kind, "kind", "kind", "kind", CellKind::text, 3},
    ColumnInfo{ScheduleColumn::owner, "owner", "owner", "owner", CellKind::text, 3},
    ColumnInfo{ScheduleColumn::start, "start", "start", "start", CellKind::date, 1},
    ColumnInfo{ScheduleColumn::finish, "finish", "finish", "finish", CellKind::end_date, 1},
    ColumnInfo{ScheduleColumn::early_start, "early_start", "early_start", "early start", CellKind::date, 3},
    ColumnInfo{ScheduleColumn::early_finish, "early_finish", "early_finish", "early fin.", CellKind::end_date,
               3},
    ColumnInfo{ScheduleColumn::late_start, "late_start", "late_start", "late start", CellKind::date, 3},
    ColumnInfo{ScheduleColumn::late_finish, "late_finish", "late_finish", "late fin.", CellKind::end_date, 3},
    ColumnInfo{ScheduleColumn::actual_start, "actual_start", "actual_start", "act. start", CellKind::date, 4},
    ColumnInfo{ScheduleColumn::actual_finish, "actual_finish", "actual_finish", "act. fin.",
               CellKind::end_date, 4},
    ColumnInfo{ScheduleColumn::deadline, "deadline", "deadline", "deadline", CellKind::text, 4},
    ColumnInfo{ScheduleColumn::duration, "duration", "duration_min", "duration", CellKind::duration, 3},
    ColumnInfo{ScheduleColumn::remaining, "remaining", "remaining_min", "left", CellKind::duration, 3},
    ColumnInfo{ScheduleColumn::progress, "progress", "progress_pct", "done", CellKind::percent, 4},
    ColumnInfo{ScheduleColumn::total_float, "total_float", "total_float_min", "float", CellKind::duration, 2},
    ColumnInfo{ScheduleColumn::free_float, "free_float", "free_float_min", "free", CellKind::duration, 4},
    ColumnInfo{ScheduleColumn::interfering_float, "interfering_float", "interfering_float_min", "interf.",
               CellKind::duration, 4},
    ColumnInfo{ScheduleColumn::independent_float, "independent_float", "independent_float_min", "indep.",
               CellKind::duration, 4},
    ColumnInfo{ScheduleColumn::critical, "critical", "critical", "critical", CellKind::flag, 3},
    ColumnInfo{ScheduleColumn::driving, "driving", "driving", "driving", CellKind::flag, 3},
    ColumnInfo{ScheduleColumn::path, "path", "path", "path", CellKind::text, 3},
    ColumnInfo{ScheduleColumn::drivers, "drivers", "drivers", "because", CellKind::text, 0},
};

constexpr bool columns_follow_enumeration() {
  for (std::size_t i = 0; i < kColumns.size(); ++i)
    if (static_cast<std::size_t>(kColumns[i].column) != i) return false;
  return true;
}
static_assert(columns_follow_enumeration(), "info_of finds a row by its column");

constexpr auto kColumnNames = [] {
  std::array<std::string_view, kColumns.size()> names;
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kColumns[i].name;
  return names;
}();

constexpr std::array kForPeople = {
    ScheduleColumn::id,          ScheduleColumn::name,       ScheduleColumn::start,
    ScheduleColumn::finish,      ScheduleColumn::duration,   ScheduleColumn::progress,
    ScheduleColumn::total_float, ScheduleColumn::free_float, ScheduleColumn::path,
};

constexpr std::array kForPrograms = {
    ScheduleColumn::id,
    ScheduleColumn::wbs,
    ScheduleColumn::name,
    ScheduleColumn::kind,
    ScheduleColumn::owner,
    ScheduleColumn::start,
    ScheduleColumn::finish,
    ScheduleColumn::early_start,
    ScheduleColumn::early_finish,
    ScheduleColumn::late_start,
    ScheduleColumn::late_finish,
    ScheduleColumn::actual_start,
    ScheduleColumn::actual_finish,
    ScheduleColumn::deadline,
    ScheduleColumn::duration,
    ScheduleColumn::remaining,
    ScheduleColumn::progress,
    ScheduleColumn::total_float,
    ScheduleColumn::free_float,
    ScheduleColumn::interfering_float,
    ScheduleColumn::independent_float,
    ScheduleColumn::critical,
    ScheduleColumn::driving,
};

const ColumnInfo& info_of(ScheduleColumn column) {
  return kColumns[static_cast<std::size_t>(column)];
}

CellKind kind_for(CellKind kind, Reader reader) {
  if (reader == Reader::person) return kind;
  if (kind == CellKind::date) return CellKind::date_time;
  return kind == CellKind::end_date ? CellKind::end_date_time : kind;
}

std::vector<Column> table_columns(const Plan& plan, std::span<const ScheduleColumn> columns,
                                  ScheduleLook look) {
  std::vector<Column> result;
  for (const ScheduleColumn each : columns) {
    const ColumnInfo& info = info_of(each);
    Column column;
    column.key = info.key;
    column.heading = info.heading;
    column.kind = kind_for(info.kind, look.reader);
    column.minutes_per_day = static_cast<int>(plan.project.units().day);
    column.shows_tree = look.tree && each == ScheduleColumn::name;
    column.may_shrink = each == ScheduleColumn::name || each == ScheduleColumn::drivers;
    column.drop_order = info.drop_order;
    result.push_back(std::move(column));
  }
  return result;
}

/// Makes the cells of one task after the other.
class ScheduleRows {
 public:
  ScheduleRows(const Plan& plan, const Schedule& schedule, std::span<const ScheduleColumn> columns,
               ScheduleLook look)
      : plan_(plan),
        schedule_(schedule),
        reader_(look.reader),
        unicode_(look.unicode),
        day_(plan.project.units().day),
        columns_(columns),
        headings_(table_columns(plan, columns, look)),
        table_(headings_) {
    if (std::ranges::find(columns, ScheduleColumn::wbs) != columns.end()) wbs_ = wbs_codes(plan);
    for (const Calendar& calendar : plan.calendars.rows)
      days_differ_ = days_differ_ || calendar.minutes_per_day.has_value();
  }

  Table fill(std::span<const TaskId> tasks) {
    table_ = Table(headings_);
    table_.reserve(tasks.size());
    std::vector<Cell> cells(columns_.size());
    for (const TaskId id : tasks) {
      select(id);
      for (std::size_t i = 0; i < columns_.size(); ++i) cells[i] = cell(columns_[i]);
      table_.add_row(cells, {task_->depth, row_role()});
    }
    return std::move(table_);
  }

 private:
  void select(TaskId id) {
    id_ = id;
    task_ = &plan_.task(id);
    dates_ = &schedule_.tasks[id];
    kind_ = schedule_.network.tasks[id].kind;
    state_ = schedule_.network.tasks[id].state;
    float_role_ = dates_->total_float != kNoFloat && dates_->total_float < Minutes(0) ? Role::bad
                  : dates_->critical                                                  ? Role::critical
                                                                                      : Role::none;
  }

  Role row_role() const {
    if (kind_ == ScheduledKind::summary) return Role::heading;
    return state_ == TaskState::complete ? Role::muted : Role::none;
  }

  Cell cell(ScheduleColumn column) {
    switch (column) {
      case ScheduleColumn::id:
        return {task_->id, float_role_};
      case ScheduleColumn::wbs:
        return table_.keep(std::move(wbs_[id_]));
      case ScheduleColumn::name:
        return task_->name;
      case ScheduleColumn::kind:
        return scheduled_kind_word(kind_);
      case ScheduleColumn::owner:
        return task_->owner.valid() ? Cell(plan_.resource(task_->owner).id) : Cell();
      case ScheduleColumn::start:
        return date(dates_->start);
      case ScheduleColumn::finish:
        return date(dates_->finish);
      case ScheduleColumn::early_start:
        return date(dates_->early_start);
      case ScheduleColumn::early_finish:
        return date(dates_->early_finish);
      case ScheduleColumn::late_start:
        return date(dates_->late_start);
      case ScheduleColumn::late_finish:
        return date(dates_->late_finish);
      case ScheduleColumn::actual_start:
      case ScheduleColumn::actual_finish:
        return fact(column);
      case ScheduleColumn::deadline:
        return task_->deadline ? Cell(table_.keep(written_date_text(*task_->deadline))) : Cell();
      case ScheduleColumn::duration:
        return kind_ == ScheduledKind::milestone && reader_ == Reader::person ? Cell("milestone", Role::muted)
                                                                              : length(dates_->duration);
      case ScheduleColumn::remaining:
        return kind_ == ScheduledKind::milestone && reader_ == Reader::person ? Cell()
                                                                              : length(dates_->remaining);
      case ScheduleColumn::progress:
        return progress();
      case ScheduleColumn::total_float:
        return slack(dates_->total_float, float_role_);
      case ScheduleColumn::free_float:
        return slack(dates_->free_float);
      case ScheduleColumn::interfering_float:
        return slack(dates_->interfering_float);
      case ScheduleColumn::independent_float:
        return slack(dates_->independent_float);
      case ScheduleColumn::critical:
        return {dates_->critical, float_role_};
      case ScheduleColumn::driving:
        return dates_->driving;
      case ScheduleColumn::path:
        return path();
      case ScheduleColumn::drivers:
        return table_.keep(drivers_text(plan_, schedule_, id_));
    }
    return {};
  }

  /// Both ends of a milestone are one instant, and must read as one day.
  Cell date(Instant instant) const {
    const Cell cell(instant);
    if (kind_ != ScheduledKind::milestone || reader_ == Reader::program) return cell;
    return cell.as(ends_day_before(schedule_, instant) ? CellKind::end_date : CellKind::date);
  }

  Cell fact(ScheduleColumn column) const {
    if (schedule_.network.facts.empty() || kind_ == ScheduledKind::summary) return {};
    const Facts& facts = schedule_.network.facts[id_];
    return column == ScheduleColumn::actual_start ? facts.start : facts.finish;
  }

  /// People think in the days of the calendar that the task has; where it is not the project's, the column's
  /// days would be wrong.
  Cell length(Minutes time, Role role = Role::none) {
    if (reader_ == Reader::program) return {time, role};
    const bool elapsed = task_->duration && task_->duration->elapsed;
    const std::int64_t day = elapsed        ? kMinutesPerDay.count()
                             : days_differ_ ? plan_.units_of(*task_).day
                                            : day_;
    if (day == day_) return {time, role};
    std::string text;
    append_working_time(text, time, static_cast<int>(day), {0, false, unicode_});
    if (elapsed) text.insert(text.rfind(' ') + 1, 1, 'e');  // as the format writes it: 3ed
    return {table_.keep(std::move(text)), role};
  }

  Cell slack(Minutes time, Role role = Role::none) { return time == kNoFloat ? Cell() : length(time, role); }

  Cell progress() const {
    const double percent = progress_percent(plan_, schedule_, id_);
    if (percent == 0 && reader_ == Reader::person) return {};
    return {percent, state_ == TaskState::complete ? Role::good : Role::none};
  }

  /// The narrower of two facts: what drives the finish is nearly always critical, and its float says so.
  Cell path() const {
    if (dates_->driving && kind_ != ScheduledKind::summary) return {"driving", float_role_};
    return dates_->critical ? Cell("critical", float_role_) : Cell();
  }

  const Plan& plan_;
  const Schedule& schedule_;
  Reader reader_;
  bool unicode_;
  std::int64_t day_;
  bool days_differ_ = false;
  std::span<const ScheduleColumn> columns_;
  std::vector<Column> headings_;
  Table table_;
  IdVector<TaskId, std::string> wbs_;  // empty unless shown; each is handed to the table

  TaskId id_;
  const Task* task_ = nullptr;
  const TaskDates* dates_ = nullptr;
  ScheduledKind kind_ = ScheduledKind::task;
  TaskState state_ = TaskState::unstarted;
  Role float_role_ = Role::none;
};

}  // namespace

std::span<const std::string_view> schedule_column_names() {
  return kColumnNames;
}

std::optional<ScheduleColumn> find_schedule_column(std::string_view name) {
  for (const ColumnInfo& info : kColumns)
    if (info.name == name || info.key == name) return info.column;
  return std::nullopt;
}

std::optional<std::string_view> field_of_heading(std::string_view heading) {
  for (const ColumnInfo& info : kColumns)
    if (info.heading == heading && info.name != heading) return info.name;
  return std::nullopt;
}

std::span<const ScheduleColumn> default_schedule_columns(Reader reader) {
  if (reader == Reader::person) return kForPeople;
  return kForPrograms;
}

bool ends_day_before(const Schedule& schedule, Instant milestone) {
  return milestone == day_of(milestone) && milestone > schedule.start;
}

Table schedule_view(const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                    std::span<const ScheduleColumn> columns, ScheduleLook look) {
  return ScheduleRows(plan, schedule, columns, look).fill(tasks);
}

void schedule_pieces(const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                     std::span<const ScheduleColumn> columns, ScheduleLook look,
                     const std::function<void(const Table&)>& take) {
  constexpr std::size_t kPiece = 1024;  // rows of ten cells that stay in the cache
  ScheduleRows rows(plan, schedule, columns, look);
  std::size_t done = 0;
  do {
    const auto piece = tasks.subspan(done, std::min(kPiece, tasks.size() - done));
    take(rows.fill(piece));
    done += piece.size();
  } while (done < tasks.size());
}

}  // namespace plumb
