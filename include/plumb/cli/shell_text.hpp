#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Appends a text in single quotes for a POSIX shell.
void append_shell_quoted(std::string& out, std::string_view text);

/// Appends a text as one word for a POSIX shell, in quotes only where it needs them.
void append_shell_word(std::string& out, std::string_view text);

/// Puts `to` where `from` stands first; `from` must occur.
inline void replace_once(std::string& text, std::string_view from, std::string_view to) {
  text.replace(text.find(from), from.size(), to);
}

}  // namespace plumb
