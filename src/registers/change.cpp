#include "plumb/registers/change.hpp"

namespace plumb {

const FieldTable<ChangeApproval>& ChangeApproval::fields() {
  static const FieldTable<ChangeApproval> table{
      field<&ChangeApproval::by>("by", "who decided").require(),
      field<&ChangeApproval::date>("date", "when"),
      field<&ChangeApproval::decision>("decision", "approve or reject"),
  };
  return table;
}

const FieldTable<ChangeImpact>& ChangeImpact::fields() {
  static const FieldTable<ChangeImpact> table{
      field<&ChangeImpact::cost>("cost", "on the budget"),
      field<&ChangeImpact::time>("time", "on the finish"),
      field<&ChangeImpact::scope>("scope", "what comes and goes"),
  };
  return table;
}

const FieldTable<Change>& Change::fields() {
  static const FieldTable<Change> table = register_fields<Change>({
      field<&Change::requested_by>("requested_by", "who asks for it"),
      field<&Change::requested>("requested", "when"),
      field<&Change::decide_by>("decide_by", "when it must be decided once it is submitted"),
      field<&Change::reason>("reason", "why"),
      field<&Change::status>("status", "draft, submitted, approved, rejected, implemented or withdrawn"),
      field<&Change::approvals>("approvals", "who decided")
          .with_example("[{by: sponsor, date: 2026-05-20, decision: approve}]"),
      field<&Change::impact>("impact", "what is expected of it").with_example("{cost: 60000, time: 10d}"),
      field<&Change::contract>("contract", "the contract that it alters"),
      field<&Change::contract_value>("contract_value",
                                     "what it adds to the contract's value; defaults to impact.cost"),
      field<&Change::tasks>("tasks", "the tasks that it touches"),
      field<&Change::apply>("apply", "what it does to the plan")
          .with_example("[{task: api, set: {duration: 12d}}]"),
      field<&Change::implemented>("implemented", "when it was written into the plan"),
  });
  return table;
}

}  // namespace plumb
