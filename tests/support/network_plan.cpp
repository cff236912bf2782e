#include "network_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace plumb::test {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

bool is_leaf(const Json& task) {
  return task.at("type") != "summary";
}

bool is_true(const Json& object, const char* key) {
  return object.contains(key) && object.at(key) == true;
}

bool is_given(const Json& object, const char* key) {
  return object.contains(key) && !object.at(key).is_null();
}

double number(const Json& object, const char* key) {
  return is_given(object, key) ? object.at(key).get<double>() : 0;
}

std::string text(const Json& object, const char* key) {
  return is_given(object, key) ? object.at(key).get<std::string>() : std::string{};
}

std::string clock(int minute_of_day) {
  return fmt::format("{:02}:{:02}", minute_of_day / 60, minute_of_day % 60);
}

std::string hours(const Json& shifts) {
  std::string written;
  for (const Json& shift : shifts) {
    if (!written.empty()) written += ' ';
    written += clock(shift.at(0).get<int>()) + "-" + clock(shift.at(1).get<int>());
  }
  return written;
}

class NetworkWriter {
 public:
  explicit NetworkWriter(const Json& network) : network_(network), p6_(network.at("engine") == "p6") {
    for (const Json& task : network_.at("tasks")) children_[text(task, "parent")].push_back(&task);
    for (const Json& link : network_.at("relations")) {
      if (is_true(link, "cross")) refuse("link to another project", link);
      links_[link.at("succ").get<std::string>()].push_back(link_text(link));
    }
    if (network_.at("engine") != "p6" && network_.at("engine") != "msp")
      refuse("engine", network_.at("engine"));
    if (!network_.at("quirks").empty()) refuse("quirks", network_.at("quirks"));
  }

  NetworkPlan write() && {
    write_project();
    write_calendars();
    write_resources();
    plan_.yaml += "tasks:\n";
    write_tasks();
    return std::move(plan_);
  }

 private:
  void refuse(std::string_view what, const Json& value) {
    plan_.not_convertible.push_back(fmt::format("{} {}", what, value.dump()));
  }

  /// The written form of a value, from a table of those that are known.
  std::string known(std::string_view what, const Json& value,
                    const std::map<std::string, std::string>& table) {
    const auto row = value.is_string() ? table.find(value.get<std::string>()) : table.end();
    if (row != table.end()) return row->second;
    refuse(what, value);
    return {};
  }

  void write_project() {
    const Json& project = network_.at("project");
    std::string& yaml = plan_.yaml;
    yaml += "plumb: 1\nproject:\n  id: network\n";
    yaml += fmt::format("  start: {}\n", text(project, "start"));
    if (is_given(project, "status_date"))
      yaml += fmt::format("  status_date: {}\n", text(project, "status_date"));
    if (is_given(project, "must_finish"))
      yaml += fmt::format("  finish_by: {}\n", text(project, "must_finish"));
    yaml += fmt::format("  calendar: cal-{}\n", text(project, "default_calendar"));
    yaml += fmt::format("  scheduling: {{{}}}\n", p6_ ? p6_options(project) : msproject_options(project));
  }

  std::string msproject_options(const Json& project) {
    if (project.at("schedule_from") != "start") refuse("schedule_from", project.at("schedule_from"));
    if (is_true(project, "multiple_critical_paths")) refuse("multiple_critical_paths", true);
    return fmt::format("preset: msproject, resource_calendars: true, critical_float: {}min",
                       std::llround(number(project, "critical_limit")));
  }

  std::string p6_options(const Json& project) {
    const Json& options = project.at("options");
    std::string progress = "actual";
    if (options.at("sched_retained_logic") == "Y") progress = "retained";
    if (options.at("sched_progress_override") == "Y") progress = "override";
    const std::string lag = known("lag calendar", options.at("sched_calendar_on_relationship_lag"),
                                  {{"rcal_Predecessor", "predecessor"},
                                   {"rcal_Successor", "successor"},
                                   {"rcal_ProjDefault", "project"},
                                   {"rcal_24Hour", "24h"}});
    const std::string slack = known("float", options.at("sched_float_type"),
                                    {{"FT_FF", "finish"}, {"FT_SF", "start"}, {"FT_MIN", "min"}});
    const std::string critical = known("critical path", project.at("critical_path_type"),
                                       {{"CT_TotFloat", "float"}, {"CT_DrivPath", "longest"}});
    return fmt::format(
        "preset: p6, progress: {}, lag_calendar: {}, float: {}, critical: {}, critical_float: {}min",
        progress, lag, slack, critical, std::llround(number(project, "critical_limit")));
  }

  void write_calendars() {
    plan_.yaml += "calendars:\n";
    for (const auto& [id, calendar] : network_.at("calendars").items()) {
      std::vector<std::string> days;
      for (std::size_t day = 0; day < kWeekdays.size(); ++day) {
        const Json& shifts = calendar.at("week").at(day);
        if (!shifts.empty()) days.push_back(fmt::format("{}: {}", kWeekdays[day], hours(shifts)));
      }
      plan_.yaml += fmt::format("  - id: cal-{}\n    week: {{{}}}\n", id, fmt::join(days, ", "));
      if (calendar.at("exceptions").empty()) continue;
      plan_.yaml += "    exceptions:\n";
      for (const Json& exception : calendar.at("exceptions")) {
        const std::string worked = hours(exception.at("work"));
        plan_.yaml += fmt::format("      - {{dates: {}..{}{}}}\n", text(exception, "from"),
                                  text(exception, "to"), worked.empty() ? "" : ", hours: " + worked);
      }
    }
  }

  /// The resources whose calendars move a task. P6 heeds them for resource dependent activities alone.
  std::vector<std::string> resources_of(const Json& task) const {
    std::vector<std::string> ids;
    const bool heeded = p6_ ? task.at("type") == "resource_dependent" : number(task, "duration") > 0;
    if (!is_leaf(task) || !heeded || is_true(task, "ignore_resource_calendar")) return ids;
    for (const Json& assignment : task.at("assignments")) {
      const std::string id = text(assignment, "resource");
      const bool seen = std::find(ids.begin(), ids.end(), id) != ids.end();
      if (!id.empty() && !seen) ids.push_back(id);
    }
    return ids;
  }

  void write_resources() {
    std::map<std::string, std::string> calendar_of;
    for (const Json& task : network_.at("tasks")) {
      const std::vector<std::string> ids = resources_of(task);
      for (const Json& assignment : task.at("assignments")) {
        const std::string id = text(assignment, "resource");
        if (std::find(ids.begin(), ids.end(), id) != ids.end())
          calendar_of[id] = text(assignment, "calendar");
      }
    }
    if (calendar_of.empty()) return;
    plan_.yaml += "resources:\n";
    for (const auto& [id, calendar] : calendar_of) {
      // A resource calendar that the network leaves out changes nothing of the project's.
      const bool own = network_.at("calendars").contains(calendar);
      plan_.yaml +=
          fmt::format("  - {{id: res-{}, kind: work{}}}\n", id, own ? ", calendar: cal-" + calendar : "");
    }
  }

  std::string link_text(const Json& link) {
    const double lag = number(link, "lag");
    const std::string unit =
        known("lag", link.at("lag_kind"), {{"working", "min"}, {"elapsed", "emin"}, {"percent", "%"}});
    std::string written = fmt::format("{} {}", text(link, "pred"), text(link, "type"));
    if (lag != 0) written += fmt::format("{:+}{}", std::llround(lag), unit);
    return yaml_text(written);
  }

  std::vector<std::string> constraints_of(const Json& task) {
    static const std::set<std::string> kDated = {"SNET", "SNLT", "FNET",      "FNLT",
                                                 "MSO",  "MFO",  "MANDSTART", "MANDFIN"};
    std::vector<std::string> written;
    for (const char* key : {"constraint", "constraint2"}) {
      if (!is_given(task, key)) continue;
      const Json& constraint = task.at(key);
      const std::string type = text(constraint, "type");
      if (type == "ALAP") written.push_back(type);
      if (kDated.contains(type)) written.push_back(fmt::format("{} {}", type, text(constraint, "date")));
      if (type != "ASAP" && type != "ALAP" && !kDated.contains(type)) refuse("constraint", constraint);
    }
    return written;
  }

  void refuse_what_a_plan_has_not(const Json& task) {
    for (const char* key : {"manual", "external"}) {
      if (is_true(task, key)) refuse(key, task.at("id"));
    }
    for (const char* key : {"leveling_delay", "splits"}) {
      if (number(task, key) != 0) refuse(key, task.at("id"));
    }
    for (const char* key : {"suspend", "expected_finish", "external_early_start", "external_late_finish"}) {
      if (is_given(task, key)) refuse(key, task.at("id"));
    }
    if (task.contains("active") && task.at("active") != true) refuse("inactive task", task.at("id"));
  }

  /// What a leaf is: a milestone or a duration, on its calendar, with its resources.
  void add_work(const Json& task, std::vector<std::string>& fields) {
    const long minutes = std::lround(number(task, "duration"));
    const std::string kind = known("task type", task.at("type"),
                                   {{"task", ""},
                                    {"resource_dependent", ""},
                                    {"milestone", "true"},
                                    {"start_milestone", "start"},
                                    {"finish_milestone", "finish"}});
    // MS Project's flag may stand on a task that takes time; it then moves nothing.
    if (!kind.empty() && minutes == 0) {
      fields.push_back("milestone: " + kind);
    } else {
      fields.push_back(fmt::format("duration: {}{}", minutes, is_true(task, "elapsed") ? "emin" : "min"));
    }
    const std::string calendar = text(task, "calendar");
    if (!calendar.empty() && calendar != text(network_.at("project"), "default_calendar")) {
      if (!network_.at("calendars").contains(calendar)) refuse("calendar", calendar);
      fields.push_back("calendar: cal-" + calendar);
    }
    std::vector<std::string> assigned;
    for (const std::string& id : resources_of(task)) assigned.push_back(fmt::format("res-{}: 100%", id));
    if (!assigned.empty()) fields.push_back(fmt::format("assign: {{{}}}", fmt::join(assigned, ", ")));
  }

  /// Logic, constraints and deadline, of a leaf or a summary.
  void add_bounds(const Json& task, std::vector<std::string>& fields) {
    const auto links = links_.find(task.at("id").get<std::string>());
    if (links != links_.end()) fields.push_back(fmt::format("after: [{}]", fmt::join(links->second, ", ")));
    const std::vector<std::string> constraints = constraints_of(task);
    if (!constraints.empty()) fields.push_back(fmt::format("constraint: [{}]", fmt::join(constraints, ", ")));
    if (is_given(task, "deadline")) fields.push_back("deadline: " + text(task, "deadline"));
  }

  /// Writes the tree in the order of the file, children under their summary.
  void write_tasks() {
    struct Row {
      const Json* task;
      int depth;
    };
    std::vector<Row> open;
    const auto push_children = [&](const std::string& parent, int depth) {
      const auto rows = children_.find(parent);
      if (rows == children_.end()) return;
      for (auto task = rows->second.rbegin(); task != rows->second.rend(); ++task)
        open.push_back({*task, depth});
    };
    push_children("", 1);
    while (!open.empty()) {
      const auto [task, depth] = open.back();
      open.pop_back();
      write_task(*task, std::string(static_cast<std::size_t>(depth) * 2, ' '));
      push_children(task->at("id"), depth + 2);
    }
  }

  void write_task(const Json& task, const std::string& indent) {
    refuse_what_a_plan_has_not(task);
    std::vector<std::string> fields = {"id: " + yaml_text(task.at("id").get<std::string>())};
    if (is_leaf(task)) add_work(task, fields);
    add_bounds(task, fields);
    if (is_leaf(task)) {
      plan_.yaml += fmt::format("{}- {{{}}}\n", indent, fmt::join(fields, ", "));
    } else {
      fields.push_back("tasks:");
      plan_.yaml += fmt::format("{}- {}\n", indent, fmt::join(fields, "\n  " + indent));
    }
  }

  const Json& network_;
  bool p6_;
  std::map<std::string, std::vector<const Json*>> children_;  // by the id of the summary; "" the top
  std::map<std::string, std::vector<std::string>> links_;     // by the id of the successor
  NetworkPlan plan_;
};

/// Says whether a task has begun.
bool has_begun(const Json& task, const std::string& status_date) {
  const bool all_to_do =
      number(task, "percent") == 0 && number(task, "remaining") == number(task, "duration");
  // Dates of this form compare as text.
  const bool promised = !status_date.empty() && text(task, "actual_start") > status_date;
  return !all_to_do || is_given(task, "actual_finish") || (is_given(task, "actual_start") && !promised);
}

}  // namespace

bool has_progress(const Json& network) {
  const std::string status_date = text(network.at("project"), "status_date");
  for (const Json& task : network.at("tasks")) {
    if (is_leaf(task) && has_begun(task, status_date)) return true;
  }
  return false;
}

NetworkPlan network_plan(const Json& network) {
  return NetworkWriter(network).write();
}

}  // namespace plumb::test
