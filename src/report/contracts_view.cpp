#include "plumb/report/contracts_view.hpp"

#include <fmt/format.h>

#include "plumb/report/metric_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

const Contract& contract_at(const ContractsReport& report, std::size_t row) {
  return report.plan.rows<Contract>().rows[row];
}

Column contract_money_column(std::string_view key, std::string_view heading, int drop_order) {
  Column column = figure_column(key, heading, MetricKind::money, 480);
  column.absent = "";
  column.drop_order = drop_order;
  return column;
}

Cell contract_cost(Table& table, Cost amount, bool exact, Role role = Role::none) {
  Cell cell = figure_cell(table, MetricValue(amount), MetricKind::money, exact);
  cell.role = role;
  return cell;
}

Cell day_cell(const std::optional<Date>& day, Role role = Role::none) {
  return day ? Cell(Instant(*day), role) : Cell();
}

Role role_of_overdue(Cost overdue) {
  return overdue.is_zero() ? Role::none : Role::bad;
}

std::string_view state_word(const PaymentFigures& payment) {
  if (payment.open().is_zero()) return "paid";
  if (payment.overdue) return "overdue";
  if (!payment.invoiced.is_zero()) return "invoiced";
  return payment.due ? "to come" : "no date";
}

std::string amount_text_of(double amount, bool unicode) {
  return figure_text(MetricValue(amount), MetricKind::money, {.unicode = unicode});
}

std::string damages_note(const Damages& damages, bool unicode) {
  std::string text = fmt::format("Damages: due {}", date_text(damages.due));
  if (damages.extension_days != 0)
    text += fmt::format(" with {} more by claims",
                        counted(static_cast<std::size_t>(std::abs(damages.extension_days)), "day"));
  text += fmt::format(", forecast {}", date_text(damages.finish));
  if (damages.days_late == 0) return text + ": none";
  return text + fmt::format(": {} late, {}{}", counted(static_cast<std::size_t>(damages.days_late), "day"),
                            money_text(damages.amount, unicode), damages.capped ? ", the cap" : "");
}

std::vector<std::string> incentive_notes(const IncentivePrice& price, bool unicode) {
  const auto text = [&](double amount) { return amount_text_of(amount, unicode); };
  std::vector<std::string> notes{fmt::format("Incentive: target price {}", text(price.target_price))};
  if (price.point_of_total_assumption)
    notes.back() +=
        fmt::format(", point of total assumption at a cost of {}", text(*price.point_of_total_assumption));
  if (price.least_effective_cost || price.greatest_effective_cost)
    notes.back() += fmt::format(
        ", the fee moves between costs of {} and {}",
        price.least_effective_cost ? text(*price.least_effective_cost) : "0",
        price.greatest_effective_cost ? text(*price.greatest_effective_cost) : std::string("any"));
  if (price.cost)
    notes.push_back(fmt::format("At the cost booked, {}: price {}, fee {}", text(*price.cost),
                                text(price.price.value_or(0)), text(price.fee.value_or(0))));
  else
    notes.emplace_back("No cost is booked on it, so that its price is still open");
  return notes;
}

std::string service_note(const ServiceFigures& service) {
  std::string text = fmt::format("Service {}: ", service.metric);
  if (!service.availability_pct) return text + "no window to measure it over";
  text +=
      fmt::format("{:.3f} % in its worst window, {:g} min down", *service.availability_pct, service.down_min);
  if (service.allowed_down_min)
    text += fmt::format(" of {:g} allowed: {}", *service.allowed_down_min, *service.met ? "met" : "missed");
  return text;
}

/// How the price comes about.
Table value_lines(const ContractFigures& figures) {
  Table table({named_column("what", "", CellKind::text, 0), contract_money_column("amount", "amount", 0)});
  const auto add = [&](std::string_view what, Cost amount) {
    table.add_row({Cell(what), contract_cost(table, amount, false)});
  };
  add("agreed", figures.value.agreed);
  if (!figures.value.changes.is_zero()) {
    add("changes", figures.value.changes);
    add("current value", figures.value.current());
  }
  if (!figures.value.pending.is_zero()) add("changes submitted", figures.value.pending);
  if (!figures.value.tax.is_zero()) {
    add(figures.value.tax_included ? "tax in it" : "tax", figures.value.tax);
    add("price with tax", figures.value.price());
  }
  if (!figures.claims_ours.is_zero()) add("claims of ours, open", figures.claims_ours);
  if (!figures.claims_theirs.is_zero()) add("claims of theirs, open", figures.claims_theirs);
  return table;
}

std::vector<std::string> contract_notes(const ContractFigures& figures, bool unicode) {
  std::vector<std::string> notes;
  if (figures.damages) notes.push_back(damages_note(*figures.damages, unicode));
  if (figures.incentive)
    for (std::string& note : incentive_notes(*figures.incentive, unicode)) notes.push_back(std::move(note));
  for (const ServiceFigures& service : figures.services) notes.push_back(service_note(service));
  if (figures.released < figures.retention)
    notes.push_back(fmt::format("{} of the retention has no release",
                                money_text(figures.retention - figures.released, unicode)));
  if (!figures.undated.is_zero())
    notes.push_back(fmt::format("{} to be paid without a date: not in the cash flow",
                                money_text(figures.undated, unicode)));
  return notes;
}

}  // namespace

Table contracts_table(const ContractsReport& report, bool exact) {
  Column name = named_column("name", "name", CellKind::text, 0);
  name.may_shrink = true;
  std::vector<Column> columns{named_column("id", "id", CellKind::text, 0), name,
                              named_column("kind", "kind", CellKind::text, 1)};
  if (exact)
    for (const auto& [key, heading] :
         {std::pair{"value", "agreed"}, {"changes", "changes"}, {"tax", "tax"}, {"price", "price"}})
      columns.push_back(contract_money_column(key, heading, 1));
  columns.push_back(contract_money_column("current_value", "value", 0));
  columns.push_back(contract_money_column("invoiced", "invoiced", 4));
  columns.push_back(contract_money_column("paid", "paid", 3));
  columns.push_back(contract_money_column("outstanding", "outstanding", 5));
  columns.push_back(contract_money_column("overdue", "overdue", 0));
  Column next = named_column("next_due", "next due", CellKind::date, 2);
  next.absent = "";
  columns.push_back(next);
  columns.push_back(contract_money_column("damages", "damages", 2));
  Table table(std::move(columns));
  for (const std::size_t row : report.rows) {
    const Contract& contract = contract_at(report, row);
    const ContractFigures& figures = report.book[row];
    std::vector<Cell> cells{Cell(contract.id), Cell(contract.name),
                            Cell(kWords<ContractKind>[static_cast<std::size_t>(contract.kind)])};
    if (exact)
      for (const Cost amount :
           {figures.value.agreed, figures.value.changes, figures.value.tax, figures.value.price()})
        cells.push_back(contract_cost(table, amount, true));
    cells.push_back(contract_cost(table, figures.value.current(), exact));
    cells.push_back(contract_cost(table, figures.invoiced, exact));
    cells.push_back(contract_cost(table, figures.paid, exact));
    cells.push_back(contract_cost(table, figures.outstanding, exact));
    cells.push_back(contract_cost(table, figures.overdue, exact, role_of_overdue(figures.overdue)));
    cells.push_back(figures.next ? day_cell(figures.payments[*figures.next].due) : Cell());
    cells.push_back(figures.damages ? contract_cost(table, figures.damages->amount, exact) : Cell());
    table.add_row(cells);
  }
  return table;
}

Table payments_table(const ContractsReport& report, std::size_t row, bool exact) {
  Column name = named_column("name", "name", CellKind::text, 1);
  name.may_shrink = true;
  Column due = named_column("due", "due", CellKind::date, 0);
  due.absent = "n/a";
  Table table({named_column("id", "id", CellKind::text, 0), name, due,
               contract_money_column("gross", "gross", 4), contract_money_column("retention", "retention", 3),
               contract_money_column("recovery", "advance", 3), contract_money_column("net", "net", 0),
               contract_money_column("invoiced", "invoiced", 2), contract_money_column("paid", "paid", 1),
               named_column("state", "state", CellKind::text, 0)});
  for (const PaymentFigures& payment : report.book[row].payments)
    table.add_row({Cell(payment.id), Cell(payment.name), day_cell(payment.due),
                   contract_cost(table, payment.gross, exact), contract_cost(table, payment.retention, exact),
                   contract_cost(table, payment.recovery, exact), contract_cost(table, payment.net, exact),
                   contract_cost(table, payment.invoiced, exact), contract_cost(table, payment.paid, exact),
                   Cell(state_word(payment), payment.overdue ? Role::bad : Role::none)});
  return table;
}

TablesPage contracts_page(const ContractsReport& report, bool one, bool unicode) {
  TablesPage page;
  page.aside = fmt::format("on {}", date_text(report.schedule.as_of));
  if (one && report.rows.size() == 1) {
    const Contract& contract = contract_at(report, report.rows.front());
    const ContractFigures& figures = report.book[report.rows.front()];
    page.title = fmt::format("{} ({}), {} contract, {}", contract.name, contract.id,
                             kWords<ContractKind>[static_cast<std::size_t>(contract.kind)],
                             kWords<PriceType>[static_cast<std::size_t>(contract.type)]);
    page.tables.push_back(value_lines(figures));
    page.tables.push_back(payments_table(report, report.rows.front(), false));
    page.notes = contract_notes(figures, unicode);
    return page;
  }
  page.title = counted(report.rows.size(), "contract");
  page.tables.push_back(contracts_table(report, false));
  return page;
}

}  // namespace plumb
