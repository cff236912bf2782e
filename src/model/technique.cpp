#include "plumb/model/technique.hpp"

#include <algorithm>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

// In the order of Technique::Kind.
constexpr auto kWordsOfKind = std::to_array<std::string_view>(
    {"percent", "0/100", "milestones", "units", "loe", "apportioned", "planning"});

}  // namespace

std::span<const std::string_view> technique_words() {
  return kWordsOfKind;
}

void FieldType<Technique>::describe(FieldSpec& spec) {
  spec.kind = ValueKind::technique;
  spec.choices = kWordsOfKind;
}

bool FieldType<Technique>::read(const ValueReader& reader, NodeRef node, Technique& out) {
  if (!reader.expect_scalar(node, "an earned value technique")) return false;
  const std::string_view text = node.text();
  if (text.find('/') != std::string_view::npos) {
    const std::vector<std::string_view> parts = split_at(text, '/');
    const auto first = parse_integer(parts[0]);
    const auto second = parse_integer(parts[1]);
    if (parts.size() != 2 || !first || !second || *first < 0 || *second < 0 || *first + *second != 100)
      return reader.fail(node, Code::bad_value, fmt::format("'{}' does not add up to 100", text),
                         "write 0/100, 50/50, 25/75 …");
    out = {Technique::Kind::fixed, static_cast<std::uint8_t>(*first)};
    return true;
  }
  const auto found = std::find(kWordsOfKind.begin(), kWordsOfKind.end(), text);
  if (found == kWordsOfKind.end()) {
    const auto near = nearest(text, kWordsOfKind);
    return reader.fail(
        node, Code::bad_value, fmt::format("'{}' is not an earned value technique", text),
        near ? fmt::format("did you mean '{}'?", *near)
             : fmt::format("one of {}, or any x/y that adds up to 100", fmt::join(kWordsOfKind, ", ")));
  }
  out = {static_cast<Technique::Kind>(found - kWordsOfKind.begin()), 0};
  return true;
}

Value FieldType<Technique>::get(Technique value, const ValueContext&) {
  if (value.kind == Technique::Kind::fixed)
    return {fmt::format("{}/{}", value.at_start, 100 - value.at_start)};
  return {std::string(kWordsOfKind[static_cast<std::size_t>(value.kind)])};
}

}  // namespace plumb
