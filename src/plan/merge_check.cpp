#include "plumb/plan/merge_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "plumb/io/overlay_reader.hpp"
#include "plumb/plan/file_references.hpp"
#include "plumb/plan/load_plan.hpp"

namespace plumb {

namespace {

using DocumentPtr = std::shared_ptr<const Document>;

std::string row_key(CollectionKind kind, std::string_view id) {
  return fmt::format("{}/{}", collection_name(kind).plural, id);
}

/// A reference to a row that is gone, and how it reads wherever it stands.
struct LostReference {
  std::string text;
  CollectionKind kind;  // of the row that is gone
  FileReference at;
  std::string path;
};

class MergeChecker {
 public:
  MergeChecker(const FileReader& reader, std::string root, std::string path, const MergeVersions& versions)
      : reader_(reader), root_(std::move(root)), path_(std::move(path)), versions_(versions) {}

  MergeCheck run(const std::string& merged) {
    const Version now = read(merged);
    find_lost_references(now);
    find_circles(now, merged);
    return std::move(check_);
  }

 private:
  struct Version {
    std::vector<DocumentPtr> documents;
    DocumentPtr own;  // the merged file among them
  };

  /// The plan with this content of the file; the file alone where no plan reads it.
  Version read(const std::string& bytes) const {
    Version version;
    Diagnostics unsaid;
    if (!root_.empty()) {
      const std::array<FileChange, 1> change{{{path_, std::nullopt, bytes}}};
      version.documents = read_plan_files(OverlayReader(reader_, change), root_, unsaid);
      for (const DocumentPtr& each : version.documents)
        if (each->file()->path() == path_) version.own = each;
    }
    if (version.own != nullptr) return version;
    version.documents.clear();
    version.own = parse_document(std::make_shared<SourceFile>(path_, bytes), unsaid);
    if (version.own != nullptr) version.documents.push_back(version.own);
    return version;
  }

  std::set<std::string> circles_of(const std::string& bytes, Diagnostics& found) const {
    std::set<std::string> messages;
    Diagnostics all;
    const Version version = read(bytes);
    load_plan(version.documents, reader_, root_.empty() ? path_ : root_, all);
    for (const Diagnostic& each : all.all())
      if (each.code == Code::cycle && messages.insert(each.message).second)
        found.error(each.code, each.where, each.message, each.hint, each.notes);
    return messages;
  }

  void find_circles(const Version& now, const std::string& merged) {
    Diagnostics found;
    if (now.own == nullptr || circles_of(merged, found).empty()) return;
    Diagnostics unsaid;
    std::set<std::string> known = circles_of(std::string(versions_.ours->file()->bytes()), unsaid);
    known.merge(circles_of(std::string(versions_.theirs->file()->bytes()), unsaid));
    for (const Diagnostic& each : found.all()) {
      if (known.contains(each.message)) continue;
      check_.errors.error(each.code, each.where, each.message, each.hint, each.notes);
      involve(each.where, now);
      for (const Note& note : each.notes) involve(note.where, now);
    }
  }

  /// Finds the row of the merged file that holds a place.
  void involve(const Place& place, const Version& now) {
    if (place.file == nullptr || place.file->path() != path_) return;
    std::string key;
    std::size_t begin = 0;
    for (const CollectionName& name : collection_names())
      for (const DocumentRow& row : DocumentRows(*now.own, name.kind).all()) {
        const ByteSpan span = row.node.span();
        if (span.begin > place.span.begin || (!key.empty() && span.begin < begin)) continue;
        key = row_key(name.kind, row.key);
        begin = span.begin;
      }
    if (!key.empty()) check_.rows.insert(key);
  }

  // -------------------------------------------------------------------------------------------------------
  // References

  using Ids = std::set<std::pair<CollectionKind, std::string>>;

  static void add_ids(const Document& document, Ids& ids) {
    for (const CollectionName& name : collection_names())
      if (!name.ledger)
        for (const DocumentRow& row : DocumentRows(document, name.kind).all())
          ids.emplace(name.kind, row.key);
  }

  /// References to rows that this version of the plan lacks and the base of the file had.
  std::vector<LostReference> lost_in(const Version& version) const {
    std::vector<LostReference> lost;
    Ids gone, present;
    add_ids(*versions_.base, gone);
    for (const DocumentPtr& each : version.documents) add_ids(*each, present);
    for (const auto& id : present) gone.erase(id);
    if (gone.empty()) return lost;
    for (const DocumentPtr& each : version.documents)
      for_each_reference(*each, [&](const FileReference& at) {
        const auto kind_in = [&](const Ids& ids) {
          return std::ranges::find_if(at.to_kinds, [&](CollectionKind kind) {
            return ids.contains({kind, std::string(at.to_id)});
          });
        };
        const auto kind = kind_in(gone);
        if (kind == at.to_kinds.end() || kind_in(present) != at.to_kinds.end()) return;
        const bool ledger = at.from == "progress" || at.from == "actuals";
        if (ledger) return;  // may name a task that only a baseline still knows
        const NodeRef id = at.row.find("id");
        lost.push_back({fmt::format("{}/{} {} {}", at.from, id ? id.text() : "", at.field, at.to_id), *kind,
                        at, each->file()->path()});
      });
    return lost;
  }

  void find_lost_references(const Version& now) {
    const std::vector<LostReference> lost = lost_in(now);
    if (lost.empty()) return;
    std::set<std::string> known;
    for (const DocumentPtr& side : {versions_.ours, versions_.theirs})
      for (const LostReference& each : lost_in(read(std::string(side->file()->bytes()))))
        known.insert(each.text);
    Ids in_ours;
    add_ids(*versions_.ours, in_ours);
    for (const LostReference& each : lost) {
      if (known.contains(each.text)) continue;
      const std::string id(each.at.to_id);
      const bool ours_removed = !in_ours.contains({each.kind, id});
      check_.errors.error(Code::unknown_reference, each.at.node.place(),
                          fmt::format("{} '{}' is named here by {}, and was removed by {}",
                                      collection_name(each.kind).singular, id,
                                      ours_removed ? "theirs" : "ours", ours_removed ? "ours" : "theirs"),
                          "keep the row, or take the reference out");
      check_.rows.insert(row_key(each.kind, id));
      if (const NodeRef from = each.at.row.find("id"); from && each.path == path_)
        check_.rows.insert(fmt::format("{}/{}", each.at.from, from.text()));
    }
  }

  const FileReader& reader_;
  std::string root_;
  std::string path_;
  const MergeVersions& versions_;
  MergeCheck check_;
};

}  // namespace

MergeCheck check_merge(const FileReader& reader, const std::string& root, const std::string& path,
                       const MergeVersions& versions, const std::string& merged) {
  return MergeChecker(reader, root, path, versions).run(merged);
}

}  // namespace plumb
