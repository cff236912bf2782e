#include "plumb/model/when.hpp"

namespace plumb {

bool FieldType<When>::read(const ValueReader& reader, NodeRef node, When& out) {
  if (!reader.expect_scalar(node, "a date or a link")) return false;
  const std::string_view text = node.text();
  const bool is_task = reader.ids[CollectionKind::tasks].find(text).has_value();
  // 2026-02-30 is meant as a date: that is what its message should say.
  const bool like_date = text.size() >= 5 && text[4] == '-' && text.find_first_not_of("0123456789") == 4;
  if (like_date && !is_task) {
    WrittenDate date;
    if (!read_date(reader, node, date)) return false;
    out.date = date;
    return true;
  }
  return FieldType<Link>::read(reader, node, out.link.emplace());
}

Value FieldType<When>::get(const When& when, const ValueContext& context) {
  if (when.date) return {*when.date};
  return when.link ? FieldType<Link>::get(*when.link, context) : Value{};
}

}  // namespace plumb
