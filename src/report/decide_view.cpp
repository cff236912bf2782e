#include "plumb/report/decide_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

using Ids = std::vector<std::string_view>;

bool is_among(const Ids& ids, std::string_view id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// One rate; several of them are all named, because none is the one.
std::string rates_text(const std::vector<double>& rates) {
  std::string text;
  for (const double rate : rates) text += fmt::format("{}{:.1f} %", text.empty() ? "" : " or ", 100 * rate);
  return text;
}

Column decide_column(std::string_view key, std::string_view heading, MetricKind kind, int decimals) {
  Column column = figure_column(key, heading, kind, 480);
  column.decimals = decimals;
  column.drop_order = 1;
  return column;
}

/// Which figures some option has.
struct Given {
  bool score = false, flows = false, value = false;
};

Given given_in(const DecisionFigures& figures) {
  Given given;
  for (const OptionFigures& option : figures.options) {
    given.score = given.score || option.score;
    given.flows = given.flows || option.npv || option.payback || !option.rates.empty();
    given.value = given.value || option.expected_value;
  }
  return given;
}

std::string best_line(std::string_view by, const Ids& ids) {
  if (ids.size() == 1) return fmt::format("Best by {}: {}", by, ids.front());
  return fmt::format("Best by {}: a tie of {}", by, fmt::join(ids, ", "));
}

Table criteria_table(const DecisionFigures& figures) {
  Column tip = decide_column("tipping_weight_pct", "tips at", MetricKind::percent, 1);
  tip.absent = "never";
  Column move = decide_column("move_pct", "move", MetricKind::percent, 1);
  move.absent = "";
  move.signs = true;
  Table table({named_column("criterion", "criterion", CellKind::text, 0),
               decide_column("weight_pct", "weight", MetricKind::percent, 1), tip, move,
               named_column("then", "then level", CellKind::text, 1)});
  const auto percent_of = [](const std::optional<double>& share) {
    return share ? std::optional(100 * *share) : std::nullopt;
  };
  for (const CriterionFigures& criterion : figures.criteria)
    table.add_row({Cell(criterion.name), Cell(100 * criterion.weight),
                   Cell(percent_of(criterion.tipping_weight)), Cell(percent_of(criterion.move())),
                   Cell(criterion.then)});
  return table;
}

Table costs_table(const DecisionFigures& figures) {
  std::vector<Column> columns{named_column("id", "at a quantity of", CellKind::text, 0)};
  for (const double quantity : figures.quantities) {
    std::string heading;
    append_shortest(heading, quantity);
    columns.push_back(decide_column(heading, heading, MetricKind::money, 0));
  }
  Table table(std::move(columns));
  if (figures.quantities.empty()) return table;
  for (const OptionFigures& option : figures.options) {
    if (option.costs.empty()) continue;
    std::vector<Cell> cells{Cell(option.id)};
    for (const double cost : option.costs) cells.emplace_back(cost);
    table.add_row(cells);
  }
  return table;
}

std::vector<std::string> decide_notes(const DecideReport& report) {
  const DecisionFigures& figures = report.figures;
  std::vector<std::string> notes;
  const auto add_best = [&](std::string_view by, const Ids& ids) {
    if (!ids.empty()) notes.push_back(best_line(by, ids));
  };
  add_best("score", figures.best_score);
  add_best("NPV", figures.best_npv);
  add_best("expected value", figures.best_expected_value);
  for (std::size_t i = 0; i < figures.quantities.size(); ++i)
    add_best(fmt::format("cost at {:g}", figures.quantities[i]), figures.cheapest[i]);
  for (const BreakEven& even : figures.break_evens)
    notes.push_back(fmt::format("{} and {} cost the same at {:g}", even.a, even.b, even.quantity));
  for (const OptionFigures& option : figures.options)
    if (option.rates.size() > 1)
      notes.push_back(
          fmt::format("{} has {} internal rates of return: go by its NPV", option.id, option.rates.size()));
  const Decision& decision = report.decision;
  if (decision.chosen.empty()) {
    notes.emplace_back("Not decided");
  } else {
    std::string line = fmt::format("Chosen: {}", decision.chosen);
    if (decision.decided) line += fmt::format(" on {}", date_text(*decision.decided));
    if (!figures.best().empty() && !is_among(figures.best(), decision.chosen))
      line += ", which is not the best";
    if (!decision.rationale.empty()) line += fmt::format(": {}", decision.rationale);
    notes.push_back(std::move(line));
  }
  return notes;
}

}  // namespace

Table options_table(const DecideReport& report, bool exact) {
  const Given given = given_in(report.figures);
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  std::vector<Column> columns{named_column("id", "id", CellKind::text, 0), name};
  if (given.score || exact) {
    columns.push_back(named_column("rank", "rank", CellKind::count, 0));
    columns.push_back(decide_column("score", "score", MetricKind::ratio, 3));
  }
  if (given.flows || exact) {
    columns.push_back(decide_column("npv", "NPV", MetricKind::money, 0));
    columns.push_back(decide_column("irr_pct", "IRR", MetricKind::percent, 1));
    columns.back().align = Align::right;
    columns.push_back(decide_column("payback_years", "payback", MetricKind::ratio, 2));
    columns.push_back(decide_column("dynamic_payback_years", "dynamic", MetricKind::ratio, 2));
  }
  if (given.value || exact)
    columns.push_back(decide_column("expected_value", "expected", MetricKind::money, 0));
  Table table(std::move(columns));
  for (const OptionFigures& option : report.figures.options) {
    std::vector<Cell> cells{
        Cell(option.id, is_among(report.figures.best(), option.id) ? Role::good : Role::none),
        Cell(option.name.empty() ? option.id : option.name)};
    if (given.score || exact) {
      cells.push_back(option.rank ? Cell(*option.rank) : Cell());
      cells.emplace_back(option.score);
    }
    if (given.flows || exact) {
      cells.emplace_back(option.npv);
      cells.push_back(option.rates.size() == 1        ? Cell(100 * option.rates.front())
                      : exact || option.rates.empty() ? Cell()
                                                      : Cell(table.keep(rates_text(option.rates))));
      cells.emplace_back(option.payback);
      cells.emplace_back(option.dynamic_payback);
    }
    if (given.value || exact) cells.emplace_back(option.expected_value);
    table.add_row(cells);
  }
  return table;
}

TablesPage decide_page(const DecideReport& report) {
  TablesPage page;
  const Decision& decision = report.decision;
  page.title =
      fmt::format("{} ({})", decision.question.empty() ? decision.name : decision.question, decision.id);
  if (decision.discount_rate)
    page.aside = fmt::format("money costs {:g} % a year", decision.discount_rate->percent());
  page.tables.push_back(options_table(report, false));
  page.tables.push_back(costs_table(report.figures));
  if (!report.figures.best_score.empty()) page.tables.push_back(criteria_table(report.figures));
  page.notes = decide_notes(report);
  return page;
}

}  // namespace plumb
