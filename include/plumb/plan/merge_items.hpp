#pragma once

#include <optional>
#include <string>
#include <vector>

#include "plumb/io/yaml_value.hpp"
#include "plumb/model/collection_kind.hpp"
#include "plumb/model/field.hpp"

namespace plumb {

/// An item of a list under the key by which three versions of the list know it.
struct MergeItem {
  std::string key;
  std::string parent;  // of a task below another, that one's key; else empty
  YamlValue value;     // of a task, without the tasks below it
};

/// One version of a list; tasks with all below them, in pre-order.
using MergeItems = std::vector<MergeItem>;

struct ThreeLists {
  MergeItems base;
  MergeItems ours;
  MergeItems theirs;
};

/// Gives the items of three versions of a list keys that are unique in each: ids, the task that a link waits
/// for, the value itself. A row of a ledger has none: an equal row of the base is the same one, then one of
/// the same date that names the same things.
///
/// kind: of a collection's list. spec: of a list in a row; nullptr where the field is unknown. A version that
/// is missing is nullptr. Returns nullopt where items have no such keys.
std::optional<ThreeLists> keyed_lists(const YamlValue* base, const YamlValue* ours, const YamlValue* theirs,
                                      std::optional<CollectionKind> kind, const FieldSpec* spec);

/// Lists the rows of one version of a collection. A ledger's are known by what they say and how often that
/// was said before. Returns nullopt where a row has no id, or one that another has.
std::optional<MergeItems> collection_items(const YamlValue& list, CollectionKind kind);

/// Builds the list again, children in the order in which they stand.
YamlValue list_of_items(const MergeItems& items);

/// Tells whether two values say the same; the order of keys says nothing.
bool says_same(const YamlValue& a, const YamlValue& b);

/// Writes a value so that two texts are equal where the values are the same.
std::string canonical_text(const YamlValue& value);

}  // namespace plumb
