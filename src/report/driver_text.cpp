#include "plumb/report/driver_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "plumb/model/constraint.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

/// Writes the drivers of one task behind each other.
class DriverWords {
 public:
  DriverWords(const Plan& plan, const Schedule& schedule, TaskId id)
      : plan_(plan), schedule_(schedule), id_(id) {}

  std::string text() {
    for (const Driver& driver : drivers_of(plan_, schedule_, id_)) {
      if (!out_.empty()) out_ += "; ";
      append(driver);
    }
    return std::move(out_);
  }

 private:
  void append(const Driver& driver) {
    switch (driver.kind) {
      case Driver::Kind::link:
        return append_link(driver);
      case Driver::Kind::constraint:
        return append_constraint(driver);
      case Driver::Kind::status:
        return append_status();
      case Driver::Kind::calendar:
        out_ += "days off";
        return;
      case Driver::Kind::start:
        out_ += "start of the plan";
        return;
      case Driver::Kind::actual:
        return append_actual();
      case Driver::Kind::span:
        fmt::format_to(std::back_inserter(out_), "{} {}", driver.bounds_finish ? "to" : "from",
                       plan_.task(driver.task).id);
        return;
      case Driver::Kind::resource:
        out_ += "days off of who is assigned";
        return;
    }
  }

  /// The lag is printed as it was written, not in the minutes that came of it.
  void append_link(const Driver& driver) {
    const Task& successor = plan_.task(driver.successor);
    out_ += kWords<LinkType>[static_cast<std::size_t>(driver.type)];
    const auto written = std::ranges::find_if(successor.after.items, [&](const Link& link) {
      return link.predecessor == driver.task && link.type == driver.type;
    });
    if (written != successor.after.items.end() && written->lag.amount != 0) {
      const std::string text = link_text(*written, {}, plan_.units_of(successor));
      out_ += text.substr(text.find_first_of("+-"));
    }
    out_.append(" ").append(plan_.task(driver.task).id);
    append_holder(driver.successor);
  }

  void append_constraint(const Driver& driver) {
    out_ += constraint_word(driver.constraint);
    for (const Constraint& constraint : plan_.task(driver.task).constraint.items)
      if (constraint.kind == driver.constraint && constraint.has_date())
        out_.append(" ").append(written_date_text(constraint.date));
    append_holder(driver.task);
  }

  void append_holder(TaskId holder) {
    if (holder != id_) out_.append(" of ").append(plan_.task(holder).id);
  }

  void append_status() {
    if (schedule_.network.tasks[id_].state == TaskState::started) {
      append_working_time(out_, schedule_.tasks[id_].remaining,
                          static_cast<int>(plan_.units_of(plan_.task(id_)).day), NumberStyle{});
      out_ += " left from the ";
    }
    out_ += "status date";
  }

  void append_actual() {
    const bool complete = schedule_.network.tasks[id_].state == TaskState::complete;
    out_ += complete ? "done " : "started ";
    const TaskDates& dates = schedule_.tasks[id_];
    append_instant_as(out_, complete ? dates.finish : dates.start,
                      complete ? CellKind::end_date : CellKind::date);
  }

  const Plan& plan_;
  const Schedule& schedule_;
  TaskId id_;
  std::string out_;
};

}  // namespace

std::string drivers_text(const Plan& plan, const Schedule& schedule, TaskId id) {
  return DriverWords(plan, schedule, id).text();
}

}  // namespace plumb
