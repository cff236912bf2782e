// edit_corpus DIR [MOST]: gives the scalars of every YAML file below DIR four other values each and tells
// what came of it; exit code 1 if a single byte came out wrong. MOST bounds the scalars of a file; all of
// them unless given.
#include <fmt/format.h>

#include <cstdlib>
#include <limits>

#include "edit_corpus.hpp"

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    fmt::print(stderr, "usage: edit_corpus DIR [MOST]\n");
    return 2;
  }
  const std::size_t most =
      argc == 3 ? std::strtoul(argv[2], nullptr, 10) : std::numeric_limits<std::size_t>::max();
  const plumb::test::EditTrials trials = plumb::test::try_edits_below(argv[1], most);
  for (const std::string& refusal : trials.refusals) fmt::print("refused: {}\n", refusal);
  for (const auto& [reason, count] : trials.reasons) fmt::print("{} refused: {}\n", count, reason);
  for (const std::string& wrong : trials.wrong) fmt::print("WRONG: {}\n", wrong);
  fmt::print("{} files, {} of them not read; {} edits made, {} refused, {} wrong\n", trials.files,
             trials.unread, trials.made, trials.refused, trials.wrong.size());
  return trials.wrong.empty() ? 0 : 1;
}
