#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace plumb {

/// A complaint of libyaml's in words that help; made for the reader of documents.
struct SyntaxAdvice {
  std::string_view message;
  std::string_view hint;
  bool at_opening = false;  // libyaml notices it far behind the place to correct
};

/// Finds the advice for a message of libyaml's; one that is not known keeps its words and gets a general
/// hint.
SyntaxAdvice syntax_advice(std::string_view problem);

/// Returns the first sign of full-width punctuation in a line; empty if there is none.
std::string_view full_width_sign(std::string_view line);

/// A slip that libyaml notices only behind it.
struct Slip {
  std::size_t at;  // offset in the line
  std::size_t length;
  std::string message;
  std::string hint;
};

/// Finds a key at the beginning of a line that YAML does not see as one: `duration:2d`, `id： a`.
std::optional<Slip> slip_of_key(std::string_view line);

/// Finds the '#' of a comment that hides the end of a list or row in one line; npos if there is none.
std::size_t hiding_comment(std::string_view line);

}  // namespace plumb
