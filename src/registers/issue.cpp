#include "plumb/registers/issue.hpp"

namespace plumb {

const FieldTable<Issue>& Issue::fields() {
  static const FieldTable<Issue> table = register_fields<Issue>({
      field<&Issue::raised>("raised", "the day on which it came up"),
      field<&Issue::severity>("severity", "low, medium, high or critical"),
      field<&Issue::tasks>("tasks", "the tasks that it holds up"),
      field<&Issue::due>("due", "when it must be out of the way"),
      field<&Issue::status>("status", "open, doing, resolved or closed"),
      field<&Issue::resolved>("resolved", "the day on which it was resolved; defaults to closed"),
      field<&Issue::resolution>("resolution", "how"),
      field<&Issue::escalated_to>("escalated_to", "who was asked to help"),
  });
  return table;
}

}  // namespace plumb
