#pragma once

#include <array>
#include <string>

#include "plumb/model/field.hpp"

namespace plumb {

/// What a link ties: the predecessor's finish or start to the successor's start or finish.
enum class LinkType : std::uint8_t { finish_to_start, start_to_start, finish_to_finish, start_to_finish };

template <>
inline constexpr std::array kWords<LinkType> = std::to_array<std::string_view>({"FS", "SS", "FF", "SF"});

constexpr bool from_start(LinkType type) {
  return type == LinkType::start_to_start || type == LinkType::start_to_finish;
}
constexpr bool to_finish(LinkType type) {
  return type == LinkType::finish_to_finish || type == LinkType::start_to_finish;
}

/// The time between the two ends of a link; negative for a lead.
struct Lag {
  enum class Kind : std::uint8_t { working, elapsed, percent };  // percent: of the predecessor's duration

  std::int32_t amount = 0;  // minutes; 1/10,000 of a percent
  Kind kind = Kind::working;
};

/// A dependency of the task that holds it on another.
struct Link {
  TaskId predecessor;
  Lag lag;
  std::uint32_t node = 0;  // where it is written, in the task's document
  LinkType type = LinkType::finish_to_start;
};

/// Writes a link as the format has it: `db SS+2d`.
std::string link_text(const Link& link, std::string_view predecessor_id, const WorkUnits& units);

template <>
struct FieldType<Link> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::link;
    spec.refers_to = kCollectionKinds<CollectionKind::tasks>;
  }
  static bool read(const ValueReader& reader, NodeRef node, Link& out);
  static Value get(const Link& link, const ValueContext& context);
};

}  // namespace plumb
