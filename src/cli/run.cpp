#include "plumb/cli/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <system_error>
#include <vector>

#include "plumb/cli/context.hpp"
#include "plumb/cli/deliver.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/help.hpp"
#include "plumb/cli/options.hpp"
#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

/// The command that the words name, and the words that are left for it.
struct Invocation {
  const Command* command = nullptr;  // nullptr: none is named
  std::vector<std::string> words;
};

const Option* shared_option(std::string_view word) {
  if (word.starts_with("--")) return find_shared_option(word.substr(2));
  return word.size() == 2 ? find_shared_option(word[1]) : nullptr;
}

/// What to say about an option in front of the command that is none of the shared ones.
UsageError unknown_option(std::string_view word) {
  const std::string_view written = word.substr(0, word.find('='));
  std::vector<std::string> names{"--version"};
  for (const std::string_view name : shared_option_names()) names.push_back(fmt::format("--{}", name));
  const auto near = nearest(written, std::vector<std::string_view>(names.begin(), names.end()));
  return {fmt::format("unknown option '{}' in front of the command", word),
          near ? fmt::format("did you mean '{}'?", *near) : "a command's own options stand behind it"};
}

/// Finds the command, which shared options may precede: `plumb -C folder check`. A word that names no command
/// is an error.
std::optional<Invocation> find_invocation(std::span<const std::string> words, UsageError& error) {
  Invocation invocation;
  std::size_t at = 0;
  for (; at < words.size() && words[at].starts_with('-'); ++at) {
    const std::string& word = words[at];
    if (word == "--version" || word == "-V") {
      invocation.command = find_command("version");
      break;
    }
    invocation.words.push_back(word);
    const Option* option = shared_option(std::string_view(word).substr(0, word.find('=')));
    if (option == nullptr && !word.starts_with("--") && word.size() > 2)
      option = shared_option(word.substr(0, 2));
    if (option == nullptr) {
      error = unknown_option(word);
      return std::nullopt;
    }
    const bool value_follows = option->value != ValueType::flag && shared_option(word) != nullptr;
    if (value_follows && at + 1 < words.size()) invocation.words.push_back(words[++at]);
  }
  if (invocation.command == nullptr && at < words.size()) {
    invocation.command = find_command(words[at]);
    if (invocation.command == nullptr) {
      std::vector<std::string_view> names;
      for (const Command& command : command_table())
        if (!command.hidden) names.push_back(command.name);
      const auto near = nearest(words[at], names);
      error = {fmt::format("unknown command '{}'", words[at]),
               near ? fmt::format("did you mean '{}'?", *near) : std::string()};
      return std::nullopt;
    }
  }
  if (at < words.size())
    invocation.words.insert(invocation.words.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                            words.end());
  return invocation;
}

int refuse(const Command& command, const UsageError& error, Surroundings& surroundings) {
  const Arguments none(command);
  return Context(surroundings, none).usage_error(error.message, error.help);
}

bool enter_folder(Context& context, const Arguments& arguments) {
  const auto folder = arguments.text("directory");
  if (!folder || ::chdir(std::string(*folder).c_str()) == 0) return true;
  const int failure = errno;
  context.error(fmt::format("cannot enter '{}': {}", *folder, std::generic_category().message(failure)),
                "name a folder with -C");
  return false;
}

int run_words(std::span<const std::string> words, Surroundings& surroundings) {
  const Command& help = *find_command("help");
  UsageError error;
  const auto invocation = find_invocation(words, error);
  if (!invocation) return refuse(help, error, surroundings);
  const Command& command = invocation->command == nullptr ? help : *invocation->command;
  const auto arguments = parse_arguments(command, invocation->words, error);
  if (!arguments) return refuse(command, error, surroundings);
  Context context(surroundings, *arguments);
  if (!enter_folder(context, *arguments)) return kExitSystem;
  int code = kExitDone;
  if (arguments->has("help")) {
    const int width = help_columns(context.style());
    context.out = invocation->command == nullptr ? help_text(width) : command_help_text(command, width);
  } else if (invocation->command == nullptr) {
    context.out = overview_text(help_columns(context.style()));
  } else {
    code = command.run(context, *arguments);
  }
  return deliver(context.out, code, context, *arguments, surroundings);
}

}  // namespace

int run_plumb(std::span<const std::string> words, Surroundings& surroundings) {
  try {
    return run_words(words, surroundings);
  } catch (const std::bad_alloc&) {
    // A text of its own, because there may be no memory left to make one.
    surroundings.errors.write(
        "plumb: error: not enough memory for this plan\n"
        "  = help: raise the limit on memory (ulimit -v), or split the plan\n");
    return kExitSystem;
  }
}

}  // namespace plumb
