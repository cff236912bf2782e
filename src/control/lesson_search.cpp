#include "plumb/control/lesson_search.hpp"

#include <algorithm>

#include "plumb/io/unicode.hpp"
#include "plumb/registers/lesson.hpp"

namespace plumb {

namespace {

constexpr int kOfName = 3;
constexpr int kOfSubstance = 2;
constexpr int kOfRest = 1;

struct WeighedText {
  std::string text;  // folded
  int weight;
};

std::vector<WeighedText> texts_of(const Lesson& lesson) {
  std::vector<WeighedText> texts;
  const auto add = [&](std::string_view text, int weight) {
    if (!text.empty()) texts.push_back({folded_text(text), weight});
  };
  add(lesson.name, kOfName);
  for (const std::string_view text : {lesson.what, lesson.recommendation}) add(text, kOfSubstance);
  for (const std::string_view tag : lesson.tags) add(tag, kOfSubstance);
  for (const std::string_view text : {lesson.id, lesson.cause, lesson.category, lesson.phase, lesson.notes})
    add(text, kOfRest);
  return texts;
}

int times_in(std::string_view text, std::string_view term) {
  int times = 0;
  for (std::size_t at = text.find(term); at != std::string_view::npos; at = text.find(term, at + term.size()))
    ++times;
  return times;
}

/// How well a lesson fits; 0 if a term stands nowhere in it.
int score_of(const Lesson& lesson, std::span<const std::string> folded_terms) {
  const std::vector<WeighedText> texts = texts_of(lesson);
  int sum = 0;
  for (const std::string& term : folded_terms) {
    int of_term = 0;
    for (const WeighedText& each : texts) of_term += each.weight * times_in(each.text, term);
    if (of_term == 0) return 0;
    sum += of_term;
  }
  return sum;
}

}  // namespace

std::vector<std::size_t> search_lessons(const Plan& plan, std::span<const std::size_t> rows,
                                        std::span<const std::string> terms) {
  std::vector<std::string> folded;
  for (const std::string& term : terms)
    if (!term.empty()) folded.push_back(folded_text(term));
  if (folded.empty()) return {rows.begin(), rows.end()};
  std::vector<std::pair<int, std::size_t>> found;
  for (const std::size_t row : rows)
    if (const int score = score_of(plan.rows<Lesson>().rows[row], folded); score > 0)
      found.emplace_back(score, row);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::size_t> best;
  best.reserve(found.size());
  for (const auto& [score, row] : found) best.push_back(row);
  return best;
}

}  // namespace plumb
