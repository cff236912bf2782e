// Three-point estimates: expected durations, variances, and the probability of finishing in time.

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <regex>

#include "activity_plan.hpp"
#include "run_program.hpp"
#include "truth_case.hpp"

namespace plumb::test {
namespace {

constexpr double kMinutesOfDay = 1440.0;

/// Three points with this mean and standard deviation under the PERT formulas.
///
/// Three deviations on either side of the mean, shifted right where that would start below zero.
Json three_points(double mean, double sigma) {
  const double optimistic = std::max(0.0, mean - 3 * sigma);
  const double pessimistic = optimistic + 6 * sigma;
  return {{"o", optimistic}, {"m", (6 * mean - optimistic - pessimistic) / 4}, {"p", pessimistic}};
}

/// A chain of activities, each after the one before.
Json chain(const std::vector<Json>& estimates) {
  Json activities = Json::array();
  for (const Json& estimate : estimates) {
    Json activity = estimate;
    activity["preds"] = Json::array();
    if (!activities.empty()) activity["preds"].push_back(activities.back().at("id"));
    activity["id"] = fmt::format("step-{}", activities.size() + 1);
    activities.push_back(activity);
  }
  return activities;
}

Json chain_of_means(const Json& means, const Json& sigmas) {
  REQUIRE(means.size() == sigmas.size());
  std::vector<Json> estimates;
  for (std::size_t i = 0; i < means.size(); ++i) {
    estimates.push_back(three_points(means.at(i).get<double>(), sigmas.at(i).get<double>()));
  }
  return chain(estimates);
}

/// The network of an example, whichever way it is given; null for a form that is not known.
Json activities_of(const Json& inputs) {
  if (inputs.contains("activities")) return inputs.at("activities");
  if (inputs.contains("path")) return chain(inputs.at("path").get<std::vector<Json>>());
  if (inputs.contains("o"))
    return chain({{{"o", inputs.at("o")}, {"m", inputs.at("m")}, {"p", inputs.at("p")}}});
  if (inputs.contains("te")) return chain_of_means(inputs.at("te"), inputs.at("sigma"));
  if (inputs.contains("means")) return chain_of_means(inputs.at("means"), inputs.at("sigmas"));
  if (inputs.contains("T") && inputs.contains("var")) {
    return chain({three_points(inputs.at("T").get<double>(), std::sqrt(inputs.at("var").get<double>()))});
  }
  return nullptr;
}

/// One worked example, written as a plan, and what plumb says about it.
class PertExample {
 public:
  PertExample(const TruthCase& example, const TempFolder& folder) : example_(example) {
    const Json activities = activities_of(example.inputs);
    REQUIRE_MESSAGE(!activities.is_null(), "unknown form of inputs: " << example.inputs.dump());
    plan_ = folder.write(example.id + ".yaml", activity_plan(activities)).string();
    schedule_ = plumb_json({"schedule", "-f", plan_, "--durations", "expected"});
    path_ = plumb_json({"path", "-f", plan_}).at("pert");
  }

  void check() const {
    for (const auto& [key, expectation] : example_.expected.items()) {
      const bool known = check_path_figure(key, expectation) || check_probability(key, expectation) ||
                         check_task_estimates(key, expectation) ||
                         check_schedule_expectation(key, expectation, schedule_);
      if (!known) fail_unknown("expectation", key);
    }
  }

 private:
  /// The sums along the path: te or T the expected duration, var or var_cp its variance, sigma its deviation.
  bool check_path_figure(const std::string& key, const Json& expectation) const {
    struct Figure {
      std::string field;
      double unit;
    };
    static const std::map<std::string, Figure> kFigures = {
        {"te", {"expected_min", kMinutesOfDay}},
        {"T", {"expected_min", kMinutesOfDay}},
        {"sigma", {"sd_min", kMinutesOfDay}},
        {"var", {"variance_min2", kMinutesOfDay * kMinutesOfDay}},
        {"var_cp", {"variance_min2", kMinutesOfDay * kMinutesOfDay}},
    };
    const auto figure = kFigures.find(key);
    if (figure == kFigures.end() || !expectation.at("value").is_number()) return false;
    check_number(key, expectation.at("value"), expectation.at("abs_tol").get<double>(),
                 path_.at(figure->second.field), figure->second.unit);
    return true;
  }

  /// te and var of each activity.
  bool check_task_estimates(const std::string& key, const Json& expectation) const {
    if ((key != "te" && key != "var") || !expectation.at("value").is_object()) return false;
    const std::string field = key == "te" ? "expected_min" : "variance_min2";
    const double unit = key == "te" ? kMinutesOfDay : kMinutesOfDay * kMinutesOfDay;
    for (const auto& [id, wanted] : expectation.at("value").items()) {
      const Json& estimate = task_with_id(schedule_.at("tasks"), id).at("estimate");
      REQUIRE_MESSAGE(estimate.is_object(), fmt::format("a task has no estimate for {}", key));
      check_number(fmt::format("{} of {}", key, id), wanted, expectation.at("abs_tol").get<double>(),
                   estimate.at(field), unit);
    }
    return true;
  }

  /// P by the example's due date, P_le_X at most X, P_ge_X at least X, P_X_Y between X and Y; P_le and P_ge:
  /// X is input x.
  bool check_probability(const std::string& key, const Json& expectation) const {
    static const std::regex kForm{R"(^P(?:_(le|ge))?(?:_([0-9.]+))?(?:_([0-9.]+))?$)"};
    std::smatch parts;
    if (!std::regex_match(key, parts, kForm)) return false;
    std::optional<double> probability;
    if (parts[3].matched) {
      probability = probability_by(std::stod(parts[3].str())) - probability_by(std::stod(parts[2].str()));
    } else {
      const std::string input = parts[1].matched ? "x" : "due";
      const double due =
          parts[2].matched ? std::stod(parts[2].str()) : example_.inputs.at(input).get<double>();
      probability = parts[1] == "ge" ? 1 - probability_by(due) : probability_by(due);
    }
    check_number(key, expectation.at("value"), expectation.at("abs_tol").get<double>(), *probability);
    return true;
  }

  double probability_by(double day) const {
    const std::string due = day_after_start(day);
    const Json pert = plumb_json({"path", "-f", plan_, "--due", due}).at("pert");
    CHECK(pert.at("due") == due);
    REQUIRE_MESSAGE(pert.at("probability_pct").is_number(), "no probability of finishing by " << due);
    return pert.at("probability_pct").get<double>() / 100;
  }

  const TruthCase& example_;
  std::string plan_;
  Json schedule_;
  Json path_;
};

}  // namespace

TEST_CASE("published three-point estimates have the published means, variances and probabilities") {
  const std::vector<TruthCase> cases = truth_cases("pert");
  REQUIRE(!cases.empty());
  const TempFolder folder;
  for (const TruthCase& example : cases) {
    check_example(example.id, [&] { PertExample(example, folder).check(); });
  }
}

}  // namespace plumb::test
