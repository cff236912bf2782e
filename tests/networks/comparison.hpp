#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "oracle.hpp"
#include "random_plan.hpp"

namespace plumb::networks {

/// One task of the JSON of `plumb schedule`.
struct ScheduledTask {
  OracleDates dates;
  std::string kind;
  std::optional<Minute> interfering_float;
  bool critical = false;
  bool driving = false;
};

/// What the tests read from the JSON of `plumb schedule`.
struct Answer {
  Minute start = 0;  // of the project
  Minute finish = 0;
  std::map<std::string, ScheduledTask> tasks;
};

/// Reads the JSON; throws nlohmann's exceptions where it is not as the contract says.
Answer read_answer(const nlohmann::json& json);

/// Says in one line each where the program and the oracle differ; empty when they agree.
std::vector<std::string> differences(const RandomPlan& plan, const Answer& program,
                                     const OracleAnswer& oracle);

/// Writes all dates of an answer, one task a line, for the report of a failure.
std::string dates_text(const RandomPlan& plan, const std::map<std::string, OracleDates>& tasks);
std::map<std::string, OracleDates> dates_of(const Answer& answer);

}  // namespace plumb::networks
