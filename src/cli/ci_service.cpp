#include "plumb/cli/ci_service.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace plumb {

namespace {

namespace fs = std::filesystem;

int append_file(const std::string& path, std::string_view bytes) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return errno;
  const int failure = DescriptorSink(descriptor).write(bytes);
  return ::close(descriptor) != 0 && failure == 0 ? errno : failure;
}

}  // namespace

std::string path_in_checkout(const Environment& environment, const std::string& path) {
  for (const char* variable : {"GITHUB_WORKSPACE", "CI_PROJECT_DIR"}) {
    const auto folder = environment(variable);
    if (!folder || folder->empty()) continue;
    std::error_code failure;
    const fs::path top = fs::weakly_canonical(fs::path(*folder), failure);
    if (failure) continue;
    const fs::path here = fs::current_path(failure);
    if (failure) continue;
    const fs::path below = (here / path).lexically_normal().lexically_relative(top);
    if (!below.empty() && *below.begin() != "..") return below.generic_string();
  }
  return fs::path(path).lexically_normal().generic_string();
}

std::string_view step_summary_path(const Environment& environment) {
  return environment("GITHUB_STEP_SUMMARY").value_or(std::string_view());
}

bool append_step_summary(Context& context, std::string_view path, std::string_view markdown) {
  const int failure = append_file(std::string(path), markdown);
  if (failure == 0) return true;
  context.error(
      fmt::format("cannot write the summary '{}': {}", path, std::generic_category().message(failure)),
      "correct GITHUB_STEP_SUMMARY, or unset it");
  return false;
}

}  // namespace plumb
