#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// An answer of a customer.
struct Survey : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::surveys;

  RowId<CollectionKind::stakeholders> stakeholder;
  Date date;
  std::optional<std::int32_t> nps;
  std::optional<std::int32_t> csat;
  std::string_view comment;
  RowId<CollectionKind::actions> follow_up;

  static const FieldTable<Survey>& fields();
};

}  // namespace plumb
