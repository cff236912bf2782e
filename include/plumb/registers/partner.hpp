#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// How well a partner did, by one criterion.
struct PartnerScore {
  Date date;
  std::string_view criterion;
  Decimal score;

  static const FieldTable<PartnerScore>& fields();
};

/// An organization that works with us.
struct Partner : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::partners;

  OneOrList<std::string_view> services;
  std::string_view contact;
  std::vector<PartnerScore> scores;
  OneOrList<RowId<CollectionKind::contracts>> contract;

  static const FieldTable<Partner>& fields();
};

}  // namespace plumb
