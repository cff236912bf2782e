#include "plumb/cli/help.hpp"

#include <fmt/format.h>

#include <vector>

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

const Topic* find_topic(std::string_view name) {
  for (const Topic& topic : topic_table())
    if (topic.name == name) return &topic;
  return nullptr;
}

int unknown_page(Context& context, std::string_view word) {
  std::vector<std::string_view> names;
  for (const Command& command : command_table())
    if (!command.hidden) names.push_back(command.name);
  for (const Topic& topic : topic_table()) names.push_back(topic.name);
  const auto near = nearest(word, names);
  return context.usage_error(fmt::format("there is no command or topic '{}'", word),
                             near ? fmt::format("did you mean '{}'?", *near) : std::string());
}

}  // namespace

int run_help(Context& context, const Arguments& arguments) {
  if (const auto section = arguments.text("man")) {
    context.out = section == "5" ? man_page_format() : man_page_commands();
    return kExitDone;
  }
  const int width = help_columns(context.style());
  const auto page = arguments.text("TOPIC");
  if (!page) {
    context.out = help_text(width);
    return kExitDone;
  }
  const auto kind = arguments.text("KIND");
  const Topic* topic = find_topic(*page);
  if (kind && (topic == nullptr || topic->argument.empty()))
    return context.usage_error(fmt::format("'help {}' takes no argument '{}'", *page, *kind));
  if (topic != nullptr) {
    std::string problem;
    auto text = topic_text(topic->name, kind.value_or(std::string_view()), problem, width);
    if (!text) return context.usage_error(problem);
    context.out = std::move(*text);
    return kExitDone;
  }
  const Command* command = find_command(*page);
  if (command == nullptr) return unknown_page(context, *page);
  context.out = command_help_text(*command, width);
  return kExitDone;
}

}  // namespace plumb
