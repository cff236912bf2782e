#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/line_merge.hpp"
#include "plumb/io/output_file.hpp"
#include "plumb/plan/conflict_text.hpp"
#include "plumb/plan/document_rows.hpp"
#include "plumb/plan/merge_check.hpp"
#include "plumb/plan/merge_documents.hpp"

namespace plumb {

namespace {

constexpr std::size_t kGitMarkerSize = 7;

std::string conflict_line(const std::string& path, const MergeConflict& conflict) {
  const std::string field = conflict.field.empty() ? std::string() : fmt::format(", '{}'", conflict.field);
  return fmt::format("{}: {}{}: ours {}, theirs {}", path, conflict.row, field, conflict.ours,
                     conflict.theirs);
}

/// One run of the driver, on the files that git names.
class FileMerge {
 public:
  FileMerge(Context& context, const Arguments& arguments)
      : context_(context),
        base_path_(arguments.text_or("BASE", {})),
        ours_path_(arguments.text_or("OURS", {})),
        theirs_path_(arguments.text_or("THEIRS", {})),
        path_(arguments.text_or("PATH", ours_path_)) {
    options_.marker_size = arguments.count("MARKER_SIZE").value_or(kGitMarkerSize);
  }

  int run() {
    for (const auto& [path, bytes] :
         {std::pair{&base_path_, &base_}, {&ours_path_, &ours_}, {&theirs_path_, &theirs_}}) {
      Diagnostics diagnostics;
      const auto file = context_.reader().read(*path, {}, diagnostics);
      if (file == nullptr) {
        context_.print(diagnostics);
        return exit_code(diagnostics);
      }
      *bytes = file->bytes();
    }
    if (ours_ == theirs_ || base_ == theirs_) return kExitDone;
    if (base_ == ours_) return write(theirs_, kExitDone);
    std::string problem;
    const auto lines = merged_lines(base_path_, ours_path_, theirs_path_, options_.marker_size, problem);
    if (!lines) {
      context_.error(problem, "the file is left as ours has it");
      return kExitSystem;
    }
    const MergeVersions versions{parse(base_), parse(ours_), parse(theirs_)};
    if (versions.base == nullptr || versions.ours == nullptr || versions.theirs == nullptr)
      return by_line(*lines, "a version of it has errors");
    if (!lines->conflicts) options_.by_line = lines->bytes;
    return by_row(versions, *lines);
  }

 private:
  /// nullptr if it is no YAML that can be trusted to say what it seems to say.
  std::shared_ptr<const Document> parse(const std::string& bytes) const {
    Diagnostics diagnostics;
    auto document = parse_document(std::make_shared<SourceFile>(path_, bytes), diagnostics);
    return diagnostics.has_errors() ? nullptr : document;
  }

  int write(const std::string& bytes, int code) {
    SystemCalls calls;
    const int failure = write_output_file(calls, ours_path_, bytes);
    if (failure == 0) return code;
    context_.error(fmt::format("cannot write '{}': {}", ours_path_, std::strerror(failure)));
    return kExitSystem;
  }

  int by_row(const MergeVersions& versions, const LineMerge& lines) {
    MergedFile merged = merged_documents(versions, options_);
    if (merged.outcome == MergeOutcome::no_rows) return by_line(lines, "its rows cannot be told apart");
    for (const MergeConflict& each : merged.conflicts) context_.error(conflict_line(path_, each));
    if (merged.outcome == MergeOutcome::no_place) return as_a_whole(lines);
    if (!merged.conflicts.empty()) return write(merged.bytes, kExitFound);
    MergeCheck check = check_merge(context_.reader(), plan_root(), path_, versions, merged.bytes);
    if (!check.errors.has_errors()) return write(merged.bytes, kExitDone);
    context_.print(check.errors);
    context_.error(fmt::format("{}: each side is right alone, but not both together", path_),
                   "choose in the rows that are marked");
    options_.left = std::move(check.rows);
    const MergedFile marked = merged_documents(versions, options_);
    return write(marked.outcome == MergeOutcome::merged ? marked.bytes : merged.bytes, kExitFound);
  }

  /// Merges as git would have done without a driver, but not into what cannot be read.
  int by_line(const LineMerge& lines, std::string_view reason) {
    const auto document = lines.conflicts ? nullptr : parse(lines.bytes);
    const bool good = document != nullptr && rows_are_unique(*document);
    if (!good)
      context_.error(fmt::format("{}: merged line by line, for {}", path_, reason),
                     lines.conflicts ? "resolve the conflicts that are marked"
                                     : "the result is no valid plan: correct it by hand");
    return write(lines.bytes, good ? kExitDone : kExitFound);
  }

  static bool rows_are_unique(const Document& document) {
    return std::ranges::all_of(collection_names(), [&](const CollectionName& name) {
      return !document.root() || DocumentRows(document, name.kind).unique();
    });
  }

  int as_a_whole(const LineMerge& lines) {
    context_.error(fmt::format("{}: what is merged has no safe place in the file", path_),
                   "choose by hand; anchors and aliases are edited so");
    return write(lines.conflicts ? lines.bytes : conflict_lines(ours_, theirs_, options_.marker_size, "\n"),
                 kExitFound);
  }

  /// The root of the plan that the file belongs to, as seen from the top of the work tree, in which git runs
  /// the driver.
  std::string plan_root() const {
    for (std::string folder = path_; !folder.empty();) {
      const std::size_t slash = folder.rfind('/');
      folder.resize(slash == std::string::npos ? 0 : slash);
      std::string candidate = folder.empty() ? "plumb.yaml" : folder + "/plumb.yaml";
      if (candidate == path_ || context_.reader().exists(candidate)) return candidate;
    }
    const auto document = parse(ours_);
    return document != nullptr && document->root() && document->root().find("project") ? path_
                                                                                       : std::string();
  }

  Context& context_;
  std::string base_path_;
  std::string ours_path_;
  std::string theirs_path_;
  std::string path_;  // of the file in the work tree
  MergeOptions options_;
  std::string base_;
  std::string ours_;
  std::string theirs_;
};

}  // namespace

int run_merge_file(Context& context, const Arguments& arguments) {
  return FileMerge(context, arguments).run();
}

}  // namespace plumb
