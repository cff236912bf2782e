#include "plumb/report/render_markdown.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace plumb;

namespace {

std::string markdown(std::string_view text) {
  std::string out;
  append_markdown_text(out, text);
  return out;
}

}  // namespace

TEST_CASE("a table has aligned columns, a title and notes") {
  Table table({{.key = "id", .heading = "task", .shows_tree = true},
               {.key = "n", .heading = "EV", .kind = CellKind::money},
               {.key = "x", .heading = "CPI", .kind = CellKind::number, .absent = "n/a"}});
  table.title = "Earned value";
  table.notes = {"2 tasks"};
  table.add_row({"build", 12'000'0000, 0.5}, {.role = Role::heading});
  table.add_row({"api", -1'500'0000}, {.level = 1});
  std::string out;
  render_markdown(out, table);
  CHECK(out ==
        "**Earned value**\n"
        "\n"
        "| task | EV | CPI |\n"
        "| --- | ---: | ---: |\n"
        "| **build** | **12,000** | **0.50** |\n"
        "| &emsp;api | −1,500 | n/a |\n"
        "\n"
        "2 tasks\n");
}

TEST_CASE("markup in names is shown, not obeyed") {
  CHECK(markdown("a|b") == "a\\|b");
  CHECK(markdown("*a* _b_ `c` ~~d~~ $e$") == "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\$e\\$");
  CHECK(markdown("[x](javascript:y)") == "\\[x\\]\\(javascript:y\\)");
  CHECK(markdown("![x](y)") == "\\!\\[x\\]\\(y\\)");
  CHECK(markdown("back\\slash") == "back\\\\slash");
  CHECK(markdown("清算 2026-03-02, 1.5 d") == "清算 2026-03-02, 1.5 d");
}

TEST_CASE("HTML is text") {
  CHECK(markdown("<script>alert(1)</script>") == "&lt;script&gt;alert\\(1\\)&lt;/script&gt;");
  CHECK(markdown("&lt;b&gt;") == "&amp;lt;b&amp;gt;");
}

TEST_CASE("no links, mentions or references arise") {
  CHECK(markdown("see https://example.org") == "see https\\://example.org");
  CHECK(markdown("www.example.org") == "www\\.example.org");
  CHECK(markdown("mailto:x") == "mailto\\:x");
  CHECK(markdown("@everyone") == "@<!-- -->everyone");
  CHECK(markdown("x @ y") == "x @ y");
  CHECK(markdown("fixes #12") == "fixes \\#<!-- -->12");
  CHECK(markdown("# title") == "\\# title");
}

TEST_CASE("a text cannot begin a list or leave its line") {
  CHECK(markdown("- item") == "\\- item");
  CHECK(markdown("+ item") == "\\+ item");
  CHECK(markdown("12. item") == "12\\. item");
  CHECK(markdown("===") == "\\===");
  CHECK(markdown("    code") == "code");
  CHECK(markdown("two\nlines\n") == "two<br>lines");
  CHECK(markdown("a\x1b\u202E") == "a\\\\x1b\\\\u\\{202e\\}");
  CHECK(markdown(" \n ") == "");
}
