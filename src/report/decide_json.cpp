#include "plumb/report/decide_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

void write_ids(JsonWriter& json, std::string_view key, const std::vector<std::string_view>& ids) {
  json.key(key);
  json.begin_array();
  for (const std::string_view id : ids) json.value(id);
  json.end_array();
}

std::optional<double> in_percent(const std::optional<double>& share) {
  return share ? std::optional(100 * *share) : std::nullopt;
}

void write_text_or_null(JsonWriter& json, std::string_view key, std::string_view text) {
  json.key(key);
  text.empty() ? json.null() : json.value(text);
}

void write_criteria(JsonWriter& json, const DecisionFigures& figures) {
  json.key("criteria");
  json.begin_array();
  for (const CriterionFigures& criterion : figures.criteria) {
    json.begin_object();
    json.member("name", criterion.name);
    json.member("weight_pct", 100 * criterion.weight);
    json.member("tipping_weight_pct", in_percent(criterion.tipping_weight));
    json.member("move_pct", in_percent(criterion.move()));
    write_text_or_null(json, "then", criterion.then);
    json.end_object();
  }
  json.end_array();
}

void write_option(JsonWriter& json, const OptionFigures& option) {
  json.begin_object();
  json.member("id", option.id);
  json.member("name", option.name);
  json.member("score", option.score);
  json.member("rank", option.rank);
  json.member("npv", option.npv);
  json.member("irr_pct", option.rates.size() == 1 ? in_percent(option.rates.front()) : std::nullopt);
  json.key("irrs_pct");
  json.begin_array();
  for (const double rate : option.rates) json.value(100 * rate);
  json.end_array();
  json.member("irr_ambiguous", option.rates.size() > 1);
  json.member("payback_years", option.payback);
  json.member("dynamic_payback_years", option.dynamic_payback);
  json.member("expected_value", option.expected_value);
  json.key("costs");
  json.begin_array();
  for (const double cost : option.costs) json.value(cost);
  json.end_array();
  json.end_object();
}

void write_quantities(JsonWriter& json, const DecisionFigures& figures) {
  json.key("quantities");
  json.begin_array();
  for (std::size_t i = 0; i < figures.quantities.size(); ++i) {
    json.begin_object();
    json.member("quantity", figures.quantities[i]);
    write_ids(json, "cheapest", figures.cheapest[i]);
    json.end_object();
  }
  json.end_array();
  json.key("break_even");
  json.begin_array();
  for (const BreakEven& even : figures.break_evens) {
    json.begin_object();
    write_ids(json, "options", {even.a, even.b});
    json.member("quantity", even.quantity);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void write_decide_json(std::string& out, const DecideReport& report) {
  const Decision& decision = report.decision;
  const DecisionFigures& figures = report.figures;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.decide/1");
  json.member("id", decision.id);
  json.member("name", decision.name);
  write_text_or_null(json, "question", decision.question);
  write_currency(json, report.plan);
  json.member("discount_rate_pct",
              decision.discount_rate ? std::optional(decision.discount_rate->percent()) : std::nullopt);
  write_text_or_null(json, "chosen", decision.chosen);
  json.key("decided");
  decision.decided ? json.value(date_text(*decision.decided)) : json.null();
  write_ids(json, "best", figures.best());
  write_ids(json, "best_score", figures.best_score);
  write_ids(json, "best_npv", figures.best_npv);
  write_ids(json, "best_expected_value", figures.best_expected_value);
  json.key("options");
  json.begin_array();
  for (const OptionFigures& option : figures.options) write_option(json, option);
  json.end_array();
  write_criteria(json, figures);
  write_quantities(json, figures);
  json.end_object();
  json.finish();
}

}  // namespace plumb
