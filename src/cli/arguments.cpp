#include "plumb/cli/arguments.hpp"

#include <charconv>
#include <limits>

namespace plumb {

namespace {

/// Reads digits up to the end of `text`; nullopt for anything else and for what does not fit.
std::optional<std::size_t> parse_digits(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failure != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

}  // namespace

const Arguments::Given* Arguments::find(std::string_view name) const {
  for (const Given& given : given_)
    if (given.name == name) return &given;
  return nullptr;
}

bool Arguments::has(std::string_view name) const {
  return find(name) != nullptr;
}

std::optional<std::string_view> Arguments::text(std::string_view name) const {
  const Given* given = find(name);
  if (given == nullptr) return std::nullopt;
  return given->values.back();
}

std::string_view Arguments::text_or(std::string_view name, std::string_view otherwise) const {
  return text(name).value_or(otherwise);
}

std::span<const std::string> Arguments::texts(std::string_view name) const {
  const Given* given = find(name);
  if (given == nullptr) return {};
  return given->values;
}

std::vector<std::string_view> Arguments::list(std::string_view name) const {
  std::vector<std::string_view> parts;
  std::string_view rest = text_or(name, {});
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (const std::string_view part = trimmed(rest.substr(0, comma)); !part.empty()) parts.push_back(part);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  return parts;
}

std::optional<std::size_t> Arguments::count(std::string_view name) const {
  const auto written = text(name);
  return written ? parse_digits(*written) : std::nullopt;
}

std::optional<std::size_t> Arguments::size(std::string_view name) const {
  const auto written = text(name);
  return written ? parse_size(*written) : std::nullopt;
}

std::optional<WrittenDate> Arguments::date(std::string_view name, Date today) const {
  const auto written = text(name);
  if (!written) return std::nullopt;
  if (*written == "today") return WrittenDate{today, std::nullopt};
  return parse_written_date(*written);
}

std::string_view Arguments::format() const {
  if (command_->formats.empty()) return {};
  return has("json") ? std::string_view("json") : text_or("format", command_->formats.front());
}

void Arguments::add(std::string_view name, std::string value) {
  for (Given& given : given_) {
    if (given.name != name) continue;
    given.values.push_back(std::move(value));
    return;
  }
  given_.push_back({name, {std::move(value)}});
}

std::optional<std::size_t> parse_size(std::string_view text) {
  for (const std::string_view unit : {"iB", "B"}) {
    if (!text.ends_with(unit)) continue;
    text.remove_suffix(unit.size());
    break;
  }
  unsigned shift = 0;
  if (text.ends_with('K')) shift = 10;
  if (text.ends_with('M')) shift = 20;
  if (text.ends_with('G')) shift = 30;
  if (shift != 0) text.remove_suffix(1);
  const auto number = parse_digits(text);
  if (!number || *number > std::numeric_limits<std::size_t>::max() >> shift) return std::nullopt;
  return *number << shift;
}

}  // namespace plumb
