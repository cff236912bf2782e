#include "plumb/io/csv.hpp"

#include <algorithm>
#include <utility>

namespace plumb {

namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text_.starts_with(kByteOrderMark)) text_.remove_prefix(kByteOrderMark.size());
  }

  std::variant<std::vector<CsvRecord>, CsvProblem> run() {
    while (at_ < text_.size()) {
      record_ = {line_, {}};
      do {
        if (!read_cell()) return CsvProblem{line_, problem_};
      } while (take(','));
      take('\r');
      if (take('\n')) ++line_;
      if (record_.cells.size() > 1 || !record_.cells[0].empty()) records_.push_back(std::move(record_));
    }
    return std::move(records_);
  }

 private:
  bool take(char c) {
    if (at_ == text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool read_cell() {
    std::string& cell = record_.cells.emplace_back();
    if (!take('"')) {
      const std::size_t end = std::min(text_.find_first_of(",\"\r\n", at_), text_.size());
      cell = text_.substr(at_, end - at_);
      at_ = end;
      if (at_ < text_.size() && text_[at_] == '"') return fail("a quote inside a cell without quotes");
      return true;
    }
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"' && !(at_ + 1 < text_.size() && text_[at_ + 1] == '"')) {
        ++at_;
        const bool ends =
            at_ == text_.size() || std::string_view(",\r\n").find(text_[at_]) != std::string_view::npos;
        return ends || fail("text behind a closing quote");
      }
      if (text_[at_] == '"') ++at_;
      if (text_[at_] == '\n') ++line_;
      cell += text_[at_];
    }
    return fail("a quote is never closed");
  }

  bool fail(std::string message) {
    problem_ = std::move(message);
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  CsvRecord record_;
  std::vector<CsvRecord> records_;
  std::string problem_;
};

}  // namespace

std::variant<std::vector<CsvRecord>, CsvProblem> parse_csv(std::string_view text) {
  return CsvReader(text).run();
}

}  // namespace plumb
