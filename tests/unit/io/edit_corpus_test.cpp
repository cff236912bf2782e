#include "edit_corpus.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "plumb/io/format_document.hpp"
#include "yaml_dice.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostScalars = 40;  // of a file; the tool edit_corpus takes all

void check_folder(const std::filesystem::path& folder) {
  const test::EditTrials trials = test::try_edits_below(folder, kMostScalars);
  MESSAGE(folder.string() << ": " << trials.files << " files, " << trials.made << " edits, " << trials.refused
                          << " refused");
  for (const std::string& wrong : trials.wrong) FAIL_CHECK(wrong);
  for (const auto& refused : trials.reasons)
    CHECK_MESSAGE(refused.first.find("alias") != std::string::npos, refused.first);
  CHECK(trials.made > 0);
}

/// Writes a document of every style that YAML has, with comments where they can stand.
class NastyDocument {
 public:
  explicit NastyDocument(std::uint64_t seed) : dice_(seed) {}

  std::string text() {
    out_ = dice_.below(8) == 0 ? "\xEF\xBB\xBF" : "";
    if (dice_.below(3) == 0) out_ += "# at the top\n\n";
    if (dice_.below(6) == 0)
      sequence(0);
    else
      mapping(0, 0);
    if (dice_.below(5) == 0) out_ += "# at the end\n";
    if (dice_.below(6) == 0) out_.pop_back();
    if (dice_.below(4) == 0)
      for (std::size_t at = out_.find('\n'); at != std::string::npos; at = out_.find('\n', at + 2))
        out_.replace(at, 1, "\r\n");
    return out_;
  }

 private:
  std::string indent(std::size_t column) const { return std::string(column, ' '); }

  void line_end() {
    if (dice_.below(5) == 0) out_ += "  # why: [it], {is}";
    if (dice_.below(9) == 0) out_ += ' ';
    out_ += '\n';
    if (dice_.below(9) == 0) out_ += '\n';
  }

  void comment(std::size_t column) {
    if (dice_.below(6) == 0) out_ += indent(column) + "# about: the next\n";
  }

  std::string plain() {
    static constexpr std::array<const char*, 10> kTexts{
        "a", "two words", "2026-03-02", "-5", "x: y", "a#b", "中文", "50%", "yes", "08:30-12:00"};
    const std::string text = kTexts[dice_.below(kTexts.size())];
    return text == "x: y" ? "'x: y'" : text;
  }

  std::string flow(int depth) {
    switch (depth > 2 ? 0 : dice_.below(6)) {
      case 0:
        return dice_.below(2) == 0 ? "'it''s'" : "\"tab\\t and \\u4e2d\"";
      case 1:
        return "[" + flow(depth + 1) + ", " + flow(depth + 1) + (dice_.below(3) == 0 ? ", ]" : "]");
      case 2:
        return "{ k1: " + flow(depth + 1) + ",k2: " + flow(depth + 1) + "}";
      case 3:
        return dice_.below(2) == 0 ? "{}" : "[]";
      default:
        return plain();
    }
  }

  void value(std::size_t column, int depth) {
    switch (dice_.below(depth > 3 ? 5 : 9)) {
      case 0:
        return line_end();  // nothing
      case 1:
        out_ += ' ' + flow(0);
        return line_end();
      case 2:
        out_ += " |";
        return block_text(column);
      case 3:
        out_ += " >-";
        return block_text(column);
      case 4:
        out_ += " " + plain();
        return line_end();
      case 5:
        out_ += " \"in\n" + indent(column + 2) + "two lines\"";
        return line_end();
      case 6:
        line_end();
        return sequence(column + (dice_.below(2) == 0 ? 0 : 2), depth + 1);
      case 7:
        out_ += " one\n" + indent(column + 3) + "more line";
        return line_end();
      default:
        line_end();
        return mapping(column + 2 + dice_.below(2), depth + 1);
    }
  }

  void block_text(std::size_t column) {
    if (dice_.below(3) == 0) out_ += "  # of a text";
    out_ += '\n';
    for (std::size_t i = 0; i <= dice_.below(3); ++i) {
      out_ += indent(column + 2) + "line: # no comment\n";
      if (dice_.below(3) == 0) out_ += '\n';
    }
  }

  void mapping(std::size_t column, int depth) {
    const std::size_t count = 1 + dice_.below(4);
    for (std::size_t i = 0; i < count; ++i) {
      comment(column);
      out_ += indent(column);
      entry(column, i, depth);
    }
  }

  void entry(std::size_t column, std::size_t i, int depth) {
    out_ += (dice_.below(5) == 0 ? "\"key " : "key") + std::to_string(i);
    if (out_[out_.size() - 2] == ' ') out_ += '"';
    out_ += ':';
    value(column, depth);
  }

  void sequence(std::size_t column, int depth = 0) {
    const std::size_t count = 1 + dice_.below(3);
    for (std::size_t i = 0; i < count; ++i) {
      comment(column);
      out_ += indent(column) + '-';
      if (dice_.below(2) == 0) {
        value(column, depth);
        continue;
      }
      out_ += ' ';
      entry(column + 2, 0, depth + 1);
      if (dice_.below(2) == 0) {
        out_ += indent(column + 2);
        entry(column + 2, 1, depth + 1);
      }
    }
  }

  YamlDice dice_;
  std::string out_;
};

}  // namespace

TEST_CASE("generated documents of every style are edited without a wrong byte, and laid out once for all") {
  test::EditTrials trials;
  std::size_t laid_out = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    const std::string text = NastyDocument(seed).text();
    const std::string name = "seed " + std::to_string(seed);
    trials.add(test::try_edits(name, text, kMostScalars));
    Diagnostics diagnostics;
    const auto document = parse_document(std::make_shared<SourceFile>(name, text), diagnostics);
    if (document == nullptr || diagnostics.has_errors()) continue;
    const auto once = formatted_document(*document);
    if (std::holds_alternative<EditProblem>(once)) continue;
    const auto twice = formatted_document(*std::get<0>(once));
    REQUIRE(std::holds_alternative<std::shared_ptr<const Document>>(twice));
    CHECK_MESSAGE(std::get<0>(twice)->file()->bytes() == std::get<0>(once)->file()->bytes(), text);
    ++laid_out;
  }
  MESSAGE(trials.files << " documents, " << trials.unread << " of them no YAML, " << trials.made << " edits, "
                       << trials.refused << " refused, " << laid_out << " laid out");
  for (const std::string& wrong : trials.wrong) FAIL_CHECK(wrong);
  CHECK(trials.unread < trials.files / 4);
  CHECK(trials.refused * 50 < trials.made);
  CHECK(laid_out > trials.files / 2);
}

TEST_CASE("every YAML file at hand is edited without a wrong byte") {
  check_folder(PLUMB_SOURCE_DIR "/tests");
  check_folder(PLUMB_SOURCE_DIR "/examples");
}

}  // namespace plumb
