#include "edit_corpus.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

namespace plumb {

namespace {

constexpr std::size_t kMostScalars = 40;  // of a file; the tool edit_corpus takes all

void check_folder(const std::filesystem::path& folder) {
  const test::EditTrials trials = test::try_edits_below(folder, kMostScalars);
  MESSAGE(folder.string() << ": " << trials.files << " files, " << trials.made << " edits, " << trials.refused
                          << " refused");
  for (const std::string& wrong : trials.wrong) FAIL_CHECK(wrong);
  for (const auto& [reason, count] : trials.reasons)
    CHECK_MESSAGE(reason.find("alias") != std::string::npos, reason);
  CHECK(trials.made > 0);
}

}  // namespace

TEST_CASE("every YAML file at hand is edited without a wrong byte") {
  check_folder(PLUMB_SOURCE_DIR "/tests");
  check_folder(PLUMB_SOURCE_DIR "/examples");
}

}  // namespace plumb
