#include "plumb/plan/written.hpp"

#include "plumb/plan/plan.hpp"

namespace plumb {

Place place_of_item(NodeRef row, std::string_view field, std::size_t index, std::size_t count) {
  const NodeRef list = row ? row.find(field) : NodeRef();
  if (!list || !list.is_sequence() || list.size() != count) return place_of(row, field);
  for (const NodeRef item : list.items())
    if (index-- == 0) return item.place();
  return list.place();
}

Place place_of_key(NodeRef row, std::string_view field) {
  if (const NodeRef key = row ? row.find_key(field) : NodeRef()) return key.place();
  return place_of(row, field);
}

}  // namespace plumb
