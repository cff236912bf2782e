#include <fmt/format.h>

#include <cerrno>
#include <system_error>

#include "plumb/io/file_changes.hpp"

namespace plumb {

namespace {

std::string write_hint(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "make room on the disk; nothing was written";
    case EACCES:
    case EPERM:
      return "ask the owner for the right to write to the file and its folder; nothing was written";
    case EROFS:
      return "the disk is mounted for reading only; nothing was written";
    case EFBIG:
      return "raise the system's limit for the size of a file (ulimit -f); nothing was written";
    default:
      return "see to the disk and the folder; nothing was written";
  }
}

std::string system_text(int error_number) {
  return std::generic_category().message(error_number);
}

}  // namespace

WriteMessage write_message(const WriteResult& result) {
  const std::string& path = result.path;
  switch (result.problem) {
    case WriteProblem::none:
      break;
    case WriteProblem::changed_meanwhile:
      return {fmt::format("'{}' has been changed since it was read, so nothing was written", path),
              "run the command again"};
    case WriteProblem::exists:
      return {fmt::format("'{}' exists already, and is not overwritten", path), "name another file"};
    case WriteProblem::locked:
      return {fmt::format("another program has been writing to the plan in '{}' for ten seconds", path),
              "run the command again when it has ended"};
    case WriteProblem::failed:
      return {fmt::format("cannot write '{}': {}", path, system_text(result.error_number)),
              write_hint(result.error_number)};
    case WriteProblem::not_a_file:
      return {fmt::format("'{}' is no file that can be replaced", path), "name a plan file"};
    case WriteProblem::outside:
      return {fmt::format("'{}' stands outside the plan's folder", path),
              "name a file in the folder of the plan's root file, or below it"};
    case WriteProblem::interrupted:
      return {interruption_text(path, result.reason), std::string(kInterruptionHint)};
    case WriteProblem::incomplete:
      return {fmt::format("the change was decided but not completed: cannot write '{}': {}", path,
                          system_text(result.error_number)),
              fmt::format("'{}' keeps it, and the next command that writes to the plan completes it",
                          kJournalName)};
  }
  return {};
}

}  // namespace plumb
