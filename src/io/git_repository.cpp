#include "plumb/io/git_repository.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <system_error>
#include <vector>

namespace plumb {

namespace {

constexpr std::size_t kMostAhead = 4096;         // objects
constexpr std::size_t kBytesOfQuestions = 2048;  // far less than any system's pipe holds

/// No question on the terminal, no fetching of what a partial clone lacks (by two ways, for older versions of
/// git know one of them alone), no lock, nothing that stands in for an object (`git replace`), because an id
/// is to say what it names, and messages that can be compared.
const std::vector<std::string>& git_environment() {
  static const std::vector<std::string> environment{"GIT_TERMINAL_PROMPT=0",    "GIT_NO_LAZY_FETCH=1",
                                                    "GIT_ALLOW_PROTOCOL=none",  "GIT_OPTIONAL_LOCKS=0",
                                                    "GIT_NO_REPLACE_OBJECTS=1", "LC_ALL=C"};
  return environment;
}

std::vector<std::string> git_words(const std::string& folder, std::initializer_list<const char*> rest) {
  std::vector<std::string> words{"git"};
  // In a hook git says where the repository is, seen from the folder in which it runs the hook.
  if (std::getenv("GIT_DIR") == nullptr && !folder.empty()) words.insert(words.end(), {"-C", folder});
  words.insert(words.end(), rest.begin(), rest.end());
  return words;
}

GitProblem not_started(int failure) {
  return {false, fmt::format("cannot run 'git': {}", std::generic_category().message(failure)),
          failure == ENOENT ? "install git: revisions are read through it" : "try again"};
}

/// git's own first line, without `fatal: `.
std::string first_line(const std::string& text) {
  std::string line = text.substr(0, text.find('\n'));
  if (line.starts_with("fatal: ")) line.erase(0, 7);
  return line.empty() ? "it ended without a word" : line;
}

GitProblem not_opened(const std::string& folder, const std::string& errors) {
  const std::string reason = first_line(errors);
  if (reason.starts_with("not a git repository"))
    return {false, fmt::format("'{}' is in no git repository", folder.empty() ? "." : folder),
            "revisions need one: 'git init' makes it"};
  if (reason.starts_with("detected dubious ownership"))
    return {false, fmt::format("git refuses the repository: {}", reason),
            "if you trust it, add it with 'git config --global --add safe.directory PATH'"};
  return {false, fmt::format("git refuses the repository: {}", reason), "see 'git status'"};
}

/// Cuts the first line off.
std::string take_line(std::string& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string line = text.substr(0, end);
  text.erase(0, std::min(end + 1, text.size()));
  return line;
}

}  // namespace

std::shared_ptr<GitRepository> GitRepository::open(const std::string& folder, GitProblem& problem) {
  std::shared_ptr<GitRepository> repository(new GitRepository);
  int failure = 0;
  const auto question =
      ChildProcess::start(git_words(folder, {"rev-parse", "--is-bare-repository", "--is-shallow-repository",
                                             "--show-prefix", "--absolute-git-dir"}),
                          git_environment(), true, failure);
  // Both start at once, because starting takes longer than the answer.
  if (question)
    repository->objects_ =
        ChildProcess::start(git_words(folder, {"cat-file", "--batch"}), git_environment(), false, failure);
  if (!repository->objects_) {
    problem = not_started(failure);
    return nullptr;
  }
  std::string answer = question->read_all();
  const std::string errors = question->read_errors();
  if (question->wait() != 0) {
    problem = not_opened(folder, errors);
    return nullptr;
  }
  repository->bare_ = take_line(answer) == "true";
  repository->shallow_ = take_line(answer) == "true";
  repository->prefix_ = take_line(answer);
  repository->git_folder_ = take_line(answer);
  return repository;
}

/// Asks for an object by any name that git knows for it. Where it is larger than allowed, its bytes are
/// passed over.
std::optional<GitObject> GitRepository::read(const std::string& name, std::size_t max_bytes,
                                             bool& too_large) {
  too_large = false;
  if (const auto known = ahead_.find(name); known != ahead_.end() && known->second.bytes.size() <= max_bytes)
    return std::move(ahead_.extract(known).mapped());
  return objects_->write(name + "\n") ? take_answer(max_bytes, too_large) : std::nullopt;
}

std::optional<GitObject> GitRepository::take_answer(std::size_t max_bytes, bool& too_large) {
  std::string line;
  if (!objects_->read_line(line)) return std::nullopt;
  const std::size_t last = line.rfind(' ');
  if (last == std::string::npos || last == 0) return std::nullopt;
  const std::size_t middle = line.rfind(' ', last - 1);
  std::size_t size = 0;
  const auto [end, failure] = std::from_chars(line.data() + last + 1, line.data() + line.size(), size);
  if (middle == std::string::npos || failure != std::errc() || end != line.data() + line.size())
    return std::nullopt;  // `NAME missing` or `NAME ambiguous`
  GitObject object{line.substr(0, middle), line.substr(middle + 1, last - middle - 1), {}};
  too_large = size > max_bytes;
  const bool complete = too_large ? objects_->skip_bytes(size) : objects_->read_bytes(size, object.bytes);
  if (!complete || !objects_->skip_bytes(1) || too_large) return std::nullopt;
  return object;
}

std::optional<std::string> GitRepository::find_commit(std::string_view revision, GitProblem& problem) {
  const bool is_text = std::none_of(revision.begin(), revision.end(),
                                    [](char byte) { return static_cast<unsigned char>(byte) < 0x20; });
  if (revision.empty() || revision.starts_with('-') || !is_text) {
    problem = {true, fmt::format("'{}' is no revision", revision),
               "name a branch, a tag or a commit; none begins with '-'"};
    return std::nullopt;
  }
  bool too_large = false;
  const auto found =
      read(fmt::format("{}^{{commit}}", revision), std::numeric_limits<std::size_t>::max(), too_large);
  if (found) return found->id;
  // A branch without commits is what a repository begins with: HEAD names it, and is no revision yet.
  const bool unborn =
      revision == "HEAD" || !read("HEAD^{commit}", std::numeric_limits<std::size_t>::max(), too_large);
  if (unborn)
    problem = {true,
               revision == "HEAD" ? std::string("the branch that is checked out has no commit yet")
                                  : fmt::format("no revision '{}': there is no commit yet", revision),
               "commit the plan first: 'git add' names its files, 'git commit' keeps them"};
  else
    problem = {true, fmt::format("no revision '{}'", revision),
               shallow_ ? hint_for_missing() : "see 'git branch --all' and 'git tag'"};
  return std::nullopt;
}

std::vector<const GitObject*> GitRepository::read_ahead(std::span<const std::string> names,
                                                        std::size_t max_bytes) {
  // What nobody came for, such as the commits behind --limit.
  if (ahead_.size() > kMostAhead) ahead_.clear();
  std::vector<const GitObject*> found;
  for (std::size_t begin = 0; begin < names.size();) {
    std::string questions;
    std::size_t asked = 0;
    // git stops reading while its answers are not taken, so the questions must fit into the pipe.
    for (; begin < names.size() && questions.size() < kBytesOfQuestions; ++begin) {
      if (trees_.contains(names[begin]) || ahead_.contains(names[begin])) continue;
      questions += names[begin] + '\n';
      ++asked;
    }
    if (!objects_->write(questions)) return found;
    for (; asked > 0; --asked) {
      bool too_large = false;
      auto object = take_answer(max_bytes, too_large);
      if (!object) continue;
      std::string id = object->id;
      found.push_back(&ahead_.insert_or_assign(std::move(id), std::move(*object)).first->second);
    }
  }
  return found;
}

std::optional<GitCommit> GitRepository::commit(const std::string& id) {
  bool too_large = false;
  const auto object = read(id, std::numeric_limits<std::size_t>::max(), too_large);
  if (!object || object->type != "commit") return std::nullopt;
  return parse_commit(object->bytes, object->id);
}

std::shared_ptr<const GitTree> GitRepository::tree(const std::string& id) {
  const auto [place, is_new] = trees_.try_emplace(id);
  if (!is_new) return place->second;
  bool too_large = false;
  auto object = read(id, std::numeric_limits<std::size_t>::max(), too_large);
  if (object && object->type == "tree")
    place->second = std::make_shared<const GitTree>(std::move(object->bytes), object->id.size() / 2);
  return place->second;
}

std::optional<std::string> GitRepository::blob(const std::string& id, std::size_t max_bytes,
                                               bool& too_large) {
  auto object = read(id, max_bytes, too_large);
  if (!object || object->type != "blob") return std::nullopt;
  return std::move(object->bytes);
}

std::string GitRepository::hint_for_missing() const {
  return shallow_ ? "the clone is shallow: in CI check out with 'fetch-depth: 0', else run 'git fetch "
                    "--unshallow --tags'"
                  : "fetch what the repository lacks: 'git fetch --all --tags'";
}

}  // namespace plumb
