#include "plumb/plan/row_subjects.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Walks a document with a stack of its own, because it may be as deep as its reader allows.
class RowSubjectsBuilder {
 public:
  explicit RowSubjectsBuilder(RowSubjects& subjects) : rows_(subjects.rows_) {}

  void run(NodeRef root) {
    for (const auto& [key, value] : root.entries()) {
      rows_.push_back({{key.span().begin, value.span().end}, rows_.size(), std::string(key.text())});
      if (is_open(value)) open_.push_back({value, rows_.size() - 1});
      while (!open_.empty()) {
        const Open next = open_.back();
        open_.pop_back();
        visit(next);
      }
    }
  }

 private:
  struct Open {
    NodeRef node;
    std::size_t row;  // that it is part of
  };

  /// Tells whether something may be inside. What an alias stands for is, elsewhere.
  static bool is_open(NodeRef node) {
    return !node.is_scalar() && node.document().file()->bytes()[node.span().begin] != '*';
  }

  void visit(const Open& open) {
    std::size_t row = open.row;
    if (const std::string subject = subject_of(open.node, rows_[row].subject); !subject.empty()) {
      rows_.push_back({open.node.span(), row, subject});
      row = rows_.size() - 1;
    }
    // The first child is visited first, so that the rows come in the order in which they begin.
    const std::size_t below = open_.size();
    for (const NodeRef child : open.node.items())
      if (is_open(child)) open_.push_back({child, row});
    std::reverse(open_.begin() + static_cast<std::ptrdiff_t>(below), open_.end());
  }

  static std::string_view word(NodeRef node, std::string_view key) {
    const NodeRef value = node.find(key);
    return value && value.is_scalar() ? value.text() : std::string_view();
  }

  static std::string subject_of(NodeRef node, std::string_view around) {
    if (!node.is_mapping()) return {};
    const std::string_view id = word(node, "id");
    // A task keeps its name when it moves to another summary.
    if (around.starts_with("tasks/")) around = "tasks";
    if (!id.empty()) return fmt::format("{}/{}", around, id);
    const std::string_view date = word(node, "date");
    const std::string_view task = word(node, "task");
    return date.empty() || task.empty() ? std::string() : fmt::format("{}/{}/{}", around, date, task);
  }

  std::vector<RowSubjects::Row>& rows_;
  std::vector<Open> open_;
};

RowSubjects::RowSubjects(const std::shared_ptr<const SourceFile>& file) {
  Diagnostics said_by_the_check;
  const auto document = parse_document(file, said_by_the_check);
  if (document && document->root()) RowSubjectsBuilder(*this).run(document->root());
}

std::string_view RowSubjects::at(std::size_t offset) const {
  const auto behind = std::upper_bound(rows_.begin(), rows_.end(), offset,
                                       [](std::size_t at, const Row& row) { return at < row.span.begin; });
  if (behind == rows_.begin()) return {};
  auto index = static_cast<std::size_t>(behind - rows_.begin() - 1);
  while (offset > rows_[index].span.end && rows_[index].parent != index) index = rows_[index].parent;
  return offset > rows_[index].span.end ? std::string_view() : std::string_view(rows_[index].subject);
}

}  // namespace plumb
