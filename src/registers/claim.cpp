#include "plumb/registers/claim.hpp"

namespace plumb {

const FieldTable<Claim>& Claim::fields() {
  static const FieldTable<Claim> table = register_fields<Claim>({
      field<&Claim::contract>("contract", "the contract that it rests on").require(),
      field<&Claim::kind>("kind", "ours or theirs"),
      field<&Claim::basis>("basis", "the clause"),
      field<&Claim::amount>("amount", "what is claimed"),
      field<&Claim::days>("days", "the extension of time that is claimed, in calendar days"),
      field<&Claim::event>("event", "the day on which it arose"),
      field<&Claim::notice_due>("notice_due",
                                "until when it must be notified; defaults to 28 days after the event"),
      field<&Claim::notified>("notified", "the day of the notice"),
      field<&Claim::submitted>("submitted", "the day on which it was handed in with its evidence"),
      field<&Claim::status>("status", "notified, submitted, negotiating, settled, rejected or withdrawn"),
      field<&Claim::settled_amount>("settled_amount", "what was agreed in the end"),
  });
  return table;
}

}  // namespace plumb
