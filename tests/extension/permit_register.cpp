#include "plumb/plan/register_table.hpp"
#include "plumb/registers/register_row.hpp"

// A register of a program's own: this file, linked before the library, is all that it takes.
namespace plumb {

enum class PermitStatus : std::uint8_t { asked, granted, refused };
template <>
inline constexpr std::array kWords<PermitStatus> = std::to_array<std::string_view>({"asked", "granted",
                                                                                    "refused"});

struct Permit : RegisterRow {
  static constexpr CollectionKind kKind{kBuiltInCollections};
  OneOrList<TaskId> tasks;
  std::optional<Date> due;
  PermitStatus status = PermitStatus::asked;
  static const FieldTable<Permit>& fields() {
    static const FieldTable<Permit> table = register_fields<Permit>({
        field<&Permit::tasks>("tasks", "the work that it allows"),
        field<&Permit::due>("due", "when it is needed"),
        field<&Permit::status>("status", "asked, granted or refused"),
    });
    return table;
  }
};

std::span<const CollectionName> collection_names() {
  static const auto all =
      extended<CollectionName>(built_in_collection_names(),
                               {{Permit::kKind, "permits", "permit", false, "what authorities must allow"}});
  return all;
}

std::span<const CollectionTable> register_tables() {
  static const auto all = extended<CollectionTable>(built_in_registers(), {register_table<Permit>()});
  return all;
}

}  // namespace plumb
