#include "plumb/control/known_warnings.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "plumb/plan/row_subjects.hpp"

namespace plumb {

namespace {

/// The rows of all files that diagnostics point into.
class Subjects {
 public:
  std::string of(const Diagnostic& diagnostic) {
    const auto& file = diagnostic.where.file;
    if (!file) return {};
    const auto rows = rows_.try_emplace(file.get(), file).first;
    return std::string(rows->second.at(diagnostic.where.span.begin));
  }

 private:
  std::map<const SourceFile*, RowSubjects> rows_;
};

bool same_or_less(const Diagnostic& before, const Diagnostic& now) {
  if (before.message == now.message) return true;
  if (!before.excess || !now.excess) return false;
  // Sums of money may differ in the last digits that a double has.
  return *now.excess <= *before.excess + 1e-12 * std::abs(*before.excess);
}

}  // namespace

Diagnostics with_known(const Diagnostics& before, const Diagnostics& now) {
  Subjects subjects;
  // Each of them answers for one warning of now: a second missed deadline of a row would be new.
  std::map<std::pair<Code, std::string>, std::vector<const Diagnostic*>> earlier;
  for (const Diagnostic& each : before.all())
    if (each.severity == Severity::warning) earlier[{each.code, subjects.of(each)}].push_back(&each);
  Diagnostics marked;
  for (Diagnostic each : now.all()) {
    const auto known =
        each.severity == Severity::warning ? earlier.find({each.code, subjects.of(each)}) : earlier.end();
    if (known != earlier.end()) {
      auto& candidates = known->second;
      const auto same = std::ranges::find_if(
          candidates, [&](const Diagnostic* candidate) { return same_or_less(*candidate, each); });
      if (same != candidates.end()) {
        candidates.erase(same);
        each.known = true;
        each.message += kNoWorse;
      }
    }
    marked.add(std::move(each));
  }
  return marked;
}

}  // namespace plumb
