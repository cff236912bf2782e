#include "plumb/model/limit.hpp"

#include <algorithm>

namespace plumb {

namespace {

// In the order of Condition::Comparison.
constexpr auto kSigns = std::to_array<std::string_view>({"<", "<=", "==", ">=", ">"});

}  // namespace

std::string_view comparison_sign(Condition::Comparison comparison) {
  return kSigns[static_cast<std::size_t>(comparison)];
}

bool FieldType<Condition>::read(const ValueReader& reader, NodeRef node, Condition& out) {
  if (!reader.expect_scalar(node, "a comparison")) return false;
  const std::string_view text = node.text();
  const std::size_t sign_end = std::min(text.find_first_not_of("<=>"), text.size());
  const std::size_t value_begin = std::min(text.find_first_not_of(' ', sign_end), text.size());
  const auto found = std::find(kSigns.begin(), kSigns.end(), text.substr(0, sign_end));
  out.value = text.substr(value_begin);
  if (found == kSigns.end() || out.value.empty())
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a comparison", text),
                       "write one of < <= == >= > and a value, in quotes: \">= 0.90\"");
  out.comparison = static_cast<Condition::Comparison>(found - kSigns.begin());
  return true;
}

Value FieldType<Condition>::get(const Condition& value, const ValueContext&) {
  return {fmt::format("{} {}", comparison_sign(value.comparison), value.value)};
}

const FieldTable<Limit>& Limit::fields() {
  static const FieldTable<Limit> table{
      id_field<&Limit::id>("names the limit; also the metric, unless that is named"),
      field<&Limit::metric>("metric", "the figure that it holds: spi, cpi, finish_variance …"),
      field<&Limit::of>("of", "the account, task or resource whose figure it is; absent: the project's"),
      field<&Limit::must>("must", "what the figure must be").with_example("\">= 0.90\""),
      field<&Limit::level>("level", "error fails the check, warn warns, off is silent"),
      field<&Limit::undefined>("undefined", "what an undefined figure does: fail or pass"),
      field<&Limit::rule>("rule", "instead of a metric: the named warning that `level` switches"),
      field<&Limit::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
