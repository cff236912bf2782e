#include "plumb/model/constraint.hpp"

#include <algorithm>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

std::string_view constraint_word(ConstraintKind kind) {
  return kWords<ConstraintKind>[static_cast<std::size_t>(kind)];
}

std::string written_date_text(const WrittenDate& date) {
  if (!date.time) return date_text(date.date);
  return fmt::format("{}T{:02}:{:02}", date_text(date.date), date.time->count() / 60,
                     date.time->count() % 60);
}

bool FieldType<Constraint>::read(const ValueReader& reader, NodeRef node, Constraint& out) {
  if (!reader.expect_scalar(node, "a constraint")) return false;
  const std::string_view text = node.text();
  const std::size_t blank = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, blank);
  const auto& words = kWords<ConstraintKind>;
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    const auto near = nearest(word, words);
    return reader.fail(
        node, Code::bad_value, fmt::format("'{}' is not a constraint", word),
        near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(words, ", ")));
  }
  out.kind = static_cast<ConstraintKind>(found - words.begin());
  const std::size_t date_begin = std::min(text.find_first_not_of(' ', blank), text.size());
  const std::string_view date = text.substr(date_begin);
  if (!out.has_date())
    return date.empty() || reader.fail(node, Code::bad_value, fmt::format("'{}' takes no date", word),
                                       fmt::format("write '{}' alone", word));
  if (date.empty())
    return reader.fail(node, Code::bad_value, fmt::format("'{}' needs a date", word),
                       fmt::format("write '{} 2026-04-01'", word));
  const auto written = date_in(reader, node, date);
  if (written) out.date = *written;
  return written.has_value();
}

Value FieldType<Constraint>::get(const Constraint& value, const ValueContext&) {
  std::string text(constraint_word(value.kind));
  if (value.has_date()) text += " " + written_date_text(value.date);
  return {std::move(text)};
}

}  // namespace plumb
