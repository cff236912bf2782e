#include "plumb/io/edit_document.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <string>

namespace plumb {

namespace {

std::shared_ptr<const Document> document_from(const std::string& bytes) {
  Diagnostics diagnostics;
  auto document = parse_document(std::make_shared<SourceFile>("plan.yaml", bytes), diagnostics);
  REQUIRE(document != nullptr);
  REQUIRE(!diagnostics.has_errors());
  return document;
}

using Change = std::function<void(NodeRef root, DocumentChanges& changes)>;

/// The text that a change leaves, or `line:column: why` it is not made.
std::string edited(const std::string& bytes, const Change& change) {
  const auto document = document_from(bytes);
  DocumentChanges changes;
  change(document->root(), changes);
  const auto result = edited_document(*document, changes);
  if (const EditProblem* problem = std::get_if<EditProblem>(&result)) {
    const Position at = document->file()->position(problem->where.span.begin);
    return std::to_string(at.line) + ":" + std::to_string(at.column) + ": " + problem->message;
  }
  return std::string(std::get<0>(result)->file()->bytes());
}

std::string with_value(const std::string& bytes, std::string_view key, const YamlValue& value) {
  return edited(bytes,
                [&](NodeRef root, DocumentChanges& changes) { changes.replace(root.find(key), value); });
}

std::string with_text(const std::string& bytes, std::string_view key, std::string_view text) {
  return with_value(bytes, key, YamlValue::of_text(text));
}

YamlValue row(std::string_view id) {
  YamlValue value = YamlValue::mapping();
  value.add("id", YamlValue::of_text(id));
  value.add("duration", YamlValue::of_typed("2d"));
  return value;
}

NodeRef item(NodeRef sequence, std::size_t index) {
  std::size_t i = 0;
  for (const NodeRef each : sequence.items())
    if (i++ == index) return each;
  return {};
}

}  // namespace

TEST_CASE("a scalar keeps its quotes where they can hold the new value") {
  CHECK(with_text("a: x  # why\nb: 1\n", "a", "y z") == "a: y z  # why\nb: 1\n");
  CHECK(with_text("a: 'x'\n", "a", "it's") == "a: 'it''s'\n");
  CHECK(with_text("a: \"x\"\n", "a", "y") == "a: \"y\"\n");
  CHECK(with_text("a: 'x'\n", "a", "two\nlines") == "a: \"two\\nlines\"\n");
}

TEST_CASE("a text that other readers would retype goes in quotes, a typed value does not") {
  for (const std::string text : {"no", "1e3", "0123", "12:30", "~", "2026-03-02", "a: b", "x # y", "- a", ""})
    CHECK(with_text("a: x\n", "a", text) == "a: \"" + text + "\"\n");
  CHECK(with_value("a: x\n", "a", YamlValue::of_typed("2026-03-02T08:30")) == "a: 2026-03-02T08:30\n");
  CHECK(with_value("{a: x, b: 1}", "a", YamlValue::of_typed("08:30-12:00")) == "{a: 08:30-12:00, b: 1}");
  CHECK(with_value("a: x\n", "a", YamlValue::of_typed(">= 0.9")) == "a: \">= 0.9\"\n");
}

TEST_CASE("a value that is not written yet is filled in") {
  CHECK(with_text("a:\nb: 1\n", "a", "x") == "a: x\nb: 1\n");
  CHECK(with_text("a:   # why\n", "a", "x") == "a: x  # why\n");
  CHECK(with_text("a: # why\n", "a", "x") == "a: x # why\n");
  CHECK(with_text("{a, b: 1}\n", "a", "x") == "{a: x, b: 1}\n");
  CHECK(with_text("{a: , b: 1}\n", "a", "x") == "{a: x, b: 1}\n");
}

TEST_CASE("texts in lines of their own keep to their lines") {
  const std::string literal = "a: |  # why\n  one\n  two\n\n# next\nb: 1\n";
  CHECK(with_text(literal, "a", "three\nfour\n") == "a: |  # why\n  three\n  four\n\n# next\nb: 1\n");
  CHECK(with_text(literal, "a", "three\nfour") == "a: |-  # why\n  three\n  four\n\n# next\nb: 1\n");
  CHECK(with_text(literal, "a", "short") == "a: short  # why\n\n# next\nb: 1\n");
  CHECK(with_text("a: >\n  one\n  two\nb: 1\n", "a", "x\n\ny\n") == "a: |\n  x\n\n  y\nb: 1\n");
  CHECK(with_text("a: |+\n  one\n\nb: 1\n", "a", "x") == "a: x\nb: 1\n");
  CHECK(with_text("a: one\n  two\nb: 1\n", "a", "x") == "a: x\nb: 1\n");
}

TEST_CASE("line ends, byte order mark and a missing last line end stay") {
  CHECK(with_text("\xEF\xBB\xBF"
                  "a: x\r\nb: 1",
                  "a", "z") ==
        "\xEF\xBB\xBF"
        "a: z\r\nb: 1");
  const auto add = [](NodeRef root, DocumentChanges& changes) {
    changes.insert_item(root.find("tasks"), 1, row("b"));
  };
  CHECK(edited("tasks:\r\n  - {id: a, duration: 1d}", add) ==
        "tasks:\r\n  - {id: a, duration: 1d}\r\n  - {id: b, duration: 2d}");
}

TEST_CASE("keys come behind the last scalar and go with their line") {
  const std::string plan = "tasks:\n  - id: a\n    name: A  # first\n    tasks:\n      - id: b\n";
  CHECK(edited(plan, [](NodeRef root, DocumentChanges& changes) {
          changes.add_entry(item(root.find("tasks"), 0), "owner", YamlValue::of_text("li"));
        }) == "tasks:\n  - id: a\n    name: A  # first\n    owner: li\n    tasks:\n      - id: b\n");
  CHECK(edited(plan, [](NodeRef root, DocumentChanges& changes) {
          changes.remove_entry(item(root.find("tasks"), 0).find_key("name"));
        }) == "tasks:\n  - id: a\n    tasks:\n      - id: b\n");
  CHECK(edited("- id: a\n  b: 1\n  c: 2\n", [](NodeRef root, DocumentChanges& changes) {
          changes.remove_entry(item(root, 0).find_key("id"));
        }) == "- b: 1\n  c: 2\n");
  CHECK(edited("{a: 1, b: 2, c: 3}", [](NodeRef root, DocumentChanges& changes) {
          changes.remove_entry(root.find_key("b"));
          changes.remove_entry(root.find_key("c"));
          changes.add_entry(root, "d", YamlValue::of_typed("4"));
        }) == "{a: 1, d: 4}");
  CHECK(edited("{a: 1, b: 2}", [](NodeRef root, DocumentChanges& changes) {
          changes.remove_entry(root.find_key("a"));
        }) == "{b: 2}");
  CHECK(edited("x: {a: 1,}\n", [](NodeRef root, DocumentChanges& changes) {
          changes.remove_entry(root.find("x").find_key("a"));
        }) == "x: {}\n");
}

TEST_CASE("rows look like the one beside them") {
  const auto add = [](std::size_t before) {
    return [before](NodeRef root, DocumentChanges& changes) {
      changes.insert_item(root.find("tasks"), before, row("new"));
    };
  };
  CHECK(edited("tasks:\n- {id: a}  # first\n# behind\n", add(1)) ==
        "tasks:\n- {id: a}  # first\n- {id: new, duration: 2d}\n# behind\n");
  CHECK(edited("tasks:\n  # about a\n  - id: a\n    duration: 1d\n", add(0)) ==
        "tasks:\n  - id: new\n    duration: 2d\n  # about a\n  - id: a\n    duration: 1d\n");
  CHECK(edited("tasks:\n  - id: a\n\n  - id: b\n", add(2)) ==
        "tasks:\n  - id: a\n\n  - id: b\n\n  - id: new\n    duration: 2d\n");
  CHECK(edited("tasks: [{id: a}]\n", add(1)) == "tasks: [{id: a}, {id: new, duration: 2d}]\n");
  CHECK(edited("tasks: []\n", add(0)) == "tasks: [{id: new, duration: 2d}]\n");
}

TEST_CASE("rows go with the comments directly above them, and no others") {
  const std::string plan =
      "tasks:\n  - id: a\n\n  # Phase 2\n\n  # about b\n  - id: b\n    duration: 1d\n\n  - id: c\nrisks: "
      "[]\n";
  const auto remove = [](std::vector<std::size_t> rows) {
    return [rows](NodeRef root, DocumentChanges& changes) {
      for (const std::size_t index : rows) changes.remove_item(item(root.find("tasks"), index));
    };
  };
  CHECK(edited(plan, remove({1})) == "tasks:\n  - id: a\n\n  # Phase 2\n\n  - id: c\nrisks: []\n");
  CHECK(edited(plan, remove({2})) ==
        "tasks:\n  - id: a\n\n  # Phase 2\n\n  # about b\n  - id: b\n    duration: 1d\nrisks: []\n");
  CHECK(edited(plan, remove({0, 1, 2})) == "tasks: []\n  # Phase 2\n\nrisks: []\n");
  CHECK(edited("tasks:\n  - id: a", remove({0})) == "tasks: []");
}

TEST_CASE("a row moves with its comments and its new indentation") {
  const std::string plan =
      "tasks:\n  # about a\n  - id: a  # here\n    notes: |\n      one\n\n      two\n  - id: b\n    tasks:\n "
      "     - {id: c}\n";
  CHECK(edited(plan,
               [](NodeRef root, DocumentChanges& changes) {
                 const NodeRef moved = item(root.find("tasks"), 0);
                 changes.remove_item(moved);
                 changes.insert_item(item(root.find("tasks"), 1).find("tasks"), 1, yaml_value(moved), moved);
               }) ==
        "tasks:\n  - id: b\n    tasks:\n      - {id: c}\n      # about a\n      - id: a  # here\n"
        "        notes: |\n          one\n\n          two\n");
}

TEST_CASE("a collection appears in lines where there was none") {
  YamlValue rows = YamlValue::sequence();
  rows.in_lines = true;
  rows.items.push_back(row("r"));
  const auto add = [&](NodeRef root, DocumentChanges& changes) { changes.add_entry(root, "risks", rows); };
  CHECK(edited("plumb: 1\n\ntasks:\n- {id: a}\n", add) ==
        "plumb: 1\n\ntasks:\n- {id: a}\n\nrisks:\n- {id: r, duration: 2d}\n");
  const auto fill = [&](NodeRef root, DocumentChanges& changes) {
    changes.replace(root.find("risks"), rows);
  };
  CHECK(edited("risks: []  # none yet\nx-a: 1\n", fill) ==
        "risks:  # none yet\n  - {id: r, duration: 2d}\nx-a: 1\n");
  CHECK(edited("risks:", fill) == "risks:\n  - {id: r, duration: 2d}");
}

TEST_CASE("what an alias repeats is not changed") {
  CHECK(with_text("a: &x 1\nb: *x\n", "a", "2") ==
        "1:7: an alias repeats this value elsewhere, where it would change too");
  CHECK(with_text("a: &x 1\nb: *x\n", "b", "2") ==
        "2:4: the value is an alias, and is changed where its anchor is");
  CHECK(with_text("a: &x 1\nb: 2\n", "a", "z") == "a: &x z\nb: 2\n");
}

TEST_CASE("what has no safe place is not changed") {
  CHECK(edited("? a\n: 1\nb: [c, # why\n  d]\n", [](NodeRef root, DocumentChanges& changes) {
          changes.remove_item(item(root.find("b"), 1));
        }) == "3:4: this cannot be changed without touching what stands around it");
  // A key twice is no document of ours: the guard sees it, not the place of the bytes.
  CHECK(edited("{a: 1, b: 2}\n", [](NodeRef root, DocumentChanges& changes) {
          changes.replace(root.find_key("a"), YamlValue::of_text("b"));
        }) == "1:1: this cannot be changed without touching what stands around it");
}

}  // namespace plumb
