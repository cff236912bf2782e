#pragma once

#include <array>
#include <string_view>

namespace plumb::test {

/// Texts that break a format which forgets one of them: line ends, control characters, markup, separators,
/// commands, and bytes that are no UTF-8.
inline constexpr std::array kNastyTexts = std::to_array<std::string_view>({
    "plain",
    "设计 – Größe 👩\u200D💻",
    "two\nlines\r\nand\rmore",
    "\n::error file=x::injected",
    "  ::set-output name=a::b",
    "##[error]old command ##[add-mask]x",
    "100% %0A %25 %2C %3A",
    "a,line=1:b::c",
    "<script>alert('x')</script>",
    "\"quoted\" 'single' & &amp; &#10; ]]> <![CDATA[ --> <!--",
    "[link](https://example.org) ![image](x) {0} {{1}}",
    "| cell | `code` *bold* @name #12",
    "back\\slash \\n \\u0041 \\",
    "\x1b[31mred\x1b[0m \u009B31m",
    "\u202Edesrever\u2066 \uFEFF\u200B",
    "tab\tbell\a",
    "\xFF\xC0\x9B not UTF-8",
    " blank around ",
    "",
});

}  // namespace plumb::test
