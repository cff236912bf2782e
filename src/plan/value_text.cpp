#include "plumb/plan/value_text.hpp"

#include <fmt/format.h>

#include "plumb/model/constraint.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

bool is_three_point(const ValueList& list, const FieldSpec& spec) {
  return (spec.kind == ValueKind::estimate || spec.kind == ValueKind::amount) && list.size() == 3;
}

/// Appends values to one text; lists and rows inside others get their brackets.
class ValueWriter {
 public:
  ValueWriter(std::string& out, const FieldSpec& spec, const ValueStyle& style)
      : out_(out), spec_(spec), style_(style) {}

  void write(const Value& value, int depth) {
    depth_ = depth;
    std::visit(*this, value.held);
  }

  void operator()(std::monostate) {}
  void operator()(bool flag) { out_ += flag ? "true" : "false"; }
  void operator()(std::int64_t number) { out_ += std::to_string(number); }
  void operator()(double number) { out_ += fmt::format("{}", number); }
  void operator()(const std::string& text) { out_ += text; }
  void operator()(const WrittenDate& date) { out_ += written_date_text(date); }
  void operator()(const Duration& duration) { out_ += duration_text(duration, style_.units); }
  void operator()(const Percent& percent) { out_ += decimal_text(percent.scaled) + "%"; }
  void operator()(const Money& money) {
    out_ += decimal_text(money.amount);
    if (money.currency != 0) out_ += " " + style_.currencies[money.currency];
  }

  void operator()(const ValueList& list) {
    const bool three_point = is_three_point(list, spec_);
    const int depth = depth_;
    if (depth > 0 && !three_point) out_ += '[';
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) out_ += three_point ? "/" : ", ";
      const auto* money = std::get_if<Money>(&list[i].held);
      // 10/20/30 USD: the currency stands once, behind the last amount.
      if (three_point && money != nullptr && i + 1 < list.size())
        out_ += decimal_text(money->amount);
      else
        write(list[i], depth + 1);
    }
    if (depth > 0 && !three_point) out_ += ']';
  }

  void operator()(const ValueMap& map) {
    const int depth = depth_;
    if (depth > 0) out_ += '{';
    for (std::size_t i = 0; i < map.size(); ++i) {
      if (i > 0) out_ += ", ";
      out_ += map[i].first;
      out_ += ": ";
      const FieldSpec* inner = field_of(map[i].first);
      ValueWriter(out_, inner != nullptr ? *inner : spec_, style_).write(map[i].second, depth + 1);
    }
    if (depth > 0) out_ += '}';
  }

 private:
  const FieldSpec* field_of(std::string_view name) const {
    if (spec_.rows == nullptr) return nullptr;
    const FieldTableBase& fields = *spec_.rows();
    const std::optional<std::size_t> index = fields.find(name);
    return index ? &fields.spec(*index) : nullptr;
  }

  std::string& out_;
  const FieldSpec& spec_;
  const ValueStyle& style_;
  int depth_ = 0;
};

}  // namespace

bool is_three_point(const Value& value, const FieldSpec& spec) {
  const auto* list = std::get_if<ValueList>(&value.held);
  return list != nullptr && is_three_point(*list, spec);
}

const Value& likely_value(const Value& value, const FieldSpec& spec) {
  return is_three_point(value, spec) ? std::get<ValueList>(value.held)[1] : value;
}

std::string value_text(const Value& value, const FieldSpec& spec, const ValueStyle& style) {
  std::string text;
  ValueWriter(text, spec, style).write(value, 0);
  return text;
}

}  // namespace plumb
