#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/git_command.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/cli/shell_text.hpp"
#include "plumb/io/output_file.hpp"
#include "plumb/io/stored_file.hpp"
#include "plumb/io/yaml_document.hpp"
#include "plumb/report/render_csv.hpp"
#include "plumb/report/render_markdown.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/setup_view.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kAttributes = " merge=plumb diff=plumb";
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;  // of a file that is changed here
/// A merge commits without pre-commit.
constexpr std::array<std::string_view, 2> kHooks{"pre-commit", "pre-merge-commit"};

struct Setting {
  std::string_view name;
  std::string_view value;
};
constexpr std::array<Setting, 3> kSettings{{
    {"merge.plumb.name", "merge of plans by rows and fields"},
    {"merge.plumb.driver", "plumb merge-file %O %A %B %L %P"},
    {"diff.plumb.textconv", "plumb textconv"},
}};

/// A file as it is and as it should be; nullopt stands for none.
struct WantedFile {
  std::string path;
  std::optional<std::string> before;
  std::optional<std::string> after;
  bool executable = false;
};

/// A pattern of .gitattributes, in quotes where git asks for them.
std::string attribute_line(const std::string& pattern) {
  if (pattern.find_first_of(" \t\"\\") == std::string::npos) return fmt::format("{}{}", pattern, kAttributes);
  std::string quoted = "\"";
  for (const char c : pattern) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return fmt::format("{}\"{}", quoted, kAttributes);
}

class GitSetup {
 public:
  GitSetup(Context& context, const Arguments& arguments)
      : context_(context),
        arguments_(arguments),
        remove_(arguments.has("remove")),
        dry_(arguments.has("dry-run")) {}

  int run() {
    int code = kExitDone;
    root_ = plan_path(context_, arguments_, code);
    if (root_.empty()) return code;
    if (root_ == "-")
      return context_.usage_error("a plan on standard input has no repository", "name it with -f");
    if (!find_repository() || !plan_attributes() || !plan_hooks() || !plan_settings()) return kExitSystem;
    if (!dry_ && !carry_out()) return kExitSystem;
    print();
    return kExitDone;
  }

 private:
  bool fail(const std::string& message, std::string_view hint = {}) {
    context_.error(message, hint);
    return false;
  }

  std::string folder() const {
    const std::string parent = fs::path(root_).parent_path().string();
    return parent.empty() ? "." : parent;
  }

  std::optional<std::string> ask(std::vector<std::string> words, int good_code = 0) {
    words.insert(words.begin(), {"-C", folder()});
    std::string problem;
    const auto answer = run_git(words, problem);
    if (!answer) {
      fail(problem, "install git");
      return std::nullopt;
    }
    if (answer->code == 0 || answer->code == good_code) return answer->output;
    fail(fmt::format("git: {}", answer->errors), "run this in the work tree of a git repository");
    return std::nullopt;
  }

  bool find_repository() {
    const auto top = ask({"rev-parse", "--show-toplevel"});
    const auto prefix = top ? ask({"rev-parse", "--show-prefix"}) : std::nullopt;
    const auto hooks = prefix ? ask({"rev-parse", "--git-path", "hooks"}) : std::nullopt;
    if (!hooks) return false;
    top_ = *top;
    prefix_ = *prefix;
    hooks_ = (fs::path(folder()) / *hooks).lexically_normal().string();
    return true;
  }

  // -------------------------------------------------------------------------------------------------------
  // What is wanted

  bool read_file(const std::string& path, WantedFile& file) {
    SystemCalls calls;
    const StoredFile stored = stored_file(calls, path, kMostBytes);
    file.path = path;
    if (stored.exists && (!stored.regular || stored.error_number != 0 || stored.bytes.size() > kMostBytes))
      return fail(fmt::format("cannot read '{}'", path), "see what stands there");
    if (stored.exists) file.before = stored.bytes;
    return true;
  }

  /// The root file and what it includes, as patterns from the top of the work tree.
  std::vector<std::string> patterns() const {
    std::vector<std::string> found{fmt::format("/{}{}", prefix_, fs::path(root_).filename().string())};
    Diagnostics unsaid;
    const auto file = context_.reader().read(root_, {}, unsaid);
    const auto document = file ? parse_document(file, unsaid) : nullptr;
    const NodeRef include = document && document->root() && document->root().is_mapping()
                                ? document->root().find("include")
                                : NodeRef();
    if (!include) return found;
    const auto add = [&](NodeRef pattern) {
      std::string text(pattern.text());
      if (text.starts_with("./")) text.erase(0, 2);
      if (text.empty() || text.starts_with('/') || text.find("..") != std::string::npos) return;
      if (!text.ends_with('/') && context_.reader().list((fs::path(root_).parent_path() / text).string()))
        text += '/';
      if (text.ends_with('/')) text += "**/*.yaml";
      found.push_back(fmt::format("/{}{}", prefix_, text));
    };
    if (include.is_sequence())
      for (const NodeRef item : include.items()) add(item);
    else
      add(include);
    return found;
  }

  bool plan_attributes() {
    WantedFile file;
    if (!read_file(top_ + "/.gitattributes", file)) return false;
    std::string text = file.before.value_or("");
    if (remove_) {
      std::string kept;
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        const std::string line = text.substr(at, end - at);
        const std::string_view bare = std::string_view(line).substr(0, line.find_last_not_of("\r\n") + 1);
        if (bare.ends_with(kAttributes))
          changes_.push_back({"remove", ".gitattributes", std::string(bare)});
        else
          kept += line;
        at = end;
      }
      text = std::move(kept);
    } else {
      for (const std::string& pattern : patterns()) {
        const std::string line = attribute_line(pattern);
        if (fmt::format("\n{}\n", text).find(fmt::format("\n{}\n", line)) != std::string::npos) continue;
        if (!text.empty() && !text.ends_with('\n')) text += '\n';
        text += line + '\n';
        changes_.push_back({"add", ".gitattributes", line});
      }
    }
    file.after = text.empty() ? std::nullopt : std::optional(text);
    if (text != file.before.value_or("")) files_.push_back(std::move(file));
    return true;
  }

  std::string hook_text() const {
    std::string text =
        "#!/bin/sh\n# Written by 'plumb git-setup --hook'; 'plumb git-setup --remove' takes it away.\nexec "
        "plumb check";
    const std::string root = prefix_ + fs::path(root_).filename().string();
    if (root != "plumb.yaml") append_shell_word(text.append(" -f "), root);
    return text + '\n';
  }

  bool plan_hooks() {
    if (!remove_ && !arguments_.has("hook")) return true;
    for (const std::string_view name : kHooks) {
      WantedFile file;
      if (!read_file(fmt::format("{}/{}", hooks_, name), file)) return false;
      const bool ours = file.before == hook_text();
      if (remove_ && !ours) continue;
      if (!remove_ && file.before && !ours)
        return fail(fmt::format("there is another {} hook, which stays: '{}'", name, file.path),
                    "add the line 'plumb check' to it; nothing was changed");
      if (!remove_ && ours) continue;
      if (!remove_) file.after = hook_text();
      file.executable = true;
      changes_.push_back({remove_ ? "remove" : "add", fmt::format("hook {}", name), "plumb check"});
      files_.push_back(std::move(file));
    }
    return true;
  }

  bool plan_settings() {
    for (const Setting& setting : kSettings) {
      const std::string name(setting.name), value(setting.value);
      const auto now = ask({"config", "--local", "--get", name}, 1);
      if (!now) return false;
      if (remove_ ? now->empty() : *now == value) continue;
      changes_.push_back({remove_        ? "remove"
                          : now->empty() ? "add"
                                         : "change",
                          "git config", fmt::format("{} = {}", name, remove_ ? *now : value)});
      if (remove_)
        commands_.push_back({"config", "--local", "--unset-all", name});
      else
        commands_.push_back({"config", "--local", "--replace-all", name, value});
    }
    return true;
  }

  // -------------------------------------------------------------------------------------------------------
  // Carrying it out

  bool carry_out() {
    for (const WantedFile& file : files_)
      if (!write(file)) return false;
    for (const std::vector<std::string>& words : commands_)
      if (!ask(words)) return false;
    return true;
  }

  bool write(const WantedFile& file) {
    SystemCalls calls;
    std::error_code failure;
    if (!file.after) {
      if (calls.unlink(file.path) == 0) return true;
      return fail(fmt::format("cannot remove '{}': {}", file.path, std::strerror(errno)));
    }
    fs::create_directories(fs::path(file.path).parent_path(), failure);
    int number = file.before ? write_output_file(calls, file.path, *file.after)
                             : create_file(calls, file.path, *file.after);
    if (number == 0 && file.executable) {
      fs::permissions(file.path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                      fs::perm_options::add, failure);
      number = failure.value();
    }
    return number == 0 || fail(fmt::format("cannot write '{}': {}", file.path, std::strerror(number)));
  }

  void print() {
    const std::string_view format = arguments_.format();
    const Table table = setup_table(changes_);
    if (format == "json") return write_setup_json(context_.out, changes_, dry_);
    if (format == "csv") return render_csv(context_.out, table);
    if (format == "md") return render_markdown(context_.out, table);
    if (changes_.empty())
      context_.note(remove_ ? "nothing to remove" : "nothing to change: this clone is set up already");
    else
      render_text(context_.out, table, context_.style());
  }

  Context& context_;
  const Arguments& arguments_;
  bool remove_;
  bool dry_;
  std::string root_;
  std::string top_;
  std::string prefix_;
  std::string hooks_;
  std::vector<SetupChange> changes_;
  std::vector<WantedFile> files_;
  std::vector<std::vector<std::string>> commands_;
};

}  // namespace

int run_git_setup(Context& context, const Arguments& arguments) {
  return GitSetup(context, arguments).run();
}

}  // namespace plumb
