#include "plumb/model/value_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/did_you_mean.hpp"
#include "plumb/model/decimal.hpp"

namespace plumb {

namespace {

std::string_view kind_text(NodeRef node) {
  switch (node.kind()) {
    case NodeKind::sequence:
      return "a list";
    case NodeKind::mapping:
      return "a mapping";
    default:
      return "text";
  }
}

constexpr std::string_view kDigits = "0123456789";

/// What to do about a slip of the pen that makes any value wrong: full-width punctuation, or a comma in a
/// number, which ends the value in a list or row of one line; empty if there is none.
std::string slip_hint(NodeRef node) {
  if (!node.is_scalar()) return {};
  const std::string_view text = node.text();
  for (const std::string_view wide : {"：", "，", "；", "、", "％", "（", "）", "／", "＋", "－"})
    if (text.find(wide) != std::string_view::npos)
      return fmt::format("'{}' is full-width punctuation: use the plain sign, and a blank after ',' and ':'",
                         wide);
  const std::string_view rest = node.document().file()->bytes().substr(node.span().end);
  const std::size_t end = std::min(rest.find_first_of(",]} \r\n", 1), rest.size());
  const bool is_cut = node.is_plain() && text.find_first_not_of(kDigits) == std::string_view::npos &&
                      rest.size() > 1 && rest[0] == ',' && kDigits.find(rest[1]) != std::string_view::npos;
  if (!is_cut) return {};
  return fmt::format("a comma ends the value: write '{}.{}' with a point", text, rest.substr(1, end - 1));
}

/// The limit of what amounts, units and numbers can hold.
constexpr std::string_view kLargestDecimal = "922_337_203_685_477";

/// A blank and '#' directly before more text is far more often a number that YAML drops than a comment.
bool cut_by_comment(NodeRef node) {
  if (!node.is_plain()) return false;
  const std::string_view rest = node.document().file()->bytes().substr(node.span().end);
  return rest.size() > 2 && rest[0] == ' ' && rest[1] == '#' && rest[2] != ' ' && rest[2] != '#' &&
         rest[2] != '!' && rest[2] != '\n' && rest[2] != '\r' && rest[2] != '\t';
}

}  // namespace

bool ValueReader::fail(NodeRef node, Code code, std::string message, std::string hint) const {
  if (code == Code::bad_value || code == Code::unknown_reference)
    if (std::string slip = slip_hint(node); !slip.empty()) hint = std::move(slip);
  diagnostics.error(code, node.place(), std::move(message), std::move(hint));
  return false;
}

bool ValueReader::expect_scalar(NodeRef node, std::string_view expected) const {
  if (!node.text().empty()) return true;  // what is no scalar has no text
  if (!node.is_scalar())
    return fail(
        node, Code::bad_type, fmt::format("'{}' must be {}, not {}", field, expected, kind_text(node)),
        fmt::format("write one value, without brackets or '- '; 'plumb help format' shows the forms"));
  if (node.is_empty_scalar())
    return fail(node, Code::bad_value, fmt::format("'{}' has no value", field),
                "write a value, or remove the key");
  return true;
}

std::optional<std::uint32_t> ValueReader::reference(NodeRef node, std::string_view id,
                                                    CollectionKind kind) const {
  const IdTable& table = ids[kind];
  if (const std::optional<std::uint32_t> row = table.find(id)) return row;
  const CollectionName& name = collection_name(kind);
  std::string hint = fmt::format("add it to '{}', or name one that exists", name.plural);
  if (const auto near = diagnostics.near(id, table.ids())) hint = fmt::format("did you mean '{}'?", *near);
  fail(node, Code::unknown_reference, fmt::format("no {} '{}'", name.singular, id), std::move(hint));
  return std::nullopt;
}

bool read_text(const ValueReader& reader, NodeRef node, std::string_view& out) {
  if (!reader.expect_scalar(node, "text")) return false;
  if (cut_by_comment(node))
    reader.diagnostics.warning(Code::cut_by_comment, node.place(),
                               fmt::format("'{}' ends before '#', which starts a comment", reader.field),
                               "put quotes around the text if the '#' belongs to it");
  out = node.text();
  return true;
}

bool read_id(const ValueReader& reader, NodeRef node, std::string_view& out) {
  if (!reader.expect_scalar(node, "an id")) return false;
  out = node.text();
  IdProblem problem = id_problem(out);
  if (!problem.message.empty())
    return reader.fail(node, Code::bad_id, std::move(problem.message), std::move(problem.hint));
  if (const std::string_view other = node.is_plain() ? other_reading(out) : ""; !other.empty())
    reader.diagnostics.warning(Code::ambiguous_id, node.place(),
                               fmt::format("other tools read the id '{}' as {}", out, other),
                               fmt::format("put quotes around it: \"{}\"", out));
  return true;
}

bool read_boolean(const ValueReader& reader, NodeRef node, bool& out) {
  if (!reader.expect_scalar(node, "true or false")) return false;
  out = node.text() == "true";
  if (node.is_plain() && (out || node.text() == "false")) return true;
  return reader.fail(node, Code::bad_value, fmt::format("'{}' is not true or false", node.text()),
                     "write 'true' or 'false'");
}

bool read_integer(const ValueReader& reader, NodeRef node, std::int64_t& out) {
  if (!reader.expect_scalar(node, "a whole number")) return false;
  const auto number = parse_integer(node.text());
  if (!number)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a whole number", node.text()),
                       exceeds_decimal(node.text(), 0) ? "it has too many digits: check the number"
                                                       : "write digits alone, as in 500");
  out = *number;
  return true;
}

bool read_decimal(const ValueReader& reader, NodeRef node, std::int64_t& out) {
  if (!reader.expect_scalar(node, "a number")) return false;
  const auto number = parse_decimal(node.text());
  if (!number && exceeds_decimal(node.text()))
    return reader.fail(node, Code::bad_value,
                       fmt::format("'{}' is more than {}, the largest number", node.text(), kLargestDecimal),
                       "check the number of digits");
  if (!number)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a number", node.text()),
                       "write digits with a point and at most 4 decimals, as in 12.5");
  out = *number;
  return true;
}

std::optional<Percent> percent_in(const ValueReader& reader, NodeRef node, std::string_view text) {
  const bool has_sign = text.ends_with('%');
  const auto number = parse_decimal(has_sign ? text.substr(0, text.size() - 1) : text);
  if (!has_sign || !number) {
    std::string hint = "write a number and '%', as in 60%";
    if (number) {
      const bool fraction = *number > 0 && *number < kDecimalScale;
      hint = fmt::format("did you mean '{}%'?", decimal_text(fraction ? *number * 100 : *number));
    }
    reader.fail(node, Code::bad_value, fmt::format("'{}' is not a percentage", text), std::move(hint));
    return std::nullopt;
  }
  return Percent{*number};
}

bool read_percent(const ValueReader& reader, NodeRef node, Percent& out) {
  if (!reader.expect_scalar(node, "a percentage")) return false;
  const auto percent = percent_in(reader, node, node.text());
  if (!percent) return false;
  if (percent->scaled < 0 || *percent > kWhole)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not between 0% and 100%", node.text()),
                       "write a percentage from 0% to 100%");
  out = *percent;
  return true;
}

std::optional<WrittenDate> date_in(const ValueReader& reader, NodeRef node, std::string_view text) {
  auto date = parse_written_date(text);
  if (!date)
    reader.fail(node, Code::bad_value, fmt::format("'{}' is not a date", text),
                "write YYYY-MM-DD or YYYY-MM-DDTHH:MM, a day that exists, from 1900 to 2999");
  return date;
}

bool read_date(const ValueReader& reader, NodeRef node, WrittenDate& out) {
  if (!reader.expect_scalar(node, "a date")) return false;
  const auto date = date_in(reader, node, node.text());
  if (date) out = *date;
  return date.has_value();
}

std::optional<Duration> duration_in(const ValueReader& reader, NodeRef node, std::string_view text) {
  DurationText parsed = parse_duration(text, reader.units);
  if (!parsed.duration) {
    reader.fail(node, Code::bad_value, std::move(parsed.problem), std::move(parsed.hint));
    return std::nullopt;
  }
  if (parsed.rounded)
    reader.diagnostics.warning(Code::rounded, node.place(),
                               fmt::format("'{}' is not a whole number of minutes, rounded to {} min", text,
                                           parsed.duration->minutes.count()),
                               fmt::format("write '{}{}' if that is meant", parsed.duration->minutes.count(),
                                           parsed.duration->elapsed ? "emin" : "min"));
  return parsed.duration;
}

bool read_duration(const ValueReader& reader, NodeRef node, Duration& out) {
  if (!reader.expect_scalar(node, "a duration")) return false;
  const auto duration = duration_in(reader, node, node.text());
  if (duration) out = *duration;
  return duration.has_value();
}

bool read_estimate(const ValueReader& reader, NodeRef node, Estimate& out) {
  if (!reader.expect_scalar(node, "a duration")) return false;
  const std::string_view text = node.text();
  if (text.find('/') == std::string_view::npos) {
    const auto duration = duration_in(reader, node, text);
    if (!duration) return false;
    out = {duration->minutes, duration->minutes, duration->minutes, duration->elapsed, false};
    return true;
  }
  const std::vector<std::string_view> parts = split_at(text, '/');
  if (parts.size() != 3)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not an estimate", text),
                       "write one duration, or optimistic/most likely/pessimistic: 6d/10d/18d");
  const auto optimistic = duration_in(reader, node, parts[0]);
  const auto likely = duration_in(reader, node, parts[1]);
  const auto pessimistic = duration_in(reader, node, parts[2]);
  if (!optimistic || !likely || !pessimistic) return false;
  if (optimistic->elapsed != likely->elapsed || likely->elapsed != pessimistic->elapsed)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' mixes working and elapsed time", text),
                       "write all three in working or all in elapsed units");
  if (optimistic->minutes > likely->minutes || likely->minutes > pessimistic->minutes)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not in order", text),
                       "write optimistic/most likely/pessimistic, shortest first");
  out = {likely->minutes, optimistic->minutes, pessimistic->minutes, likely->elapsed, true};
  return true;
}

/// Takes the blanks or commas out of `1 000`, `1,000.50` or `1 000 000 EUR`; empty if thousands are not
/// grouped like that.
std::string without_grouping(std::string_view text) {
  std::string plain;
  std::size_t group = text.find_first_not_of(kDigits);
  if (group == 0 || group == std::string_view::npos || group > 3) return {};
  plain += text.substr(0, group);
  bool is_grouped = false;
  while (group < text.size() && (text[group] == ' ' || text[group] == ',')) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, group + 1), text.size());
    if (end - group != 4) break;
    plain += '_';
    plain += text.substr(group + 1, 3);
    group = end;
    is_grouped = true;
  }
  plain += text.substr(group);
  const bool reads = parse_decimal(std::string_view(plain).substr(0, plain.find(' '))).has_value();
  return is_grouped && reads ? plain : std::string();
}

std::optional<Money> money_in(const ValueReader& reader, NodeRef node, std::string_view text) {
  const std::size_t blank = text.find(' ');
  const auto amount = parse_decimal(text.substr(0, blank));
  if (amount && blank == std::string_view::npos) return Money{*amount, 0};
  if (exceeds_decimal(text.substr(0, blank))) {
    reader.fail(node, Code::bad_value,
                fmt::format("'{}' is more than {}, the largest amount", text, kLargestDecimal),
                "check the number of digits");
    return std::nullopt;
  }
  if (const std::string grouped = without_grouping(text); !grouped.empty()) {
    reader.fail(node, Code::bad_value, fmt::format("'{}' is not an amount of money", text),
                fmt::format("did you mean '{}'?", grouped));
    return std::nullopt;
  }
  const std::size_t code_begin = blank == std::string_view::npos ? blank : text.find_first_not_of(' ', blank);
  if (!amount || (blank != std::string_view::npos && code_begin == std::string_view::npos)) {
    reader.fail(node, Code::bad_value, fmt::format("'{}' is not an amount of money", text),
                "write digits with a point and at most 4 decimals, as in 12_000.50 or 25000 USD");
    return std::nullopt;
  }
  const std::string_view code = text.substr(code_begin);
  const auto found = std::find(reader.currencies.begin(), reader.currencies.end(), code);
  if (found == reader.currencies.end()) {
    const std::vector<std::string_view> known(reader.currencies.begin(), reader.currencies.end());
    const auto near = nearest(code, known);
    reader.fail(node, Code::unknown_reference, fmt::format("no rate for the currency '{}'", code),
                near ? fmt::format("did you mean '{}'?", *near) : "give it in 'project: rates'");
    return std::nullopt;
  }
  return Money{*amount, static_cast<std::uint16_t>(found - reader.currencies.begin())};
}

bool read_money(const ValueReader& reader, NodeRef node, Money& out) {
  if (!reader.expect_scalar(node, "an amount of money")) return false;
  const auto money = money_in(reader, node, node.text());
  if (money) out = *money;
  return money.has_value();
}

bool read_choice(const ValueReader& reader, NodeRef node, std::span<const std::string_view> choices,
                 std::size_t& out) {
  if (!reader.expect_scalar(node, "one word")) return false;
  const auto found = std::find(choices.begin(), choices.end(), node.text());
  out = static_cast<std::size_t>(found - choices.begin());
  if (found != choices.end()) return true;
  std::string hint = fmt::format("write one of {}", fmt::join(choices, ", "));
  if (const auto near = nearest(node.text(), choices))
    hint = fmt::format("did you mean '{}'? one of {}", *near, fmt::join(choices, ", "));
  return reader.fail(node, Code::bad_value,
                     fmt::format("'{}' is not a value of '{}'", node.text(), reader.field), std::move(hint));
}

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ')) part.remove_suffix(1);
    parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

}  // namespace plumb
