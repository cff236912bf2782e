#pragma once

#include "plumb/model/elapsed_time.hpp"
#include "plumb/model/share.hpp"
#include "plumb/registers/register_row.hpp"

namespace plumb {

/// Who pays: the customer pays us, we pay the supplier.
enum class ContractKind : std::uint8_t { customer, supplier };
template <>
inline constexpr std::array kWords<ContractKind> = std::to_array<std::string_view>({"customer", "supplier"});

/// Firm fixed price, fixed price incentive, cost plus fixed fee, cost plus incentive fee, time and material.
enum class PriceType : std::uint8_t { ffp, fpif, cpff, cpif, tm };
template <>
inline constexpr std::array kWords<PriceType> = std::to_array<std::string_view>({"ffp", "fpif", "cpff",
                                                                                 "cpif", "tm"});

/// An invoice, or money that moved.
struct PaymentEntry {
  Date date;
  Money amount;
  std::string_view ref;

  static const FieldTable<PaymentEntry>& fields();
};

/// A part of the price, and when it is due.
struct Payment {
  std::string_view id;
  std::string_view name;
  std::optional<Percent> percent;
  std::optional<Money> amount;
  std::optional<When> when;
  bool advance = false;
  bool retention = false;
  std::vector<PaymentEntry> invoices;
  std::vector<PaymentEntry> paid;

  static const FieldTable<Payment>& fields();
};

/// What is held back of each payment.
struct Retention {
  Percent percent;
  std::optional<When> release;

  static const FieldTable<Retention>& fields();
};

/// What each day of delay costs.
struct Penalty {
  Share rate;
  std::optional<Share> cap;
  std::optional<When> when;
  std::optional<Date> due;

  static const FieldTable<Penalty>& fields();
};

/// How a price follows the cost.
struct Incentive {
  Money target_cost;
  Money target_fee;
  Percent share_under;
  Percent share_over;
  std::optional<Money> ceiling;
  std::optional<Money> min_fee;
  std::optional<Money> max_fee;

  static const FieldTable<Incentive>& fields();
};

/// Time in which a service was not there.
struct ServiceOutage {
  Date date;
  ElapsedTime down;

  static const FieldTable<ServiceOutage>& fields();
};

/// A service that was promised.
struct ServiceLevel {
  std::string_view metric;
  std::optional<Percent> target;
  std::optional<ElapsedTime> window;
  std::vector<ServiceOutage> outages;

  static const FieldTable<ServiceLevel>& fields();
};

/// What was agreed with a customer or a supplier.
struct Contract : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::contracts;

  ContractKind kind = ContractKind::customer;
  AccountId account;
  OneOf<CollectionKind::partners, CollectionKind::stakeholders> party;
  PriceType type = PriceType::ffp;
  std::optional<Money> value;
  std::optional<Percent> tax;
  bool tax_included = false;
  std::optional<Date> signed_on;
  std::optional<Date> start;
  std::optional<Date> finish;
  std::vector<Payment> payments;
  std::optional<Retention> retention;
  std::optional<Penalty> penalty;
  std::optional<Incentive> incentive;
  std::optional<Period> warranty;
  std::vector<ServiceLevel> sla;

  static const FieldTable<Contract>& fields();
};

}  // namespace plumb
