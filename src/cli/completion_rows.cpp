#include "plumb/cli/completion_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "plumb/cli/completion.hpp"

namespace plumb {

std::string completion_action(const Command& command, ValueType value,
                              std::span<const std::string_view> choices) {
  switch (value) {
    case ValueType::flag:
      return {};
    case ValueType::choice:
      return fmt::format("words {}", fmt::join(choices, " "));
    case ValueType::format:
      return fmt::format("words {}", fmt::join(command.formats, " "));
    case ValueType::date:
      return "words today";
    case ValueType::file:
      return "file";
    case ValueType::folder:
      return "folder";
    case ValueType::condition:
    case ValueType::fields:
      return "fields";
    case ValueType::kind:
      return "kind";
    case ValueType::kind_or_project:
      return "kind-or-project";
    case ValueType::task:
      return "task";
    case ValueType::resource:
      return "resource";
    case ValueType::baseline:
      return "baseline";
    case ValueType::metric:
      return "metric";
    case ValueType::row:
      return "row";
    case ValueType::plan_template:
      return "template";
    case ValueType::topic:
    case ValueType::command:
      return "topic";
    case ValueType::revision:
      return "revision";
    case ValueType::ends:
      return "ends";
    case ValueType::change:
      return command.arguments.front().value == ValueType::kind ? "new-row" : "change";
    case ValueType::pair:
      return "report";
    case ValueType::hours:
      return "hours";
    case ValueType::text:
    case ValueType::count:
    case ValueType::size:
    case ValueType::duration:
      return "text";
  }
  return {};
}

std::vector<const Command*> visible_commands() {
  std::vector<const Command*> visible;
  for (const Command& command : command_table())
    if (!command.hidden) visible.push_back(&command);
  return visible;
}

std::string command_words() {
  std::string words;
  for (const Command* command : visible_commands())
    words.append(words.empty() ? "" : " ").append(command->name);
  return words;
}

std::vector<OptionUse> option_uses() {
  std::vector<OptionUse> uses;
  for (const Command* command : visible_commands()) {
    for (const OptionSet& set : OptionSets(*command)) {
      for (const Option& option : set.options) {
        if (option.hidden) continue;
        std::string action = completion_action(*command, option.value, option.choices);
        OptionUse* same = nullptr;
        bool in_front = find_shared_option(option.name) != nullptr;
        for (OptionUse& use : uses) {
          in_front = in_front && use.option->name != option.name;
          if (use.option->name == option.name && use.option->help == option.help && use.action == action)
            same = &use;
        }
        if (same == nullptr) same = &uses.emplace_back(OptionUse{&option, std::move(action), {}, in_front});
        same->commands.push_back(command->name);
      }
    }
  }
  return uses;
}

std::vector<ArgumentUse> argument_uses() {
  std::vector<ArgumentUse> uses;
  for (const Command* command : visible_commands())
    for (std::size_t i = 0; i < command->arguments.size(); ++i)
      uses.push_back(
          {command->name, i + 1,
           completion_action(*command, command->arguments[i].value, command->arguments[i].choices),
           command->arguments[i].occurs == Occurs::any || command->arguments[i].occurs == Occurs::some});
  return uses;
}

std::string place_pattern(const ArgumentUse& use) {
  // The first pattern that fits counts, and what repeats is the last argument of its command.
  if (use.repeats) return fmt::format("'{} '*", use.command);
  return fmt::format("'{} {}'", use.command, use.place);
}

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  return shell == "zsh" ? zsh_completion() : fish_completion();
}

}  // namespace plumb
