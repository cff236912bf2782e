#include "plumb/report/cash_flow_view.hpp"

#include <fmt/format.h>

#include "plumb/report/evm_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

std::string cash_low_note(const CashLow& low, bool unicode) {
  if (low.amount < Cost())
    return fmt::format("Lowest on {}: {} to be financed", date_text(low.day),
                       money_text(-low.amount, unicode));
  return fmt::format("Lowest on {}: {}, never below zero", date_text(low.day),
                     money_text(low.amount, unicode));
}

void write_cash_amount(JsonWriter& json, std::string_view key, Cost amount) {
  json.key(key);
  write_figure(json, MetricValue(amount));
}

}  // namespace

Table cash_table(const CashReport& report, bool exact) {
  std::vector<Column> columns{named_column("from", "from", CellKind::date, 0)};
  const auto add = [&](std::string_view key, std::string_view heading, int drop_order) {
    columns.push_back(figure_column(key, heading, MetricKind::money, 480));
    columns.back().drop_order = drop_order;
  };
  add("in", "in", 1);
  add("out", "out", 1);
  add("net", "net", 2);
  add("balance", "balance", 0);
  Table table(std::move(columns));
  for (const CashPeriod& period : report.periods) {
    const auto money = [&](Cost amount) {
      return figure_cell(table, MetricValue(amount), MetricKind::money, exact);
    };
    Cell balance = money(period.balance);
    if (period.balance < Cost()) balance.role = Role::bad;
    table.add_row({Cell(Instant(period.first)), money(period.in), money(period.out),
                   money(period.in - period.out), balance});
  }
  return table;
}

TablesPage cash_page(const CashReport& report, const TextStyle& style, int drawing_columns) {
  TablesPage page;
  const AssessmentTitle title = assessment_title(report.assessment, style.unicode);
  page.title = title.project;
  page.aside = fmt::format("cash on {}", date_text(report.assessment.schedule.as_of));
  page.tables.push_back(cash_table(report, false));
  const CashForecast& cash = report.cash;
  if (!cash.low) {
    page.notes.emplace_back("no money moves: there are no costs and no payments with a date");
    return page;
  }
  draw_cash_curve(page.drawing, report, style, drawing_columns);
  page.notes.push_back(cash_low_note(*cash.low, style.unicode));
  if (!cash.undated_in.is_zero())
    page.notes.push_back(
        fmt::format("{} to come in without a date: not counted", money_text(cash.undated_in, style.unicode)));
  if (!cash.undated_out.is_zero())
    page.notes.push_back(
        fmt::format("{} to go out without a date: not counted", money_text(cash.undated_out, style.unicode)));
  return page;
}

void write_cash_json(std::string& out, const CashReport& report) {
  const CashForecast& cash = report.cash;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.cashflow/1");
  json.member("on", date_text(report.assessment.schedule.as_of));
  write_currency(json, report.assessment.plan);
  write_cash_amount(json, "in", cash.in.total());
  write_cash_amount(json, "out", cash.out.total());
  write_cash_amount(json, "undated_in", cash.undated_in);
  write_cash_amount(json, "undated_out", cash.undated_out);
  json.key("low");
  if (cash.low) {
    json.begin_object();
    json.member("date", date_text(cash.low->day));
    write_cash_amount(json, "amount", cash.low->amount);
    json.end_object();
  } else {
    json.null();
  }
  json.key("periods");
  json.begin_array();
  for (const CashPeriod& period : report.periods) {
    json.begin_object();
    json.member("from", date_text(period.first));
    json.member("to", date_text(day_of(period.end - Minutes{1})));
    write_cash_amount(json, "in", period.in);
    write_cash_amount(json, "out", period.out);
    write_cash_amount(json, "net", period.in - period.out);
    write_cash_amount(json, "balance", period.balance);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
