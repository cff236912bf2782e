#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

/// A time at which it was told.
struct CommunicationLog {
  Date date;
  std::string_view ref;

  static const FieldTable<CommunicationLog>& fields();
};

/// Something that is told again and again.
struct Communication : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::communications;

  OneOrList<RowId<CollectionKind::stakeholders>> audience;
  std::string_view channel;
  std::string_view purpose;
  std::optional<Period> every;
  std::optional<Date> start;
  std::optional<When> until;
  std::vector<CommunicationLog> log;

  static const FieldTable<Communication>& fields();
};

}  // namespace plumb
