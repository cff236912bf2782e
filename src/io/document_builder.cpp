#include "plumb/io/document_builder.hpp"

#include <algorithm>

namespace plumb {

namespace {

/// One of 64 bits, by what differs most between keys: their ends and their length.
std::uint64_t mark_of(std::string_view key) {
  if (key.empty()) return 1;
  const auto first = static_cast<unsigned char>(key.front());
  const auto last = static_cast<unsigned char>(key.back());
  return std::uint64_t{1} << ((first * 7U + last * 3U + key.size()) % 64);
}

}  // namespace

DocumentBuilder::DocumentBuilder(std::shared_ptr<const SourceFile> file) {
  // About six bytes of YAML make a node; one reservation instead of twenty copies. What is not used is
  // never touched.
  document_->nodes_.reserve(file->bytes().size() / 6 + 16);
  document_->bytes_ = file->bytes();
  document_->file_ = std::move(file);
}

/// Gathers the keys, and tells whether two of them have the same mark: most mappings have few keys, which
/// need not be compared with each other then.
bool DocumentBuilder::may_have_duplicates(NodeRef mapping) {
  keys_.clear();
  std::uint64_t marks = 0;
  bool twice = false;
  for (const auto& [key, value] : mapping.entries()) {
    const std::string_view text = key.text();
    const std::uint64_t mark = mark_of(text);
    twice = twice || (marks & mark) != 0;
    marks |= mark;
    keys_.push_back({text, key});
  }
  return twice;
}

std::vector<DocumentBuilder::DuplicateKey> DocumentBuilder::duplicate_keys(std::uint32_t mapping) {
  constexpr std::size_t kFew = 16;
  std::vector<DuplicateKey> found;
  if (!may_have_duplicates(NodeRef(*document_, mapping))) return found;
  if (keys_.size() > kFew) {
    std::stable_sort(keys_.begin(), keys_.end(), [](const Key& a, const Key& b) { return a.text < b.text; });
    for (std::size_t i = 1; i < keys_.size(); ++i)
      if (keys_[i].text == keys_[i - 1].text) found.push_back({keys_[i - 1].node, keys_[i].node});
    return found;
  }
  for (std::size_t i = 1; i < keys_.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (keys_[i].text == keys_[j].text) {
        found.push_back({keys_[j].node, keys_[i].node});
        break;
      }
  return found;
}

}  // namespace plumb
