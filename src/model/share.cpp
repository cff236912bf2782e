#include "plumb/model/share.hpp"

namespace plumb {

bool FieldType<Share>::read(const ValueReader& reader, NodeRef node, Share& out) {
  if (!reader.expect_scalar(node, "a percentage or money")) return false;
  if (node.text().ends_with('%')) return read_percent(reader, node, out.percent.emplace());
  return read_money(reader, node, out.money.emplace());
}

Value FieldType<Share>::get(const Share& share, const ValueContext&) {
  if (share.percent) return {*share.percent};
  return share.money ? Value{*share.money} : Value{};
}

}  // namespace plumb
