#include "plumb/report/gantt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/schedule_json.hpp"
#include "plumb/report/schedule_view.hpp"
#include "plumb/report/table.hpp"
#include "plumb/report/terminal_style.hpp"
#include "plumb/report/time_scale.hpp"

namespace plumb {

namespace {

constexpr int kLabelGap = 2;
constexpr int kLabelIndent = 2;
constexpr int kLeastChartColumns = 10;
constexpr int kLeastNameColumns = 6;  // fewer say nothing
constexpr int kLeastIdColumns = 3;    // with the gap, room for the year above them
constexpr int kChartBesideWholeLabels = 40;

/// What one column of a row shows.
enum class Mark : std::uint8_t {
  blank,
  done,
  to_do,
  critical,
  slack,
  summary_done,
  summary,
  hammock,
  milestone,
  milestone_done,
  milestone_critical,
  deadline,
  deadline_missed,
  status,
  before,
  after,
};

struct MarkInfo {
  Mark mark;
  std::string_view unicode;
  std::string_view ascii;
  Role role;
  std::string_view legend;  // empty: another mark explains it
};

constexpr std::array kMarks = {
    MarkInfo{Mark::blank, " ", " ", Role::none, ""},
    MarkInfo{Mark::done, "█", "#", Role::good, "done"},
    MarkInfo{Mark::to_do, "░", "=", Role::none, "to do"},
    MarkInfo{Mark::critical, "▓", "*", Role::critical, "critical"},
    MarkInfo{Mark::slack, "·", ".", Role::muted, "float"},
    MarkInfo{Mark::summary_done, "━", "+", Role::heading, "summary, done"},
    MarkInfo{Mark::summary, "─", "-", Role::heading, "summary"},
    MarkInfo{Mark::hammock, "┄", "~", Role::muted, "hammock"},
    MarkInfo{Mark::milestone, "◆", "o", Role::none, "milestone"},
    MarkInfo{Mark::milestone_done, "◆", "o", Role::good, ""},
    MarkInfo{Mark::milestone_critical, "◆", "o", Role::critical, ""},
    MarkInfo{Mark::deadline, "▽", "v", Role::none, "deadline"},
    MarkInfo{Mark::deadline_missed, "▼", "!", Role::bad, "deadline missed"},
    MarkInfo{Mark::status, "│", "|", Role::muted, ""},
    MarkInfo{Mark::before, "◂", "<", Role::muted, "earlier"},
    MarkInfo{Mark::after, "▸", ">", Role::muted, "later"},
};

constexpr bool marks_follow_enumeration() {
  for (std::size_t i = 0; i < kMarks.size(); ++i)
    if (static_cast<std::size_t>(kMarks[i].mark) != i) return false;
  return true;
}
static_assert(marks_follow_enumeration(), "info_of finds a row by its mark");

const MarkInfo& info_of(Mark mark) {
  return kMarks[static_cast<std::size_t>(mark)];
}

/// The days that the tasks take, with their deadlines.
struct DayRange {
  Date from;
  Date to;  // behind the last day
};

DayRange range_of(const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                  const GanttLook& look) {
  Instant first = Instant::max();
  Instant last = Instant::min();
  for (const TaskId id : tasks) {
    first = std::min<Instant>(first, schedule.tasks[id].start);
    last = std::max<Instant>(last, schedule.tasks[id].finish);
    if (const auto& deadline = plan.task(id).deadline)
      last = std::max(last, Instant(deadline->date + std::chrono::days(1)));
  }
  DayRange range{day_of(first), std::chrono::ceil<std::chrono::days>(last)};
  if (look.from) range.from = *look.from;
  if (look.to) range.to = *look.to + std::chrono::days(1);
  range.to = std::max(range.to, range.from + std::chrono::days(1));
  return range;
}

/// Collects one line: styled pieces, with blanks written only where something follows them.
class ChartLine {
 public:
  ChartLine(std::string& out, bool colour) : out_(out), colour_(colour) {}
  ~ChartLine() { out_ += '\n'; }
  ChartLine(const ChartLine&) = delete;
  ChartLine& operator=(const ChartLine&) = delete;

  void blanks(int count) { blanks_ += std::max(count, 0); }

  void text(std::string_view text, Role role) {
    if (text.empty()) return;
    out_.append(static_cast<std::size_t>(blanks_), ' ');
    blanks_ = 0;
    const bool is_styled = colour_ && role != Role::none;
    if (is_styled) out_ += terminal_style(role);
    out_ += text;
    if (is_styled) out_ += kPlainStyle;
  }

 private:
  std::string& out_;
  bool colour_;
  int blanks_ = 0;
};

/// How the columns of the screen are shared between ids, names and the chart.
struct Layout {
  int id = 0;
  int name = 0;  // 0: there are none
  int chart = 0;

  int label() const { return name > 0 ? id + kLabelGap + name : id; }
};

class Gantt {
 public:
  Gantt(std::string& out, const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
        const GanttLook& look)
      : out_(out),
        plan_(plan),
        schedule_(schedule),
        tasks_(tasks),
        look_(look),
        layout_(layout()),
        scale_(scale()),
        status_column_(status_column()) {}

  void draw() {
    write_header();
    for (const TaskId id : tasks_) write_row(id);
    write_legend();
  }

 private:
  int indent_of(TaskId id) const { return look_.tree ? kLabelIndent * plan_.task(id).depth : 0; }

  /// Labels take what they need up to nine twentieths; names give way to ids, and all of them to the chart.
  Layout layout() const {
    int ids = 0;
    int names = 0;
    for (const TaskId id : tasks_) {
      const Task& task = plan_.task(id);
      ids = std::max(ids, indent_of(id) + text_width(safe_text(task.id)));
      if (task.name != task.id) names = std::max(names, text_width(safe_text(task.name)));
    }
    const int most =
        std::max(0, std::min(look_.width * 9 / 20, look_.width - kLabelGap - kLeastChartColumns));
    ids = std::max(ids, kLeastIdColumns);
    Layout layout;
    if (look_.whole_labels) {
      layout.id = ids;
      layout.name = names;
      layout.chart = std::max(look_.width - layout.label() - kLabelGap, kChartBesideWholeLabels);
      return layout;
    }
    layout.id = std::min(ids, most);
    const int left = most - layout.id - kLabelGap;
    if (names > 0 && left >= std::min(names, kLeastNameColumns)) layout.name = std::min(names, left);
    layout.chart = std::max(1, look_.width - layout.label() - (layout.label() > 0 ? kLabelGap : 0));
    return layout;
  }

  TimeScale scale() const {
    const DayRange range = range_of(plan_, schedule_, tasks_, look_);
    return TimeScale(range.from, range.to, layout_.chart);
  }

  int status_column() const {
    const auto& status = schedule_.network.status;
    const int column = status ? scale_.column_before(*status) : -1;
    return column < scale_.columns() ? column : -1;
  }

  int chart_begin() const { return layout_.label() > 0 ? layout_.label() + kLabelGap : 0; }

  void write_header() {
    const std::string year = scale_.first_year();
    bool first = true;
    for (const std::string& text : scale_.header()) {
      ChartLine line(out_, look_.colour);
      const int room = chart_begin() - 1;  // a blank between the year and the chart
      if (first && room >= static_cast<int>(year.size())) {
        line.blanks(room - static_cast<int>(year.size()));
        line.text(year, Role::muted);
        line.blanks(1);
      } else {
        line.blanks(chart_begin());
      }
      line.text(text, Role::muted);
      first = false;
    }
  }

  void write_row(TaskId id) {
    std::vector<Mark> marks(static_cast<std::size_t>(scale_.columns()), Mark::blank);
    if (status_column_ >= 0) marks[static_cast<std::size_t>(status_column_)] = Mark::status;
    mark_task(marks, id);
    ChartLine line(out_, look_.colour);
    write_label(line, id);
    for (std::size_t i = 0; i < marks.size();) {
      std::size_t end = i;
      while (end < marks.size() && marks[end] == marks[i]) ++end;
      write_run(line, marks[i], end - i);
      i = end;
    }
  }

  void write_run(ChartLine& line, Mark mark, std::size_t count) {
    if (mark == Mark::blank) return line.blanks(static_cast<int>(count));
    seen_[static_cast<std::size_t>(mark)] = true;
    const MarkInfo& info = info_of(mark);
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += look_.unicode ? info.unicode : info.ascii;
    line.text(text, info.role);
  }

  void write_label(ChartLine& line, TaskId id) const {
    const Task& task = plan_.task(id);
    const Role role = role_of(id);
    const std::string_view cut = look_.unicode ? "…" : "...";
    const int indent = std::min(indent_of(id), layout_.id);
    const std::string shown_id = shortened(safe_text(task.id), layout_.id - indent, cut);
    line.blanks(indent);
    line.text(shown_id, role);
    line.blanks(layout_.id - indent - text_width(shown_id));
    if (layout_.name > 0) {
      const std::string name =
          task.name == task.id ? std::string() : shortened(safe_text(task.name), layout_.name, cut);
      line.blanks(kLabelGap);
      line.text(name, role == Role::critical ? Role::none : role);
      line.blanks(layout_.name - text_width(name));
    }
    if (layout_.label() > 0) line.blanks(kLabelGap);
  }

  Role role_of(TaskId id) const {
    if (plan_.task(id).summary) return Role::heading;
    if (schedule_.network.tasks[id].state == TaskState::complete) return Role::muted;
    return schedule_.tasks[id].critical ? Role::critical : Role::none;
  }

  void mark_task(std::vector<Mark>& marks, TaskId id) const {
    const TaskDates& dates = schedule_.tasks[id];
    const int first = scale_.column_of(dates.start);
    const int last = std::max(first, scale_.column_before(dates.finish));
    if (schedule_.network.tasks[id].kind == ScheduledKind::milestone) return mark_milestone(marks, id);
    if (dates.total_float != kNoFloat && dates.total_float > Minutes(0) && !plan_.task(id).summary)
      fill(marks, last + 1, scale_.column_before(dates.late_finish), Mark::slack);
    const auto [done, rest] = bar_marks(id);
    const int length = last - first + 1;
    const int done_length = done_columns(length, progress_percent(plan_, schedule_, id));
    fill(marks, first, first + done_length - 1, done);
    fill(marks, first + done_length, last, rest);
    mark_deadline(marks, id, last);
    mark_outside(marks, first, last);
  }

  void mark_milestone(std::vector<Mark>& marks, TaskId id) const {
    const TaskDates& dates = schedule_.tasks[id];
    const int column = ends_day_before(schedule_, dates.finish) ? scale_.column_before(dates.finish)
                                                                : scale_.column_of(dates.finish);
    if (dates.total_float != kNoFloat && dates.total_float > Minutes(0))
      fill(marks, column + 1, scale_.column_before(dates.late_finish), Mark::slack);
    const bool complete = schedule_.network.tasks[id].state == TaskState::complete;
    fill(marks, column, column,
         complete         ? Mark::milestone_done
         : dates.critical ? Mark::milestone_critical
                          : Mark::milestone);
    mark_deadline(marks, id, column);
    mark_outside(marks, column, column);
  }

  std::pair<Mark, Mark> bar_marks(TaskId id) const {
    if (plan_.task(id).summary) return {Mark::summary_done, Mark::summary};
    if (schedule_.network.tasks[id].kind == ScheduledKind::hammock) return {Mark::hammock, Mark::hammock};
    return {Mark::done, schedule_.tasks[id].critical ? Mark::critical : Mark::to_do};
  }

  /// Something begun shows, and something unfinished too, if there are columns for both.
  static int done_columns(int length, double percent) {
    if (percent <= 0) return 0;
    if (percent >= 100) return length;
    const int share = static_cast<int>(std::lround(length * percent / 100));
    return std::min(std::max(share, 1), length - 1);
  }

  /// The deadline hides what runs over it; one that is kept to the column stands behind the bar.
  void mark_deadline(std::vector<Mark>& marks, TaskId id, int last) const {
    const auto& deadline = plan_.task(id).deadline;
    if (!deadline) return;
    const Instant end = Instant(deadline->date) + deadline->time.value_or(kMinutesPerDay);
    const bool missed = schedule_.tasks[id].finish > end;
    const int column = scale_.column_before(end);
    const int shown = !missed && column == last ? column + 1 : column;
    fill(marks, shown, shown, missed ? Mark::deadline_missed : Mark::deadline);
  }

  void mark_outside(std::vector<Mark>& marks, int first, int last) const {
    if (last < 0) marks.front() = Mark::before;
    if (first >= scale_.columns()) marks.back() = Mark::after;
  }

  void fill(std::vector<Mark>& marks, int first, int last, Mark mark) const {
    last = std::min(last, scale_.columns() - 1);
    for (int i = std::max(first, 0); i <= last; ++i) marks[static_cast<std::size_t>(i)] = mark;
  }

  /// One line, or as many as the width asks for.
  void write_legend() {
    out_ += '\n';
    std::vector<std::pair<const MarkInfo*, std::string>> items;
    for (const MarkInfo& info : kMarks)
      if (seen_[static_cast<std::size_t>(info.mark)] && !info.legend.empty())
        items.emplace_back(&info, std::string(info.legend));
    const MarkInfo& milestone = info_of(Mark::milestone);
    const bool any_milestone = seen_[static_cast<std::size_t>(Mark::milestone_done)] ||
                               seen_[static_cast<std::size_t>(Mark::milestone_critical)];
    if (any_milestone && !seen_[static_cast<std::size_t>(Mark::milestone)])
      items.emplace_back(&milestone, std::string(milestone.legend));
    if (schedule_.network.status) {
      std::string text = "status date ";
      append_instant_as(text, *schedule_.network.status, CellKind::end_date);
      items.emplace_back(&info_of(Mark::status), std::move(text));
    }
    items.emplace_back(&info_of(Mark::blank), fmt::format("1 column: {}", scale_.column_length_text()));
    constexpr int kBetween = 3;
    for (std::size_t i = 0; i < items.size();) {
      ChartLine line(out_, look_.colour);
      for (int used = 0; i < items.size(); ++i) {
        const int item = text_width(items[i].second) + 2;
        if (used > 0 && used + kBetween + item > look_.width) break;
        if (used > 0) line.blanks(kBetween);
        used += item + (used > 0 ? kBetween : 0);
        write_legend_item(line, *items[i].first, items[i].second);
      }
    }
  }

  void write_legend_item(ChartLine& line, const MarkInfo& info, const std::string& text) const {
    const bool has_sign = info.mark != Mark::blank;
    if (has_sign) {
      line.text(look_.unicode ? info.unicode : info.ascii, info.role);
      line.blanks(1);
    }
    line.text(shortened(text, look_.width - (has_sign ? 2 : 0), ""), Role::muted);
  }

  std::string& out_;
  const Plan& plan_;
  const Schedule& schedule_;
  std::span<const TaskId> tasks_;
  const GanttLook& look_;
  Layout layout_;
  TimeScale scale_;
  int status_column_;  // -1: not within the chart
  std::array<bool, kMarks.size()> seen_ = {};
};

}  // namespace

void draw_gantt(std::string& out, const Plan& plan, const Schedule& schedule, std::span<const TaskId> tasks,
                const GanttLook& look) {
  if (!tasks.empty()) Gantt(out, plan, schedule, tasks, look).draw();
}

}  // namespace plumb
