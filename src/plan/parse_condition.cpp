#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/io/unicode.hpp"
#include "plumb/plan/row_condition.hpp"

namespace plumb {

namespace {

using Comparison = RowCondition::Comparison;
using StepKind = RowCondition::Step::Kind;

constexpr std::string_view kJoinHint =
    "join conditions with 'and' or 'or', and put quotes around a text with blanks";
constexpr std::string_view kFormHint = "write FIELD=VALUE, with one of = != < <= > >= ~";

/// The signs in the order in which they are tried: the longer ones first.
constexpr std::array<std::pair<std::string_view, Comparison>, 8> kComparisonSigns{{
    {"==", Comparison::equal},
    {"!=", Comparison::not_equal},
    {"<=", Comparison::at_most},
    {">=", Comparison::at_least},
    {"=", Comparison::equal},
    {"<", Comparison::less},
    {">", Comparison::greater},
    {"~", Comparison::contains},
}};

bool is_blank(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}

}  // namespace

/// Reads a condition by the shunting-yard method, which needs no recursion: tests go straight to the steps,
/// operators wait on a stack until those that bind closer are done.
///
/// Source: E. W. Dijkstra, ALGOL Bulletin supplement 10, 1961. Order: not, and, or.
class ConditionParser {
 public:
  ConditionParser(std::string_view text, std::span<const FieldSpec> fields, const LiteralContext& context)
      : text_(text), fields_(fields), context_(context) {}

  std::variant<RowCondition, ConditionProblem> parse() {
    made_.style_ = context_.style;
    bool expects_test = true;
    for (skip_blanks(); at_ < text_.size() && !problem_; skip_blanks())
      expects_test = expects_test ? read_operand() : read_operator();
    if (!problem_ && expects_test) {
      const bool empty = end_of_last_ == 0 && waiting_.empty();
      fail(span(end_of_last_, text_.size()),
           empty ? "the condition is empty" : "the condition ends too early", std::string(kFormHint));
    }
    while (!problem_ && !waiting_.empty()) {
      if (waiting_.back().bracket) fail(waiting_.back().where, "'(' has no ')'", "close the bracket");
      emit_last();
    }
    if (problem_) return std::move(*problem_);
    return std::move(made_);
  }

 private:
  /// An operator or an opening bracket that waits for what follows it.
  struct Waiting {
    StepKind kind = StepKind::negate;
    bool bracket = false;
    ByteSpan where;
  };

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  ByteSpan span_from(std::size_t begin) const { return span(begin, at_); }

  static ByteSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  bool fail(ByteSpan where, std::string message, std::string hint, Code code = Code::syntax) {
    if (!problem_) problem_ = ConditionProblem{code, where, std::move(message), std::move(hint)};
    return false;
  }

  /// Reads up to a blank, a bracket or a sign of comparison.
  std::string_view read_name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && !is_blank(text_[at_]) &&
           std::string_view("=!<>~()'\"").find(text_[at_]) == std::string_view::npos)
      ++at_;
    return text_.substr(begin, at_ - begin);
  }

  bool is_word(std::string_view name, std::string_view keyword) const { return folded_text(name) == keyword; }

  /// Reads `not`, `(` or a test; returns whether a test is still expected.
  bool read_operand() {
    const std::size_t begin = at_;
    if (text_[at_] == '(') {
      ++at_;
      waiting_.push_back({StepKind::negate, true, span_from(begin)});
      end_of_last_ = at_;
      return true;
    }
    const std::string_view name = read_name();
    if (is_word(name, "not")) {
      waiting_.push_back({StepKind::negate, false, span_from(begin)});
      end_of_last_ = at_;
      return true;
    }
    if (name.empty() || is_word(name, "and") || is_word(name, "or")) {
      if (name.empty()) ++at_;
      return fail(span_from(begin),
                  fmt::format("a field is expected here, not '{}'", text_.substr(begin, at_ - begin)),
                  std::string(kFormHint));
    }
    read_test(name, begin);
    end_of_last_ = at_;
    return false;
  }

  /// Reads `and`, `or` or `)`; returns whether a test is expected.
  bool read_operator() {
    const std::size_t begin = at_;
    if (text_[at_] == ')') {
      ++at_;
      while (!waiting_.empty() && !waiting_.back().bracket) emit_last();
      if (waiting_.empty()) return fail(span_from(begin), "')' has no '('", "remove it, or open the bracket");
      waiting_.pop_back();
      end_of_last_ = at_;
      return false;
    }
    const std::string_view name = read_name();
    const bool both = is_word(name, "and");
    if (!both && !is_word(name, "or")) {
      if (name.empty()) ++at_;
      return fail(span_from(begin),
                  fmt::format("'and' or 'or' is expected before '{}'", text_.substr(begin, at_ - begin)),
                  std::string(kJoinHint));
    }
    const StepKind kind = both ? StepKind::both : StepKind::either;
    while (!waiting_.empty() && !waiting_.back().bracket && waiting_.back().kind <= kind) emit_last();
    waiting_.push_back({kind, false, span_from(begin)});
    end_of_last_ = at_;
    return true;
  }

  void emit_last() {
    made_.steps_.push_back({waiting_.back().kind, 0});
    waiting_.pop_back();
  }

  void read_test(std::string_view name, std::size_t begin) {
    RowCondition::Test test;
    if (!find_field(name, begin, test)) return;
    skip_blanks();
    const std::string_view rest = text_.substr(at_);
    for (const auto& [sign, comparison] : kComparisonSigns)
      if (rest.starts_with(sign)) {
        at_ += sign.size();
        test.comparison = comparison;
        break;
      }
    if (test.comparison == Comparison::given && rest.starts_with('!')) {
      ++at_;
      fail(span_from(at_ - 1), "'!' alone is no comparison", std::string(kFormHint));
    }
    if (test.comparison != Comparison::given && !read_literal(test)) return;
    made_.steps_.push_back({StepKind::test, static_cast<std::uint32_t>(made_.tests_.size())});
    made_.tests_.push_back(std::move(test));
  }

  bool find_field(std::string_view name, std::size_t begin, RowCondition::Test& test) {
    std::size_t part_end = std::min(name.find('.'), name.size());
    const std::string_view first = name.substr(0, part_end);
    const auto found = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const FieldSpec& spec) { return spec.name == first; });
    if (found == fields_.end()) return unknown_field(first, begin, fields_, "'plumb help fields' lists them");
    test.field = static_cast<std::size_t>(found - fields_.begin());
    test.spec = *found;
    while (part_end < name.size()) {
      const std::size_t part_begin = part_end + 1;
      part_end = std::min(name.find('.', part_begin), name.size());
      if (!enter(name.substr(part_begin, part_end - part_begin), begin + part_begin, test)) return false;
    }
    return true;
  }

  /// Goes from a row to one of its fields, or from a mapping to one of its keys.
  bool enter(std::string_view name, std::size_t begin, RowCondition::Test& test) {
    bool or_itself = false;
    if (test.spec.shape == ValueShape::map) {
      test.spec.shape = ValueShape::one;
      if (test.spec.kind == ValueKind::row) test.spec.shape = ValueShape::list;
    } else if (test.spec.rows != nullptr) {
      const FieldTableBase& inner = *test.spec.rows();
      const auto index = inner.find(name);
      if (!index) return unknown_field(name, begin, inner.specs(), {});
      or_itself = name == test.spec.short_for;
      test.spec = inner.spec(*index);
    } else {
      return fail(span(begin, begin + name.size()),
                  fmt::format("'{}' has no fields of its own", test.spec.name),
                  fmt::format("compare '{}' itself", test.spec.name));
    }
    test.path.push_back({std::string(name), or_itself});
    return true;
  }

  bool unknown_field(std::string_view name, std::size_t begin, std::span<const FieldSpec> among,
                     std::string hint) {
    std::vector<std::string_view> names;
    for (const FieldSpec& spec : among) names.push_back(spec.name);
    if (const auto near = nearest(name, names)) hint = fmt::format("did you mean '{}'?", *near);
    if (hint.empty()) hint = fmt::format("one of {}", fmt::join(names, ", "));
    const ByteSpan where = span(begin, begin + name.size());
    return fail(where, fmt::format("there is no field '{}'", name), std::move(hint), Code::unknown_key);
  }

  bool read_literal(RowCondition::Test& test) {
    skip_blanks();
    const std::size_t begin = at_;
    const std::string text = read_value();
    if (problem_) return false;
    const ByteSpan where = span_from(begin);
    const bool quoted = begin < text_.size() && (text_[begin] == '\'' || text_[begin] == '"');
    const bool ordered = test.comparison != Comparison::equal && test.comparison != Comparison::not_equal;
    if (text.empty() && (!quoted || ordered))
      return fail(where, fmt::format("a value is expected behind '{}'", test.spec.name),
                  "write one; '' asks for rows without any");
    if (test.comparison == Comparison::contains) {
      test.literal.text = folded_text(text);
      return true;
    }
    FieldSpec spec = test.spec;
    if (spec.shape == ValueShape::map) spec.kind = ValueKind::reference;  // its keys are compared
    auto parsed = parse_literal(text, spec, context_);
    if (auto* problem = std::get_if<LiteralProblem>(&parsed))
      return fail(where, std::move(problem->message), std::move(problem->hint), Code::bad_value);
    test.literal = std::move(std::get<Literal>(parsed));
    return true;
  }

  /// Reads a quoted text, in which the quote is doubled, or a word up to a blank or a bracket.
  std::string read_value() {
    std::string value;
    if (at_ >= text_.size()) return value;
    const char quote = text_[at_];
    const std::size_t begin = at_;
    if (quote != '\'' && quote != '"') {
      while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != ')' && text_[at_] != '(')
        value += text_[at_++];
      return value;
    }
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == quote) {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != quote) break;
        ++at_;
      }
      value += text_[at_];
    }
    if (at_ >= text_.size())
      fail(span_from(begin), "the quoted text does not end", fmt::format("close it with {}", quote));
    else
      ++at_;
    return value;
  }

  std::string_view text_;
  std::span<const FieldSpec> fields_;
  const LiteralContext& context_;
  std::size_t at_ = 0;
  std::size_t end_of_last_ = 0;
  std::vector<Waiting> waiting_;
  std::optional<ConditionProblem> problem_;
  RowCondition made_;
};

std::variant<RowCondition, ConditionProblem> RowCondition::parse(std::string_view text,
                                                                 std::span<const FieldSpec> fields,
                                                                 const LiteralContext& context) {
  return ConditionParser(text, fields, context).parse();
}

}  // namespace plumb
