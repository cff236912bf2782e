#include <doctest/doctest.h>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr std::string_view kMissingFileHead = "plumb: 1\nproject: {id: p, start: 2026-03-02}\n";

TEST_CASE("files that rows point to exist") {
  CHECK(messages_of(Files{
            {"plumb.yaml", std::string(kMissingFileHead) +
                               "tasks: [{id: a, duration: 2d, files: [docs/api.md, docs/db.md]}]\n"},
            {"docs/api.md", "text"}}) == R"(plumb.yaml:3:52: warning: no file 'docs/db.md' [missing-file]
     3 | tasks: [{id: a, duration: 2d, files: [docs/api.md, docs/db.md]}]
       |                                                    ^^^^^^^^^^
       = help: check the path: it is relative to the plan's folder
)");
}

TEST_CASE("pages of the web are not looked for, absolute paths are not portable") {
  CHECK(short_messages_of(R"(
tasks: [{id: a, duration: 2d, files: ["https://example.org/x"]}]
risks: [{id: R-1, files: [/etc/hosts], strategy: accept}]
)") == "3:27 warning [missing-file] '/etc/hosts' is an absolute path, which others do not have\n");
}

}  // namespace
}  // namespace plumb::test
