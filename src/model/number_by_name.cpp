#include "plumb/model/number_by_name.hpp"

namespace plumb {

bool FieldType<NumberByName>::read(const ValueReader& reader, NodeRef node, NumberByName& out) {
  if (!node.is_mapping())
    return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a mapping of numbers", reader.field),
                       "write {price: 4, support: 3.5}");
  bool good = true;
  for (const auto& [name, number] : node.entries()) {
    NumberByName::Entry entry{name.text(), {}};
    if (FieldType<Decimal>::read(reader, number, entry.number))
      out.entries.push_back(entry);
    else
      good = false;
  }
  return good;
}

Value FieldType<NumberByName>::get(const NumberByName& numbers, const ValueContext&) {
  ValueMap map;
  for (const NumberByName::Entry& entry : numbers.entries)
    map.emplace_back(entry.name, Value{entry.number.value()});
  return map.empty() ? Value{} : Value{std::move(map)};
}

}  // namespace plumb
