#include "plumb/cli/shell_text.hpp"

namespace plumb {

namespace {

bool needs_quotes(char character) {
  const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
  const bool digit = character >= '0' && character <= '9';
  const bool beyond_ascii = static_cast<unsigned char>(character) >= 0x80;
  return !letter && !digit && !beyond_ascii &&
         std::string_view("-_./:,+@").find(character) == std::string_view::npos;
}

}  // namespace

void append_shell_quoted(std::string& out, std::string_view text) {
  out += '\'';
  for (const char character : text) {
    if (character == '\'')
      out += "'\\''";
    else
      out += character;
  }
  out += '\'';
}

void append_shell_word(std::string& out, std::string_view text) {
  bool quotes = text.empty();
  for (const char character : text) quotes = quotes || needs_quotes(character);
  if (quotes)
    append_shell_quoted(out, text);
  else
    out += text;
}

}  // namespace plumb
