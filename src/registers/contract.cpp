#include "plumb/registers/contract.hpp"

namespace plumb {

const FieldTable<PaymentEntry>& PaymentEntry::fields() {
  static const FieldTable<PaymentEntry> table{
      field<&PaymentEntry::date>("date", "when").require(),
      field<&PaymentEntry::amount>("amount", "how much, tax included").require(),
      field<&PaymentEntry::ref>("ref", "its number"),
  };
  return table;
}

const FieldTable<Payment>& Payment::fields() {
  static const FieldTable<Payment> table{
      id_field<&Payment::id>("names the payment"),
      field<&Payment::name>("name", "what people call it; defaults to the id"),
      field<&Payment::percent>("percent",
                               "its share of the contract's current value; those for work sum to 100%"),
      field<&Payment::amount>(
          "amount",
          "instead of the share, with tax where the value has it; a release without both: what is held"),
      field<&Payment::when>("when", "the date, or the task with which it falls due")
          .with_example("go-live FS+30ed"),
      field<&Payment::advance>("advance",
                               "paid before the work, and taken off the other payments by their shares"),
      field<&Payment::retention>("retention", "the release of what was held back"),
      field<&Payment::invoices>("invoices", "what was invoiced"),
      field<&Payment::paid>("paid", "what was paid"),
  };
  return table;
}

const FieldTable<Retention>& Retention::fields() {
  static const FieldTable<Retention> table{
      field<&Retention::percent>("percent", "of each payment").require(),
      field<&Retention::release>("release", "when it is paid after all").with_example("warranty FS"),
  };
  return table;
}

const FieldTable<Penalty>& Penalty::fields() {
  static const FieldTable<Penalty> table{
      field<&Penalty::rate>("rate", "a calendar day: a percentage of the value, or money")
          .require()
          .with_example("0.1%"),
      field<&Penalty::cap>("cap", "the most in all: a percentage of the value, or money").with_example("10%"),
      field<&Penalty::when>("when", "the task whose finish counts; defaults to the finish of the project")
          .with_example("go-live"),
      field<&Penalty::due>("due", "until when there is none; defaults to the contract's finish"),
  };
  return table;
}

const FieldTable<Incentive>& Incentive::fields() {
  static const FieldTable<Incentive> table{
      field<&Incentive::target_cost>("target_cost", "the cost that is expected").require(),
      field<&Incentive::target_fee>("target_fee", "the seller's fee at that cost").require(),
      field<&Incentive::share_under>("share_under", "the seller's share of what is saved")
          .require()
          .with_example("20%"),
      field<&Incentive::share_over>("share_over", "the seller's share of what is overspent")
          .require()
          .with_example("20%"),
      field<&Incentive::ceiling>("ceiling", "the most that the buyer pays, of fpif"),
      field<&Incentive::min_fee>("min_fee", "the least fee, of cpif"),
      field<&Incentive::max_fee>("max_fee", "the most fee, of cpif"),
  };
  return table;
}

const FieldTable<ServiceOutage>& ServiceOutage::fields() {
  static const FieldTable<ServiceOutage> table{
      field<&ServiceOutage::date>("date", "when").require(),
      field<&ServiceOutage::down>("down", "how long, around the clock").require().with_example("7.3h"),
  };
  return table;
}

const FieldTable<ServiceLevel>& ServiceLevel::fields() {
  static const FieldTable<ServiceLevel> table{
      field<&ServiceLevel::metric>("metric", "what is measured: availability").require(),
      field<&ServiceLevel::target>("target", "the share of the time").with_example("99.9%"),
      field<&ServiceLevel::window>("window",
                                   "the time that it is measured over, again and again from the contract's "
                                   "start: 720h, 1mo of 30 days")
          .with_example("1mo"),
      field<&ServiceLevel::outages>("outages", "when it was not there"),
  };
  return table;
}

const FieldTable<Contract>& Contract::fields() {
  static const FieldTable<Contract> table = register_fields<Contract>({
      field<&Contract::kind>("kind", "customer or supplier"),
      field<&Contract::account>("account", "the control account that bears it"),
      field<&Contract::party>("party", "the other side"),
      field<&Contract::type>("type", "ffp, fpif, cpff, cpif or tm"),
      field<&Contract::value>("value", "the price that was agreed"),
      field<&Contract::tax>("tax", "the tax on it").with_example("6%"),
      field<&Contract::tax_included>("tax_included", "whether the value includes it"),
      field<&Contract::signed_on>("signed", "when it was signed"),
      field<&Contract::start>("start", "when it starts"),
      field<&Contract::finish>("finish", "when the work must be done"),
      field<&Contract::payments>("payments", "the parts of the price")
          .with_example("[{id: final, percent: 30%, when: go-live FS+30ed}]"),
      field<&Contract::retention>("retention", "what is held back")
          .with_example("{percent: 5%, release: acceptance FS+365ed}"),
      field<&Contract::penalty>("penalty", "liquidated damages")
          .with_example("{rate: 0.1%, cap: 10%, when: go-live}"),
      field<&Contract::incentive>("incentive", "of fpif and cpif: how the price follows the cost"),
      field<&Contract::warranty>("warranty", "how long, from the acceptance on").with_example("2y"),
      field<&Contract::sla>("sla", "the services that were promised")
          .with_example("[{metric: availability, target: 99.9%, window: 1mo}]"),
  });
  return table;
}

}  // namespace plumb
