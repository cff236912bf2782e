#pragma once

#include <string>
#include <string_view>

namespace plumb {

/// Tells whether a terminal could act on this character, or a reader be deceived by it: control characters
/// (C0, DEL, C1), line and paragraph separators, the controls that reorder text, invisible format and tag
/// characters, noncharacters. The joiners U+200C and U+200D are kept, because emoji and Persian need them.
bool is_unsafe_on_terminal(char32_t character);

/// Appends the user's text for one line of a terminal. What is unsafe becomes visible: `\n`, `\t`, `\r`,
/// `\x1b`, `\u{202e}`; a byte that is no UTF-8 becomes `\xff`. A backslash of the user's stays single, for
/// texts are read and not read back.
void append_safe_text(std::string& out, std::string_view user_text);

/// Returns the same as a string.
std::string safe_text(std::string_view user_text);

}  // namespace plumb
