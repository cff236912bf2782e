#include <map>

#include "plumb/plan/change_steps.hpp"
#include "plumb/plan/row_subjects.hpp"
#include "plumb/plan/written.hpp"

namespace plumb {

namespace {

/// Finds the step of a change that a place in the plan it leads to comes from.
class StepFinder {
 public:
  explicit StepFinder(const Change& change) : change_(change) {}

  /// A null handle if no step is about the row at this place.
  NodeRef of(const Place& where) {
    if (!where.file) return {};
    const auto rows = rows_.try_emplace(where.file.get(), where.file).first;
    const std::string_view subject = rows->second.at(where.span.begin);
    for (const ChangeStep& step : change_.apply)
      for (const std::string_view key : {"task", "add"})
        if (const NodeRef id = step.node.find(key); id && is_task(subject, id.text())) return id;
    return {};
  }

  /// What is missing now may have been removed: the text at the place is its id, perhaps with a lag.
  NodeRef removing(const Place& where) const {
    if (!where.file) return {};
    const std::string_view text =
        where.file->bytes().substr(where.span.begin, where.span.end - where.span.begin);
    const std::string_view id = text.substr(0, text.find(' '));
    for (const ChangeStep& step : change_.apply)
      if (!step.remove.empty() && (step.remove == id || text.find(step.remove) != text.npos))
        return step.node.find("remove");
    return {};
  }

 private:
  static bool is_task(std::string_view subject, std::string_view id) {
    return subject.starts_with("tasks/") && subject.substr(6) == id;
  }

  const Change& change_;
  std::map<const SourceFile*, RowSubjects> rows_;
};

}  // namespace

Diagnostics errors_at_steps(const Diagnostics& found, const Change& change, NodeRef node) {
  StepFinder steps(change);
  Diagnostics errors;
  for (const Diagnostic& each : found.all()) {
    if (each.severity != Severity::error) continue;
    NodeRef step = each.code == Code::unknown_reference ? steps.removing(each.where) : NodeRef();
    if (!step) step = steps.of(each.where);
    for (const Note& note : each.notes)
      if (!step) step = steps.of(note.where);
    std::vector<Note> notes{{"the plan would say here", each.where}};
    notes.insert(notes.end(), each.notes.begin(), each.notes.end());
    errors.error(each.code, step ? step.place() : place_of_key(node, "apply"), each.message, each.hint,
                 std::move(notes));
  }
  return errors;
}

}  // namespace plumb
