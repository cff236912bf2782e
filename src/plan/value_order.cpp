#include "plumb/plan/value_order.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/io/utf8.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/model/period.hpp"

namespace plumb {

namespace {

using Parsed = std::variant<Literal, LiteralProblem>;

template <class T>
int sign_of(const T& a, const T& b) {
  return a < b ? -1 : static_cast<int>(b < a);
}

/// Returns the digits at the beginning, without leading zeros.
std::string_view take_number(std::string_view& text) {
  std::size_t length = 0;
  while (length < text.size() && is_ascii_digit(text[length])) ++length;
  std::string_view digits = text.substr(0, length);
  text.remove_prefix(length);
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return digits;
}

/// Orders texts as people number things: `1.10` behind `1.9`, `T2` before `T10`; else by bytes.
int compare_texts(std::string_view a, std::string_view b) {
  std::string_view rest_a = a;
  std::string_view rest_b = b;
  while (!rest_a.empty() && !rest_b.empty()) {
    if (is_ascii_digit(rest_a[0]) && is_ascii_digit(rest_b[0])) {
      const std::string_view number_a = take_number(rest_a);
      const std::string_view number_b = take_number(rest_b);
      if (number_a.size() != number_b.size()) return sign_of(number_a.size(), number_b.size());
      if (number_a != number_b) return sign_of(number_a, number_b);
      continue;
    }
    if (rest_a[0] != rest_b[0])
      return sign_of(static_cast<unsigned char>(rest_a[0]), static_cast<unsigned char>(rest_b[0]));
    rest_a.remove_prefix(1);
    rest_b.remove_prefix(1);
  }
  if (rest_a.size() != rest_b.size()) return sign_of(rest_a.size(), rest_b.size());
  return sign_of(a, b);
}

std::optional<std::size_t> choice_index(std::string_view word, const FieldSpec& spec) {
  const auto found = std::find(spec.choices.begin(), spec.choices.end(), word);
  if (found == spec.choices.end()) return std::nullopt;
  return static_cast<std::size_t>(found - spec.choices.begin());
}

Parsed parse_choice(std::string_view text, const FieldSpec& spec, Literal literal) {
  literal.choice = choice_index(text, spec);
  if (literal.choice) return literal;
  const auto near = nearest(text, spec.choices);
  const std::string all = fmt::format("one of {}", fmt::join(spec.choices, ", "));
  return LiteralProblem{fmt::format("'{}' is not a value of '{}'", text, spec.name),
                        near ? fmt::format("did you mean '{}'? {}", *near, all) : all};
}

Parsed parse_time(std::string_view text, const LiteralContext& context, Literal literal) {
  const bool negative = text.starts_with('-');
  const std::string_view size = negative || text.starts_with('+') ? text.substr(1) : text;
  DurationText parsed = parse_duration(size, context.style.units);
  if (size == "0") parsed.duration = Duration{};
  if (!parsed.duration) return LiteralProblem{std::move(parsed.problem), std::move(parsed.hint)};
  literal.time = negative ? -parsed.duration->minutes : parsed.duration->minutes;
  return literal;
}

Parsed parse_every(std::string_view text, Literal literal) {
  const auto period = parse_period(text);
  if (!period)
    return LiteralProblem{fmt::format("'{}' is not a period", text),
                          "write a whole number and d, w, mo or y: 2w, 1mo"};
  literal.number = mean_days(*period);
  return literal;
}

Parsed parse_money(std::string_view text, const LiteralContext& context, Literal literal) {
  const std::size_t blank = std::min(text.find(' '), text.size());
  const auto amount = parse_decimal(text.substr(0, blank));
  const std::string_view code = text.substr(std::min(text.find_first_not_of(' ', blank), text.size()));
  const auto& currencies = context.style.currencies;
  const auto found =
      code.empty() ? currencies.begin() : std::find(currencies.begin(), currencies.end(), code);
  if (!amount)
    return LiteralProblem{fmt::format("'{}' is not an amount of money", text),
                          "write 12000, 12_000.50, or '25000 USD' in quotes"};
  if (found == currencies.end())
    return LiteralProblem{fmt::format("no amount of this plan is in '{}'", code),
                          "give its rate in 'project: rates'"};
  literal.money = Money{*amount, static_cast<std::uint16_t>(found - currencies.begin())};
  return literal;
}

Parsed parse_number(std::string_view text, bool percent_allowed, Literal literal) {
  const bool percent = percent_allowed && text.ends_with('%');
  const auto number = parse_decimal(percent ? text.substr(0, text.size() - 1) : text);
  if (!number)
    return LiteralProblem{fmt::format("'{}' is not a number", text), "write digits with a point, as in 12.5"};
  literal.number = static_cast<double>(*number) / kDecimalScale / (percent ? 100 : 1);
  return literal;
}

Parsed parse_percent(std::string_view text, Literal literal) {
  // A level of the risk matrix is a word.
  if (text.find_first_of("0123456789+-.") != 0) return literal;
  const bool has_sign = text.ends_with('%');
  const auto number = parse_decimal(has_sign ? text.substr(0, text.size() - 1) : text);
  if (!number || !has_sign)
    return LiteralProblem{
        fmt::format("'{}' is not a percentage", text),
        number ? fmt::format("did you mean '{}%'?", text) : "write a number and '%', as in 60%"};
  literal.number = static_cast<double>(*number) / kDecimalScale;
  return literal;
}

Parsed parse_date(std::string_view text, const LiteralContext& context, Literal literal) {
  literal.date = text == "today" ? WrittenDate{context.today, std::nullopt} : parse_written_date(text);
  if (literal.date) return literal;
  return LiteralProblem{fmt::format("'{}' is not a date", text),
                        "write it as 2026-03-02, 2026-03-02T13:30 or 'today'"};
}

int compare_dates(const WrittenDate& value, const WrittenDate& literal) {
  if (value.date != literal.date || !literal.time) return sign_of(value.date, literal.date);
  return sign_of(value.time.value_or(Minutes{0}), *literal.time);
}

/// Days from first to last: equal to each day in it.
std::optional<int> compare_range(std::string_view range, const WrittenDate& day) {
  const std::size_t dots = range.find("..");
  const auto first = parse_written_date(range.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : parse_written_date(range.substr(dots + 2));
  if (!first || !last) return std::nullopt;
  if (last->date < day.date) return -1;
  return static_cast<int>(first->date > day.date);
}

bool has_first_word(std::string_view text, const FieldSpec& spec, std::string_view word) {
  const bool has_words =
      spec.kind == ValueKind::link || spec.kind == ValueKind::constraint || spec.kind == ValueKind::when;
  return has_words && text.size() > word.size() && text[word.size()] == ' ' && text.starts_with(word);
}

std::optional<int> compare_text(std::string_view value, const FieldSpec& spec, const Literal& literal) {
  if (literal.choice) {
    const auto index = choice_index(value, spec);
    return index ? std::optional(sign_of(*index, *literal.choice)) : std::nullopt;
  }
  if (spec.kind == ValueKind::period && literal.number) {
    const auto period = parse_period(value);
    return period ? std::optional(sign_of(mean_days(*period), *literal.number)) : std::nullopt;
  }
  if (literal.date && spec.kind == ValueKind::date_range) return compare_range(value, *literal.date);
  if (literal.number || literal.time || literal.money || literal.date) return std::nullopt;
  return has_first_word(value, spec, literal.text) ? 0 : compare_texts(value, literal.text);
}

template <class T>
std::optional<int> compare_if(const std::optional<T>& literal, const T& value) {
  return literal ? std::optional(sign_of(value, *literal)) : std::nullopt;
}

}  // namespace

Parsed parse_literal(std::string_view text, const FieldSpec& spec, const LiteralContext& context) {
  Literal literal;
  literal.text = text;
  if (text.empty()) return literal;
  switch (spec.kind) {
    case ValueKind::boolean:
      if (text == "true" || text == "false") return literal;
      return LiteralProblem{fmt::format("'{}' is neither true nor false", text),
                            fmt::format("write '{}' or 'not {}'", spec.name, spec.name)};
    case ValueKind::choice:
      return parse_choice(text, spec, std::move(literal));
    case ValueKind::integer:
    case ValueKind::number:
      return parse_number(text, false, std::move(literal));
    case ValueKind::units:
      return parse_number(text, true, std::move(literal));
    case ValueKind::percent:
      return parse_percent(text, std::move(literal));
    case ValueKind::date:
    case ValueKind::date_range:
      return parse_date(text, context, std::move(literal));
    case ValueKind::when:
      literal.date = text == "today" ? WrittenDate{context.today, std::nullopt} : parse_written_date(text);
      return literal;
    case ValueKind::period:
      return parse_every(text, std::move(literal));
    case ValueKind::duration:
    case ValueKind::estimate:
      return parse_time(text, context, std::move(literal));
    case ValueKind::money:
    case ValueKind::amount:
      return parse_money(text, context, std::move(literal));
    default:
      return literal;
  }
}

std::optional<int> compare_to_literal(const Value& value, const FieldSpec& spec, const Literal& literal) {
  struct Comparison {
    const FieldSpec& spec;
    const Literal& literal;

    std::optional<int> operator()(std::monostate) const { return std::nullopt; }
    std::optional<int> operator()(bool flag) const { return (*this)(std::string(flag ? "true" : "false")); }
    std::optional<int> operator()(std::int64_t number) const {
      return compare_if(literal.number, static_cast<double>(number));
    }
    std::optional<int> operator()(double number) const { return compare_if(literal.number, number); }
    std::optional<int> operator()(const Percent& percent) const {
      return compare_if(literal.number, percent.percent());
    }
    std::optional<int> operator()(const Duration& duration) const {
      return compare_if(literal.time, duration.minutes);
    }
    std::optional<int> operator()(const std::string& text) const { return compare_text(text, spec, literal); }
    std::optional<int> operator()(const WrittenDate& date) const {
      return literal.date ? std::optional(compare_dates(date, *literal.date)) : std::nullopt;
    }
    std::optional<int> operator()(const Money& money) const {
      if (!literal.money || literal.money->currency != money.currency) return std::nullopt;
      return sign_of(money.amount, literal.money->amount);
    }
    std::optional<int> operator()(const ValueList&) const { return std::nullopt; }
    std::optional<int> operator()(const ValueMap&) const { return std::nullopt; }
  };
  return std::visit(Comparison{spec, literal}, value.held);
}

namespace {

/// The value that a list or three points are sorted by.
const Value& sorted_by(const Value& value, const FieldSpec& spec) {
  const Value& likely = likely_value(value, spec);
  const auto* list = std::get_if<ValueList>(&likely.held);
  return list != nullptr && !list->empty() ? list->front() : likely;
}

struct Order {
  const FieldSpec& spec;

  int operator()(bool a, bool b) const { return sign_of(a, b); }
  int operator()(std::int64_t a, std::int64_t b) const { return sign_of(a, b); }
  int operator()(double a, double b) const { return sign_of(a, b); }
  int operator()(const Percent& a, const Percent& b) const { return sign_of(a, b); }
  int operator()(const Duration& a, const Duration& b) const { return sign_of(a.minutes, b.minutes); }
  int operator()(const Money& a, const Money& b) const {
    return a.currency != b.currency ? sign_of(a.currency, b.currency) : sign_of(a.amount, b.amount);
  }
  int operator()(const WrittenDate& a, const WrittenDate& b) const {
    return a.date != b.date ? sign_of(a.date, b.date) : sign_of(a.time, b.time);
  }
  int operator()(const std::string& a, const std::string& b) const {
    if (spec.kind == ValueKind::period)
      return sign_of(mean_days(parse_period(a).value_or(Period{})),
                     mean_days(parse_period(b).value_or(Period{})));
    const auto choice_a = choice_index(a, spec);
    const auto choice_b = choice_index(b, spec);
    return choice_a && choice_b ? sign_of(*choice_a, *choice_b) : compare_texts(a, b);
  }
  /// Rows have no order; of two types in one field, the numbers come first.
  template <class A, class B>
  int operator()(const A&, const B&) const {
    return 0;
  }
};

}  // namespace

int compare_values(const Value& a, const Value& b, const FieldSpec& spec) {
  const Value& first = sorted_by(a, spec);
  const Value& second = sorted_by(b, spec);
  if (first.held.index() != second.held.index()) return sign_of(first.held.index(), second.held.index());
  return std::visit(Order{spec}, first.held, second.held);
}

}  // namespace plumb
