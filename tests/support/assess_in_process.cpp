#include "assess_in_process.hpp"

#include <doctest/doctest.h>

#include "plumb/report/metric_text.hpp"

namespace plumb::test {

MetricValue AssessedYaml::metric(std::string_view name, std::string_view of) const {
  const Metric* found = find_metric(name);
  REQUIRE_MESSAGE(found != nullptr, "no metric " << std::string(name));
  MetricSubjects subjects(*assessment);
  const auto subject = of.empty() ? std::optional(subjects.project()) : subjects.find(of);
  REQUIRE_MESSAGE(subject.has_value(), "nothing is called " << std::string(of));
  return found->value(*assessment, *subject);
}

std::string AssessedYaml::word(std::string_view name, std::string_view of) const {
  return figure_word(metric(name, of));
}

std::unique_ptr<AssessedYaml> assessed(std::string_view yaml, std::string_view at) {
  Diagnostics said;
  LoadedPlan loaded = plan_from(yaml);
  ScheduleOptions options;
  if (!at.empty()) options.at = parse_written_date(at);
  Schedule schedule = make_schedule(*loaded, options, said);
  REQUIRE(!said.has_errors());
  auto result =
      std::make_unique<AssessedYaml>(AssessedYaml{std::move(loaded), std::move(schedule), {}, std::nullopt});
  auto assessment = assess(*result->loaded, result->schedule, {}, result->diagnostics);
  if (assessment) result->assessment.emplace(std::move(*assessment));
  return result;
}

}  // namespace plumb::test
