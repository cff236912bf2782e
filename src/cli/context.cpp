#include "plumb/cli/context.hpp"

#include <fmt/format.h>

#include "plumb/cli/exit_code.hpp"
#include "plumb/io/diagnostic_text.hpp"
#include "plumb/io/safe_text.hpp"
#include "plumb/report/terminal_style.hpp"

namespace plumb {

namespace {

StyleWishes wishes_of(const Arguments& arguments) {
  return {arguments.text_or("color", "auto"), arguments.has("ascii"),
          arguments.text_or("output", "-") != "-"};
}

Date today_of(const Arguments& arguments, Date today) {
  const auto named = arguments.date("today", today);
  return named ? named->date : today;
}

std::string headline(std::string_view word, Role role, bool colour, std::string_view message) {
  const std::string_view begin = colour ? terminal_style(role) : std::string_view();
  const std::string_view end = colour ? kPlainStyle : std::string_view();
  return fmt::format("plumb: {}{}:{} {}\n", begin, word, end, safe_text(message));
}

}  // namespace

Context::Context(Surroundings& surroundings, const Arguments& arguments)
    : surroundings_(surroundings),
      arguments_(arguments),
      style_(output_style(wishes_of(arguments), surroundings.environment, surroundings.terminal)),
      colour_errors_(errors_coloured(wishes_of(arguments), surroundings.environment, surroundings.terminal)),
      today_(today_of(arguments, surroundings.today)),
      reader_(std::make_unique<DiskReader>(max_file_bytes(arguments))) {}

void Context::read_from(std::unique_ptr<const FileReader> reader, Date day) {
  reader_ = std::move(reader);
  if (!arguments_.has("today")) today_ = day;
}

void Context::print(Diagnostics& diagnostics) {
  diagnostics.sort_by_place();
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.all()) text += diagnostic_text(diagnostic, colour_errors_);
  surroundings_.errors.write(text);
}

void Context::error(std::string_view message, std::string_view help) {
  std::string text = headline("error", Role::bad, colour_errors_, message);
  if (!help.empty()) text += fmt::format("  = help: {}\n", safe_text(help));
  surroundings_.errors.write(text);
}

void Context::note(std::string_view message) {
  surroundings_.errors.write(headline("note", Role::muted, colour_errors_, message));
}

int Context::usage_error(std::string_view message, std::string_view help) {
  const std::string_view command = arguments_.command().name;
  const std::string where =
      command == "help" ? std::string("see 'plumb help'") : fmt::format("see 'plumb {} --help'", command);
  error(message, help.empty() ? where : fmt::format("{}{} {}", help, help.ends_with('?') ? "" : ";", where));
  return kExitUsage;
}

std::size_t max_file_bytes(const Arguments& arguments) {
  return arguments.size("max-size").value_or(kDefaultMaxFileBytes);
}

int exit_code(const Diagnostics& diagnostics) {
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.severity == Severity::error && diagnostic.code == Code::unreadable) return kExitSystem;
  return diagnostics.has_errors() ? kExitInput : kExitDone;
}

}  // namespace plumb
