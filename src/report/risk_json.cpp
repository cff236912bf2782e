#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"
#include "plumb/report/risk_view.hpp"

namespace plumb {

namespace {

void write_cost(JsonWriter& json, std::string_view key, const std::optional<Cost>& cost) {
  json.key(key);
  write_figure(json, cost ? MetricValue(*cost) : MetricValue());
}

void write_exposure(JsonWriter& json, std::string_view key, const Exposure& exposure) {
  json.key(key);
  json.begin_object();
  write_cost(json, "net", exposure.net());
  write_cost(json, "threats", exposure.threats);
  write_cost(json, "opportunities", exposure.opportunities);
  json.member("time_min", exposure.time_minutes);
  json.member("unpriced", exposure.unpriced);
  json.end_object();
}

/// What the whole register, whatever is chosen of it, asks of the budget: the reserve for what may happen,
/// and the reserve behind it.
void write_reserve(JsonWriter& json, const Assessment& assessment) {
  const RiskRegister& risks = assessment.risks;
  const Cost contingency = assessment.performance.baseline->contingency();
  const Cost needed = risks.residual.net();
  const Cost bac = assessment.project.value.bac;
  const auto& money = assessment.plan.project.management_reserve;
  const Cost reserve =
      money ? assessment.performance.cost_plan->prices().of_money(*money, assessment.plan.project.start.date)
            : Cost();
  json.key("contingency");
  json.begin_object();
  write_cost(json, "amount", contingency);
  write_cost(json, "needed", needed);
  write_cost(json, "free", contingency - needed);
  json.end_object();
  json.key("reserve");
  json.begin_object();
  write_cost(json, "bac", bac);
  write_cost(json, "response_cost", risks.response_cost);
  write_cost(json, "residual", needed);
  write_cost(json, "cost_baseline_needed", bac + risks.response_cost + needed);
  write_cost(json, "management_reserve", reserve);
  write_cost(json, "budget_needed", bac + risks.response_cost + needed + reserve);
  json.end_object();
}

void write_matrix(JsonWriter& json, const Assessment& assessment, const RiskReport& report) {
  const RiskGrid grid = risk_grid(assessment, report.rows);
  json.key("matrix");
  json.begin_object();
  json.key("probability");
  json.begin_array();
  for (std::size_t i = 0; i < grid.probability.size(); ++i) {
    json.begin_object();
    json.member("level", grid.probability[i]);
    json.member("probability_pct", grid.chances[i].percent());
    json.end_object();
  }
  json.end_array();
  json.key("impact");
  json.begin_array();
  for (const ImpactLevel& level : assessment.risks.matrix.impact) {
    json.begin_object();
    json.member("level", level.level);
    json.member("value", level.value.value());
    json.end_object();
  }
  json.end_array();
  json.member("high", assessment.risks.matrix.high->value());
  const auto write_rows = [&](std::string_view key, auto at) {
    json.key(key);
    json.begin_array();
    for (std::size_t row = 0; row < grid.probability.size(); ++row) {
      json.begin_array();
      for (std::size_t column = 0; column < grid.impact.size(); ++column)
        json.value(at(row * grid.impact.size() + column));
      json.end_array();
    }
    json.end_array();
  };
  write_rows("scores", [&](std::size_t cell) { return grid.scores[cell]; });
  write_rows("counts", [&](std::size_t cell) { return grid.counts[cell]; });
  json.member("outside", grid.outside);
  json.end_object();
}

void write_levels(JsonWriter& json, const RiskMatrix& matrix, const RiskState& state) {
  json.key("probability_level");
  state.probability_level ? json.value(matrix.probability[*state.probability_level].level) : json.null();
  json.key("impact_level");
  state.impact_level ? json.value(matrix.impact[*state.impact_level].level) : json.null();
  json.member("score", state.score);
}

void write_risk(JsonWriter& json, const Assessment& assessment, std::size_t row) {
  const Plan& plan = assessment.plan;
  const Risk& risk = plan.risks.rows[row];
  const RiskFigures& figures = assessment.risks.risks[row];
  json.begin_object();
  json.member("id", risk.id);
  json.member("name", risk.name);
  json.member("kind", kWords<RiskKind>[static_cast<std::size_t>(risk.kind)]);
  json.member("status", kWords<RiskStatus>[static_cast<std::size_t>(risk.status)]);
  json.key("category");
  risk.category.empty() ? json.null() : json.value(risk.category);
  json.key("owner");
  risk.owner.valid() ? json.value(plan.resource(risk.owner).id) : json.null();
  json.key("strategy");
  risk.strategy ? json.value(kWords<Strategy>[static_cast<std::size_t>(*risk.strategy)]) : json.null();
  json.member("exposed", figures.exposed);
  json.member("probability_pct", figures.inherent.probability_percent);
  write_cost(json, "cost", figures.inherent.cost);
  json.member("time_min", figures.inherent.time_minutes);
  write_cost(json, "exposure", figures.inherent.exposure);
  json.member("time_exposure_min", figures.inherent.time_exposure);
  write_levels(json, assessment.risks.matrix, figures.inherent);
  json.member("high", figures.high);
  write_cost(json, "residual", figures.residual.exposure);
  json.member("residual_probability_pct", figures.residual.probability_percent);
  write_cost(json, "residual_cost", figures.residual.cost);
  json.member("residual_time_min", figures.residual.time_minutes);
  json.member("residual_time_exposure_min", figures.residual.time_exposure);
  json.member("residual_score", figures.residual.score);
  write_cost(json, "response_cost", figures.response_cost);
  write_cost(json, "net_benefit", figures.net_benefit);
  write_cost(json, "spent", figures.spent);
  json.key("due");
  risk.due ? json.value(date_text(*risk.due)) : json.null();
  json.end_object();
}

}  // namespace

void write_risk_json(std::string& out, const Assessment& assessment, const RiskReport& report) {
  const RiskRegister& risks = assessment.risks;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.risk/1");
  json.member("at", assessment.schedule.network.status ? assessment.performance.at : kNoInstant);
  write_currency(json, assessment.plan);
  json.key("exposure");
  json.begin_object();
  const RegisterSums sums = sums_of(assessment.plan, risks, report.rows);
  write_exposure(json, "inherent", sums.inherent);
  write_exposure(json, "residual", sums.residual);
  write_cost(json, "response_cost", sums.response_cost);
  write_cost(json, "net_benefit", sums.net_benefit());
  json.end_object();
  write_reserve(json, assessment);
  write_matrix(json, assessment, report);
  json.key("groups");
  json.begin_array();
  for (const RiskGroup& group : report.groups) {
    json.begin_object();
    json.key("id");
    group.id.empty() ? json.null() : json.value(group.id);
    json.member("risks", group.count);
    write_exposure(json, "inherent", group.inherent);
    write_exposure(json, "residual", group.residual);
    json.end_object();
  }
  json.end_array();
  json.key("risks");
  json.begin_array();
  for (const std::size_t row : report.shown) write_risk(json, assessment, row);
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
