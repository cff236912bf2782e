#include "plumb/model/link.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace plumb {

namespace {

// Durations end long before; a percentage may be written with any number of digits.
constexpr std::int64_t kLongestLag = 1'000'000'000;

constexpr std::string_view kLinkForm = "write ID, or ID and FS, SS, FF or SF with a lag: 'design FS+2d'";

/// Reads `+2d`, `-50%`, `+7ed`.
bool read_lag(const ValueReader& reader, NodeRef node, std::string_view text, Lag& out) {
  const bool negative = text[0] == '-';
  const std::string_view size = text.substr(1);
  if (size.ends_with('%')) {
    const auto percent = percent_in(reader, node, size);
    if (!percent) return false;
    if (percent->scaled > kLongestLag)
      return reader.fail(node, Code::bad_value, fmt::format("'{}' is too much", size),
                         "write at most 100000%");
    out = {static_cast<std::int32_t>(percent->scaled), Lag::Kind::percent};
  } else {
    const auto duration = duration_in(reader, node, size);
    if (!duration) return false;
    out = {static_cast<std::int32_t>(duration->minutes.count()),
           duration->elapsed ? Lag::Kind::elapsed : Lag::Kind::working};
  }
  if (negative) out.amount = -out.amount;
  return true;
}

/// Writes what follows the id of a link as it may have been meant, without blanks and with the type in
/// capitals; nullopt if it is no link even so.
std::optional<std::string> corrected_tail(const ValueReader& reader, std::string_view tail) {
  std::string plain(tail);
  std::erase(plain, ' ');
  std::string type = plain.substr(0, 2);
  for (char& c : type)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - ('a' - 'A'));
  const auto& words = kWords<LinkType>;
  const bool has_type = std::find(words.begin(), words.end(), type) != words.end();
  if (!has_type) type = words[static_cast<std::size_t>(LinkType::finish_to_start)];
  std::string lag = plain.substr(has_type ? 2 : 0);
  if (lag.empty()) return has_type ? std::optional(type) : std::nullopt;
  if (has_type && lag[0] >= '0' && lag[0] <= '9') lag.insert(0, "+");
  if (lag[0] != '+' && lag[0] != '-') return std::nullopt;
  const std::string_view size = std::string_view(lag).substr(1);
  const bool is_percent = size.ends_with('%') && parse_decimal(size.substr(0, size.size() - 1));
  if (!is_percent && !parse_duration(size, reader.units).duration) return std::nullopt;
  return type + lag;
}

/// Finds the link that is meant by `a FS + 2d`, `a+2d` or `a fs+2d`: a known id and something like a lag.
std::optional<std::string> meant_link(const ValueReader& reader, std::string_view text) {
  for (std::size_t i = text.size(); i-- > 1;) {
    if (text[i] != ' ' && text[i] != '+' && text[i] != '-') continue;
    const std::string_view id = text.substr(0, i);
    if (!reader.ids[CollectionKind::tasks].find(id)) continue;
    const auto tail = corrected_tail(reader, text.substr(i));
    if (tail) return fmt::format("{} {}", id, *tail);
  }
  return std::nullopt;
}

/// Reads a link in its strict form.
bool read_link(const ValueReader& reader, NodeRef node, Link& out) {
  const std::string_view text = node.text();
  const std::size_t blank = std::min(text.find(' '), text.size());
  const std::string_view id = text.substr(0, blank);
  std::string_view rest = text.substr(blank);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  out.node = node.index();
  const auto predecessor = reader.reference(node, id, CollectionKind::tasks);
  if (predecessor) out.predecessor = TaskId(*predecessor);
  if (rest.empty()) return predecessor.has_value();
  const auto& words = kWords<LinkType>;
  const auto type = std::find(words.begin(), words.end(), rest.substr(0, 2));
  if (type != words.end()) {
    out.type = static_cast<LinkType>(type - words.begin());
    rest.remove_prefix(2);
  }
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  if (rest.empty()) return predecessor.has_value();
  if (rest.size() < 2 || (rest[0] != '+' && rest[0] != '-'))
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a link", text),
                       std::string(kLinkForm));
  return read_lag(reader, node, rest, out.lag) && predecessor.has_value();
}

}  // namespace

bool FieldType<Link>::read(const ValueReader& reader, NodeRef node, Link& out) {
  if (!reader.expect_scalar(node, "a link")) return false;
  const std::string_view text = node.text();
  // An id that is not known is looked for by its likeness, which is dear: that is left to the last reading.
  const std::size_t blank = text.find(' ');
  const auto known = reader.ids[CollectionKind::tasks].find(text.substr(0, blank));
  if (known && blank == std::string_view::npos) {
    out.predecessor = TaskId(*known);
    out.node = node.index();
    return true;
  }
  if (known) {
    Diagnostics said;
    const ValueReader quiet{said, reader.ids, reader.currencies, reader.units, reader.field};
    if (read_link(quiet, node, out) && said.all().empty()) return true;
    out = {};
    if (!said.has_errors()) return read_link(reader, node, out);
  }
  const auto meant = meant_link(reader, text);
  if (!meant || *meant == text) return read_link(reader, node, out);
  return reader.fail(node, Code::bad_value, fmt::format("'{}' is not a link", text),
                     fmt::format("did you mean '{}'?", *meant));
}

std::string link_text(const Link& link, std::string_view predecessor_id, const WorkUnits& units) {
  std::string text(predecessor_id);
  if (link.type == LinkType::finish_to_start && link.lag.amount == 0) return text;
  text += ' ';
  text += kWords<LinkType>[static_cast<std::size_t>(link.type)];
  if (link.lag.amount == 0) return text;
  const std::int64_t size = std::abs(std::int64_t{link.lag.amount});
  text += link.lag.amount < 0 ? '-' : '+';
  if (link.lag.kind == Lag::Kind::percent) return text + decimal_text(size) + "%";
  return text + duration_text({Minutes(size), link.lag.kind == Lag::Kind::elapsed}, units);
}

Value FieldType<Link>::get(const Link& link, const ValueContext& context) {
  return {link_text(
      link, context.ids[CollectionKind::tasks].id(static_cast<std::uint32_t>(link.predecessor.index())),
      context.units)};
}

}  // namespace plumb
