#include "plumb/plan/merge_documents.hpp"

#include <doctest/doctest.h>

#include "merge_texts.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kThreeTasks = R"(plumb: 1
project:
  id: kiosk
  start: 2026-03-02
tasks:
  # drawn by hand
  - {id: a, duration: 2d}
  - id: b
    name: Build it        # by us
    duration: 3d
    after: [a]
  - {id: c, duration: 1d, tags: [x, y], x-note: {of: us}}
)";

std::string with(std::string text, std::string_view part, std::string_view by) {
  const std::size_t at = text.find(part);
  REQUIRE_MESSAGE(at != std::string::npos, "no such part: ", std::string(part));
  return text.replace(at, part.size(), by);
}

std::string three(std::string_view part, std::string_view by) {
  return with(std::string(kThreeTasks), part, by);
}

std::string clean(const MergeTexts& texts) {
  const MergedFile merged = merge_texts(texts);
  CHECK(merged.outcome == MergeOutcome::merged);
  CHECK_EQ(conflicts_of(merged), "");
  return merged.bytes;
}

const std::string kBase(kThreeTasks);

}  // namespace

TEST_CASE("rows that both sides append are kept, ours first") {
  CHECK_EQ(clean({kBase, kBase + "  - {id: ours, duration: 1d}\n",
                  kBase + "  # of theirs\n  - {id: theirs, duration: 2d}\n"}),
           kBase + "  - {id: ours, duration: 1d}\n  # of theirs\n  - {id: theirs, duration: 2d}\n");
}

TEST_CASE("new rows stand behind the row that they stood behind") {
  CHECK_EQ(clean({kBase, three("  - id: b", "  - {id: ours}\n  - id: b"),
                  three("  - id: b", "  - {id: theirs}\n  - id: b")}),
           three("  - id: b", "  - {id: ours}\n  - {id: theirs}\n  - id: b"));
  CHECK_EQ(clean({kBase, three("name: Build it ", "name: Build   "),
                  three("  # drawn by hand", "  - {id: theirs}\n  # drawn by hand")}),
           with(three("  # drawn by hand", "  - {id: theirs}\n  # drawn by hand"), "name: Build it ",
                "name: Build   "));
}

TEST_CASE("different fields of one row are merged, and the other bytes of ours stay") {
  CHECK_EQ(
      clean({kBase, three("duration: 3d", "duration: 4d"), three("after: [a]", "after: [a]\n    owner: li")}),
      with(three("duration: 3d", "duration: 4d"), "after: [a]", "after: [a]\n    owner: li"));
}

TEST_CASE("what stands in the place of a list is carried, broken as it is") {
  const std::string head = "plumb: 1\nproject: {id: kiosk, start: 2026-03-02}\n";
  const std::string broken = head + "tasks:\n  -a, b\n";
  CHECK_EQ(clean({head, broken, head}), broken);
  CHECK_EQ(clean({head, broken, broken}), broken);
  CHECK_EQ(clean({head, head, broken}), broken);
  CHECK_EQ(clean({broken, broken, head}), head);
  CHECK_EQ(clean({broken, broken, head + "tasks:\n  - {id: a, duration: 1d}\n"}),
           head + "tasks:\n  [{id: a, duration: 1d}]\n");
}

TEST_CASE("two fields of a row in brackets are merged") {
  CHECK_EQ(clean({kBase, three("{id: c, duration: 1d", "{id: c, duration: 5d"),
                  three("x-note: {of: us}", "x-note: {of: us, to: them}")}),
           with(three("{id: c, duration: 1d", "{id: c, duration: 5d"), "x-note: {of: us}",
                "x-note: {of: us, to: them}"));
}

TEST_CASE("the same change on both sides is one") {
  CHECK_EQ(clean({kBase, three("duration: 3d", "duration: 4d") + "  - {id: d}\n",
                  three("duration: 3d", "duration: 4d") + "  - {id: d}\n"}),
           three("duration: 3d", "duration: 4d") + "  - {id: d}\n");
}

TEST_CASE("a row that ours left alone takes their lines, comments included") {
  CHECK_EQ(clean({kBase, three("- {id: a, duration: 2d}", "- {id: a, duration: 9d}"),
                  three("name: Build it        # by us", "name: Build   # by them")}),
           with(three("- {id: a, duration: 2d}", "- {id: a, duration: 9d}"), "name: Build it        # by us",
                "name: Build   # by them"));
}

TEST_CASE("lists of names are sets, and what one side took out stays out") {
  CHECK_EQ(
      clean({kBase, three("tags: [x, y]", "tags: [y, ours]"), three("tags: [x, y]", "tags: [x, y, theirs]")}),
      three("tags: [x, y]", "tags: [y, ours, theirs]"));
  CHECK_EQ(clean({three("after: [a]", "after: a"), three("after: [a]", "after: [a, c]"),
                  three("after: [a]", "after: a SS")}),
           three("after: [a]", "after: [a SS, c]"));
}

TEST_CASE("two values for one field are a conflict around the whole row, and the rest is merged") {
  const MergedFile merged = merge_texts(
      {kBase, three("duration: 3d", "duration: 4d"),
       with(three("duration: 3d", "duration: 5d"), "{id: a, duration: 2d}", "{id: a, duration: 6d}")});
  CHECK_EQ(conflicts_of(merged), "task 'b', 'duration': ours 4d, theirs 5d\n");
  CHECK_EQ(merged.bytes, R"(plumb: 1
project:
  id: kiosk
  start: 2026-03-02
tasks:
  # drawn by hand
  - {id: a, duration: 6d}
<<<<<<< ours
  - id: b
    name: Build it        # by us
    duration: 4d
    after: [a]
=======
  - id: b
    name: Build it        # by us
    duration: 5d
    after: [a]
>>>>>>> theirs
  - {id: c, duration: 1d, tags: [x, y], x-note: {of: us}}
)");
}

TEST_CASE("a conflict in the project stands around its lines") {
  const MergedFile merged = merge_texts({kBase, three("start: 2026-03-02", "start: 2026-03-03"),
                                         three("start: 2026-03-02", "start: 2026-03-04")});
  CHECK_EQ(conflicts_of(merged), "project, 'start': ours 2026-03-03, theirs 2026-03-04\n");
  CHECK_EQ(merged.bytes,
           three("  start: 2026-03-02\n",
                 "<<<<<<< ours\n  start: 2026-03-03\n=======\n  start: 2026-03-04\n>>>>>>> theirs\n"));
}

TEST_CASE("a row that one side removed and the other changed is a conflict that names its fields") {
  const std::string row = "  - {id: c, duration: 1d, tags: [x, y], x-note: {of: us}}\n";
  const std::string changed = "  - {id: c, duration: 7d, tags: [x, y], x-note: {of: us}}\n";
  const MergedFile ours_removed = merge_texts({kBase, three(row, ""), three(row, changed)});
  CHECK_EQ(conflicts_of(ours_removed), "task 'c', 'duration': ours row removed, theirs 7d\n");
  CHECK_EQ(ours_removed.bytes, three(row, "<<<<<<< ours\n=======\n" + changed + ">>>>>>> theirs\n"));
  const MergedFile theirs_removed = merge_texts({kBase, three(row, changed), three(row, "")});
  CHECK_EQ(conflicts_of(theirs_removed), "task 'c', 'duration': ours 7d, theirs row removed\n");
  CHECK_EQ(theirs_removed.bytes, three(row, "<<<<<<< ours\n" + changed + "=======\n>>>>>>> theirs\n"));
}

TEST_CASE("the same id added by both is merged by field, at whatever places") {
  CHECK_EQ(clean({kBase, kBase + "  - {id: d, duration: 1d}\n",
                  three("  - id: b", "  - {id: d, owner: li}\n  - id: b")}),
           kBase + "  - {id: d, duration: 1d, owner: li}\n");
  const MergedFile merged =
      merge_texts({kBase, kBase + "  - {id: d, duration: 1d}\n", kBase + "  - {id: d, duration: 2d}\n"});
  CHECK_EQ(conflicts_of(merged), "task 'd', 'duration': ours 1d, theirs 2d\n");
  CHECK_EQ(merged.bytes, kBase +
                             "<<<<<<< ours\n  - {id: d, duration: 1d}\n=======\n  - {id: d, duration: 2d}\n"
                             ">>>>>>> theirs\n");
}

TEST_CASE("a row that one side moved and the other edited is moved and edited") {
  const std::string row = "  # drawn by hand\n  - {id: a, duration: 2d}\n";
  const std::string moved = three(row, "") + row;
  CHECK_EQ(clean({kBase, moved, three("{id: a, duration: 2d}", "{id: a, duration: 8d}")}),
           with(moved, "{id: a, duration: 2d}", "{id: a, duration: 8d}"));
  CHECK_EQ(clean({kBase, three("{id: a, duration: 2d}", "{id: a, duration: 8d}"), moved}),
           with(moved, "{id: a, duration: 2d}", "{id: a, duration: 8d}"));
}

TEST_CASE("a task that theirs put below another is edited there") {
  const std::string row = "  - {id: c, duration: 1d, tags: [x, y], x-note: {of: us}}\n";
  const std::string below =
      with(three(row, ""), "    duration: 3d\n    after: [a]\n",
           "    after: [a]\n    tasks:\n      - {id: c, duration: 1d, tags: [x, y], x-note: {of: us}}\n");
  CHECK_EQ(clean({kBase, three("{id: c, duration: 1d", "{id: c, duration: 4d"), below}),
           with(below, "{id: c, duration: 1d", "{id: c, duration: 4d"));
}

TEST_CASE("a task put below two different ones is a conflict") {
  const std::string base =
      "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n  - id: q\n    tasks:\n      - {id: y}\n  - {id: m}\n";
  const std::string ours =
      "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n      - {id: m}\n  - id: q\n    tasks:\n      - {id: "
      "y}\n";
  const std::string theirs =
      "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n  - id: q\n    tasks:\n      - {id: y}\n      - {id: "
      "m}\n";
  const MergedFile merged = merge_texts({base, ours, theirs});
  CHECK_EQ(conflicts_of(merged), "task 'm': ours below 'p', theirs below 'q'\n");
  CHECK_EQ(merged.bytes,
           "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n<<<<<<< ours\n      - {id: m}\n=======\n"
           ">>>>>>> theirs\n  - id: q\n    tasks:\n      - {id: y}\n<<<<<<< ours\n=======\n      - {id: m}\n"
           ">>>>>>> theirs\n");
}

TEST_CASE("a task added below one that the other side removed is a conflict") {
  const std::string base = "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n  - {id: m}\n";
  const MergedFile merged =
      merge_texts({base, "tasks:\n  - {id: m}\n",
                   "tasks:\n  - id: p\n    tasks:\n      - {id: x}\n      - {id: n}\n  - {id: m}\n"});
  CHECK_EQ(conflicts_of(merged), "task 'n': ours 'p' removed, theirs below 'p'\n");
}

TEST_CASE("two tasks put below each other are a conflict") {
  const std::string base = "tasks:\n  - {id: a}\n  - {id: b}\n  - {id: c}\n";
  const MergedFile merged =
      merge_texts({base, "tasks:\n  - id: b\n    tasks:\n      - {id: a}\n  - {id: c}\n",
                   "tasks:\n  - id: a\n    tasks:\n      - {id: b}\n  - {id: c}\n"});
  CHECK_EQ(conflicts_of(merged),
           "task 'b': ours at the top, theirs below 'a'\ntask 'a': ours below 'b', theirs at the top\n");
}

TEST_CASE("a certain rename is followed by the other side's links") {
  const std::string renamed = with(three("id: c,", "id: cards,"), "after: [a]", "after: [a]");
  CHECK_EQ(clean({kBase, renamed, three("{id: a, duration: 2d}", "{id: a, duration: 2d, after: [c SS+1d]}")}),
           with(renamed, "{id: a, duration: 2d}", "{id: a, duration: 2d, after: [cards SS+1d]}"));
  CHECK_EQ(clean({kBase, three("{id: a, duration: 2d}", "{id: a, duration: 2d, after: [c SS+1d]}"), renamed}),
           with(renamed, "{id: a, duration: 2d}", "{id: a, duration: 2d, after: [cards SS+1d]}"));
}

TEST_CASE("rows of a ledger that both appended are kept, an equal one once, and removals are respected") {
  const std::string base =
      "progress:\n  - {date: 2026-03-02, task: a, done: 10%}\n  - {date: 2026-03-03, task: a, done: 20%}\n";
  CHECK_EQ(
      clean({base,
             base + "  - {date: 2026-03-04, task: a, done: 30%}\n  - {date: 2026-03-05, task: b, done: 5%}\n",
             "progress:\n  - {date: 2026-03-03, task: a, done: 20%}\n  - {date: 2026-03-04, task: a, done: "
             "30%}\n"
             "  - {date: 2026-03-06, task: c, done: 7%}\n"}),
      "progress:\n  - {date: 2026-03-03, task: a, done: 20%}\n  - {date: 2026-03-04, task: a, done: 30%}\n"
      "  - {date: 2026-03-05, task: b, done: 5%}\n  - {date: 2026-03-06, task: c, done: 7%}\n");
}

TEST_CASE("one row of a ledger corrected in two ways is a conflict") {
  const std::string base = "progress:\n  - {date: 2026-03-02, task: a, done: 10%}\n";
  const MergedFile merged = merge_texts({base, "progress:\n  - {date: 2026-03-02, task: a, done: 15%}\n",
                                         "progress:\n  - {date: 2026-03-02, task: a, done: 25%}\n"});
  CHECK_EQ(conflicts_of(merged), "progress row of 2026-03-02 of 'a', 'done': ours 15%, theirs 25%\n");
}

TEST_CASE("a section that theirs added comes with its lines") {
  CHECK_EQ(clean({kBase, three("duration: 3d", "duration: 4d"),
                  kBase + "\n# who\nresources:\n  - {id: dev}   # all of us\n"}),
           three("duration: 3d", "duration: 4d") + "\n# who\nresources:\n  - {id: dev}   # all of us\n");
}

TEST_CASE("a comment that has no place is a conflict") {
  const MergedFile merged = merge_texts({kBase, three("duration: 3d", "duration: 4d"),
                                         three("after: [a]", "after: [a]  # new reason\n    owner: li")});
  CHECK_EQ(conflicts_of(merged), "comment: ours # new reason, theirs has no place in the merged file\n");
  CHECK(merged.bytes.ends_with("<<<<<<< ours\n=======\n# new reason\n>>>>>>> theirs\n"));
}

TEST_CASE("line ends and a missing last one stay as ours has them") {
  CHECK_EQ(clean({"tasks:\n- {id: a}\n- {id: b}\n", "tasks:\r\n- {id: a, duration: 1d}\r\n- {id: b}",
                  "tasks:\n- {id: a}\n- {id: b}\n- {id: c}\n"}),
           "tasks:\r\n- {id: a, duration: 1d}\r\n- {id: b}\r\n- {id: c}");
}

TEST_CASE("a file that both added comes from nothing") {
  CHECK_EQ(clean({"", "tasks:\n  - {id: a}\n", "tasks:\n  - {id: b}\n"}),
           "tasks:\n  - {id: a}\n  - {id: b}\n");
}

TEST_CASE("rows without ids, or with the same, cannot be told apart") {
  CHECK(merge_texts({kBase, kBase + "  - {name: x}\n", three("3d", "4d")}).outcome == MergeOutcome::no_rows);
  CHECK(merge_texts({kBase, kBase + "  - {id: a}\n", three("3d", "4d")}).outcome == MergeOutcome::no_rows);
  CHECK(merge_texts({"- a\n", "- b\n", "- c\n"}).outcome == MergeOutcome::no_rows);
}

TEST_CASE("what an alias repeats has no safe place") {
  const std::string base = "tasks:\n  - &t {id: a, duration: 1d}\n  - {id: b, x-like: *t}\n";
  const MergedFile merged = merge_texts({base, with(base, "{id: b,", "{id: b, duration: 2d,"),
                                         "tasks:\n  - &t {id: a, duration: 3d}\n  - {id: b, x-like: *t}\n"});
  CHECK(merged.outcome != MergeOutcome::no_rows);
}

}  // namespace plumb::test
