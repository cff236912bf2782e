#include "plumb/report/figures.hpp"

#include <array>

#include "plumb/report/schedule_json.hpp"

namespace plumb {

namespace {

// In the order of ScheduledKind.
const std::array<std::string_view, 4>& kind_words() {
  static const std::array<std::string_view, 4> words{
      scheduled_kind_word(ScheduledKind::task), scheduled_kind_word(ScheduledKind::milestone),
      scheduled_kind_word(ScheduledKind::summary), scheduled_kind_word(ScheduledKind::hammock)};
  return words;
}

Value start_value(Instant instant) {
  if (instant == kNoInstant) return {};
  const Date day = day_of(instant);
  return {WrittenDate{day, instant - day}};
}

/// The end of a day is 24:00 of it, so that conditions and listings name the day that people mean.
Value end_value(Instant instant) {
  if (instant == kNoInstant) return {};
  const Date day = day_of(instant);
  if (instant != day) return {WrittenDate{day, instant - day}};
  return {WrittenDate{day - std::chrono::days{1}, kMinutesPerDay}};
}

const TaskDates& dates_of(const FigureSource& source, std::size_t row) {
  return source.schedule().tasks[TaskId(row)];
}

Value length_value(const FigureSource& source, std::size_t row, Minutes length) {
  const Task& task = source.plan().tasks.rows[row];
  return {Duration{length, task.duration && task.duration->elapsed}};
}

template <CompactInstant TaskDates::*Member>
Value start_of(const FigureSource& source, std::size_t row) {
  return start_value(dates_of(source, row).*Member);
}

template <CompactInstant TaskDates::*Member>
Value end_of(const FigureSource& source, std::size_t row) {
  return end_value(dates_of(source, row).*Member);
}

template <CompactMinutes TaskDates::*Member>
Value time_of(const FigureSource& source, std::size_t row) {
  const Minutes time = dates_of(source, row).*Member;
  return time == kNoFloat ? Value{} : length_value(source, row, time);
}

template <bool TaskDates::*Member>
Value flag_of(const FigureSource& source, std::size_t row) {
  return {dates_of(source, row).*Member};
}

const Facts* facts_of(const FigureSource& source, std::size_t row) {
  const Network& network = source.schedule().network;
  const bool known = !network.facts.empty() && network.tasks[TaskId(row)].kind != ScheduledKind::summary;
  return known ? &network.facts[TaskId(row)] : nullptr;
}

Value actual_start_of(const FigureSource& source, std::size_t row) {
  const Facts* facts = facts_of(source, row);
  return facts != nullptr ? start_value(facts->start) : Value{};
}

Value actual_finish_of(const FigureSource& source, std::size_t row) {
  const Facts* facts = facts_of(source, row);
  return facts != nullptr ? end_value(facts->finish) : Value{};
}

Value progress_of(const FigureSource& source, std::size_t row) {
  return {progress_percent(source.plan(), source.schedule(), TaskId(row))};
}

Value kind_of_task(const FigureSource& source, std::size_t row) {
  return {std::string(scheduled_kind_word(source.schedule().network.tasks[TaskId(row)].kind))};
}

Value wbs_of(const FigureSource& source, std::size_t row) {
  return {source.wbs()[TaskId(row)]};
}

Value summary_of(const FigureSource& source, std::size_t row) {
  const TaskId parent = source.plan().tasks.rows[row].parent;
  return parent.valid() ? Value{std::string(source.plan().task(parent).id)} : Value{};
}

FieldSpec kind_spec() {
  FieldSpec made = figure_spec("kind", ValueKind::choice, "task, milestone, summary or hammock");
  made.choices = kind_words();
  return made;
}

using enum ValueKind;

std::span<const Figure> task_figures() {
  static const std::array<Figure, 20> figures{{
      {figure_spec("wbs", text, "its place in the work breakdown structure: 2.3.1"), wbs_of},
      {kind_spec(), kind_of_task},
      {figure_spec("start", date, "when it starts, or has started"), start_of<&TaskDates::start>},
      {figure_spec("finish", date, "when it ends"), end_of<&TaskDates::finish>, true},
      {figure_spec("progress", percent, "percent complete at the status date"), progress_of},
      {figure_spec("total_float", duration, "how far it may slip without moving the finish"),
       time_of<&TaskDates::total_float>},
      {figure_spec("free_float", duration, "how far it may slip without moving a successor"),
       time_of<&TaskDates::free_float>},
      {figure_spec("interfering_float", duration, "total less free float"),
       time_of<&TaskDates::interfering_float>},
      {figure_spec("independent_float", duration, "what neither predecessors nor successors take"),
       time_of<&TaskDates::independent_float>},
      {figure_spec("critical", boolean, "its total float is at or below the threshold"),
       flag_of<&TaskDates::critical>},
      {figure_spec("driving", boolean, "it is on the path that sets the finish"),
       flag_of<&TaskDates::driving>},
      {figure_spec("duration", duration, "how long it takes"), time_of<&TaskDates::duration>},
      {figure_spec("remaining", duration, "how long the rest takes"), time_of<&TaskDates::remaining>},
      {figure_spec("early_start", date, "the earliest start"), start_of<&TaskDates::early_start>},
      {figure_spec("early_finish", date, "the earliest finish"), end_of<&TaskDates::early_finish>, true},
      {figure_spec("late_start", date, "the latest start that keeps the finish"),
       start_of<&TaskDates::late_start>},
      {figure_spec("late_finish", date, "the latest finish that keeps the finish"),
       end_of<&TaskDates::late_finish>, true},
      {figure_spec("actual_start", date, "when it started, by its fields or the ledger"), actual_start_of},
      {figure_spec("actual_finish", date, "when it was finished, by its fields or the ledger"),
       actual_finish_of, true},
      {figure_spec("under", text, "the summary that it is directly below"), summary_of},
  }};
  return figures;
}

}  // namespace

std::span<const Figure> figures_of(CollectionKind kind) {
  static const std::array<Figure, 1> calendar_figures{{
      {figure_spec("built_in", boolean, "it is there without being written"),
       [](const FigureSource& source, std::size_t row) {
         return Value{!source.plan().calendars.nodes[row]};
       }},
  }};
  if (kind == CollectionKind::tasks) return task_figures();
  if (kind == CollectionKind::calendars) return calendar_figures;
  return register_figures(kind);
}

}  // namespace plumb
