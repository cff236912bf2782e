#include "plumb/cli/templates.hpp"

#include <doctest/doctest.h>

#include "plumb/model/value_reader.hpp"

namespace plumb {

TEST_CASE("placeholders are filled once, quoted as YAML needs it") {
  const PlanTemplate plan{"t", "", "id: @ID@\nname: @NAME@\nstart: @START@  # @NAME@ @\n"};
  CHECK(fill_template(plan, {"a", "x: @ID@", "2026-03-02"}) ==
        "id: a\nname: \"x: @ID@\"\nstart: 2026-03-02  # \"x: @ID@\" @\n");
}

TEST_CASE("every template has a summary and fills without a rest") {
  CHECK(find_template("minimal") != nullptr);
  CHECK(find_template("nothing") == nullptr);
  for (const PlanTemplate& plan : template_table()) {
    CAPTURE(plan.name);
    CHECK_FALSE(plan.summary.empty());
    CHECK(plan.summary.find('@') == std::string_view::npos);
    const std::string text = fill_template(plan, {"a", "b", "2026-03-02"});
    for (const char* placeholder : {"@ID@", "@NAME@", "@START@", "@SCHEMA@"})
      CHECK(text.find(placeholder) == std::string::npos);
  }
}

TEST_CASE("a slug is an id") {
  CHECK(slug("City card 2") == "city-card-2");
  CHECK(slug("My Project: 设计") == "my-project-设计");
  CHECK(slug("  --a//b--  ") == "a-b");
  CHECK(slug("+1") == "1");
  CHECK(slug("") == "plan");
  CHECK(slug("：，") == "plan");
  CHECK(slug("\xff\xfe") == "plan");
  CHECK(slug("a\nb\x1b") == "a-b");
  CHECK(id_problem(slug(std::string(200, 'x'))).message.empty());
}

}  // namespace plumb
