#include "plumb/report/field_reference.hpp"

#include <doctest/doctest.h>

#include "plumb/io/text_width.hpp"
#include "plumb/plan/collections.hpp"

namespace plumb::test {

TEST_CASE("every field of every collection is described in lines of at most 72 columns") {
  std::string problem;
  for (const CollectionTable& table : collection_tables()) {
    const std::string text = field_reference(collection_name(table.kind).plural, problem);
    CHECK(problem.empty());
    for (const FieldSpec& spec : table.fields().specs())
      CHECK(("\n" + text).find("\n" + std::string(spec.name) + " ") != std::string::npos);
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = text.find('\n', begin);
      CHECK_MESSAGE(text_width(text.substr(begin, end - begin)) <= 72, text.substr(begin, end - begin));
      begin = end + 1;
    }
  }
}

TEST_CASE("a field is described with its form, the rows in it behind it") {
  std::string problem;
  const std::string text = field_reference("account", problem);
  CHECK(text ==
        "id                names the control account\n"
        "                  id; required\n"
        "name              what people call it; defaults to the id\n"
        "                  text\n"
        "manager           who answers for it\n"
        "                  id of resources\n"
        "organization      the part of the organization that does the work\n"
        "                  text\n"
        "tags              labels for filters\n"
        "                  list of texts\n"
        "notes             free text\n"
        "                  text\n");
  const std::string tasks = field_reference("tasks", problem);
  CHECK(tasks.find("\nmilestones        for ev_method milestones: the steps and their weights\n"
                   "                  list of rows\n"
                   "  name              what is reached\n"
                   "                    text; required\n") != std::string::npos);
  CHECK(tasks.find("\nComputed, for --where, --sort and --columns:\n\nwbs ") != std::string::npos);
}

TEST_CASE("the collections are listed, and an unknown one is refused with the nearest") {
  std::string problem;
  CHECK(field_reference("", problem)
            .starts_with("project           what holds for the whole plan\ncalendars  "));
  CHECK(problem.empty());
  CHECK(field_reference("project", problem).find("\nfinish_by ") != std::string::npos);
  CHECK(field_reference("riks", problem).empty());
  CHECK(problem == "there is no collection 'riks': did you mean 'risks'?");
}

}  // namespace plumb::test
