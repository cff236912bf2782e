#include "plumb/cli/style.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace plumb {

namespace {

std::string_view value_of(const Environment& environment, const char* name) {
  return environment(name).value_or(std::string_view());
}

/// True for a variable that is set to anything but nothing, 0 or false.
bool is_on(const Environment& environment, const char* name) {
  const std::string_view value = value_of(environment, name);
  return !value.empty() && value != "0" && value != "false";
}

bool coloured(std::string_view wish, const Environment& environment, bool terminal) {
  if (wish != "auto") return wish == "always";
  if (!value_of(environment, "NO_COLOR").empty()) return false;
  if (is_on(environment, "FORCE_COLOR") || is_on(environment, "CLICOLOR_FORCE")) return true;
  if (value_of(environment, "CLICOLOR") == "0" || value_of(environment, "TERM") == "dumb") return false;
  return terminal;
}

/// Tells from the locale whether the terminal shows UTF-8.
bool locale_is_utf8(const Environment& environment) {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    std::string value(value_of(environment, name));
    if (value.empty()) continue;
    std::transform(value.begin(), value.end(), value.begin(), [](unsigned char c) {
      return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    });
    return value.find("utf-8") != std::string::npos || value.find("utf8") != std::string::npos;
  }
  return false;
}

}  // namespace

TextStyle output_style(const StyleWishes& wishes, const Environment& environment, const Terminal& terminal) {
  const bool on_terminal = terminal.output && !wishes.to_file;
  TextStyle style;
  style.colour = !wishes.to_file && coloured(wishes.colour, environment, terminal.output);
  // A file or a pipe is UTF-8, as plans are.
  style.unicode = !wishes.ascii && (!on_terminal || locale_is_utf8(environment));
  style.width = on_terminal ? drawing_columns(environment, terminal) : 0;
  return style;
}

bool errors_coloured(const StyleWishes& wishes, const Environment& environment, const Terminal& terminal) {
  return coloured(wishes.colour, environment, terminal.errors);
}

int drawing_columns(const Environment& environment, const Terminal& terminal) {
  constexpr int kUsual = 80;
  constexpr int kWidest = 10'000;
  if (terminal.columns > 0) return terminal.columns;
  const std::string_view text = value_of(environment, "COLUMNS");
  int columns = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), columns);
  const bool good =
      failure == std::errc() && end == text.data() + text.size() && columns > 0 && columns <= kWidest;
  return good ? columns : kUsual;
}

std::optional<std::string_view> pager_for(std::size_t lines, const Environment& environment,
                                          const Terminal& terminal) {
  if (!terminal.output || is_on(environment, "CI")) return std::nullopt;
  if (terminal.rows > 0 && lines < static_cast<std::size_t>(terminal.rows)) return std::nullopt;
  const std::string_view abilities = value_of(environment, "TERM");
  if (abilities.empty() || abilities == "dumb") return std::nullopt;
  std::optional<std::string_view> pager = environment("PLUMB_PAGER");
  if (!pager) pager = environment("PAGER");
  if (!pager) return "less -FRX";
  if (pager->empty() || *pager == "cat") return std::nullopt;
  return pager;
}

}  // namespace plumb
