#include "plumb/io/kept_texts.hpp"

#include <algorithm>
#include <vector>

#include "plumb/io/checksum.hpp"
#include "plumb/io/file_replacement.hpp"
#include "plumb/io/output_file.hpp"
#include "plumb/io/record_text.hpp"
#include "plumb/io/stored_file.hpp"

namespace plumb {

namespace {

constexpr std::string_view kBegin = "plumb kept texts 1\n";
constexpr std::size_t kMostBytes = std::size_t{8} << 20U;
constexpr std::size_t kMostFiles = 64;

}  // namespace

KeptTexts::KeptTexts(SystemCalls& calls, std::string path, std::string purpose)
    : calls_(calls), path_(std::move(path)), purpose_(std::move(purpose)) {
  const StoredFile file = stored_file(calls_, path_, kMostBytes);
  if (file.error_number != 0 || !file.regular || file.bytes.size() > kMostBytes || !read(file.bytes))
    texts_.clear();
}

bool KeptTexts::read(std::string_view bytes) {
  if (!bytes.starts_with(kBegin)) return false;
  bytes.remove_prefix(kBegin.size());
  RecordReader head(bytes);
  const auto sum = static_cast<std::uint64_t>(head.number());
  const std::string_view all = head.text();
  if (!head.complete() || checksum(all) != sum) return false;
  RecordReader record(all);
  if (record.text() != purpose_) return false;
  while (record.more()) {
    std::string key(record.text());
    texts_[std::move(key)].text = record.text();
  }
  return record.complete();
}

std::optional<std::string_view> KeptTexts::find(std::string_view key) {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return std::nullopt;
  found->second.used = true;
  return found->second.text;
}

void KeptTexts::keep(std::string key, std::string text) {
  Text& kept = texts_[std::move(key)];
  changed_ = changed_ || kept.text != text;
  kept = {std::move(text), true};
}

std::string KeptTexts::written(bool used_alone) const {
  RecordWriter record;
  record.add(purpose_);
  for (const auto& [key, text] : texts_)
    if (text.used || !used_alone) record.add(key).add(text.text);
  RecordWriter all;
  all.add(static_cast<std::int64_t>(checksum(record.text()))).add(record.text());
  return std::string(kBegin) + all.text();
}

void KeptTexts::save() {
  if (!changed_) return;
  std::string bytes = written(false);
  if (bytes.size() > kMostBytes) bytes = written(true);
  if (bytes.size() > kMostBytes) return;
  const std::string folder = folder_of(path_);
  NewFolders folders{calls_, {}};
  if (folders.make(folder) != 0 || write_output_file(calls_, path_, bytes) != 0) return;
  remove_oldest_files(folder);
  changed_ = false;
}

void KeptTexts::remove_oldest_files(const std::string& folder) {
  std::vector<std::string> names;
  if (calls_.list(folder, names) != 0) return;
  // Should the folder hold anything else, it is not ours to remove.
  const std::string own = path_.substr(path_.rfind('/') + 1);
  const std::string extension = own.substr(own.rfind('.') + 1);
  std::erase_if(names, [&](const std::string& name) {
    return name.size() != own.size() || !name.ends_with("." + extension);
  });
  if (names.size() <= kMostFiles) return;
  std::vector<std::pair<std::int64_t, std::string>> files;
  for (const std::string& name : names) {
    struct stat status {};
    std::string path = folder;
    path += '/';
    path += name;
    if (calls_.lstat(path, status) == 0 && S_ISREG(status.st_mode))
      files.emplace_back(status.st_mtim.tv_sec, path);
  }
  if (files.size() <= kMostFiles) return;
  std::sort(files.begin(), files.end());
  files.resize(files.size() - kMostFiles);
  for (const auto& [time, path] : files)
    if (path != path_) calls_.unlink(path);
}

}  // namespace plumb
