#include "plumb/report/contracts_view.hpp"
#include "plumb/report/json_writer.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

void write_amount(JsonWriter& json, std::string_view key, Cost amount) {
  json.key(key);
  write_figure(json, MetricValue(amount));
}

void write_day(JsonWriter& json, std::string_view key, const std::optional<Date>& day) {
  json.key(key);
  day ? json.value(date_text(*day)) : json.null();
}

void write_payment(JsonWriter& json, const PaymentFigures& payment) {
  json.begin_object();
  json.member("id", payment.id);
  json.member("name", payment.name);
  json.member("advance", payment.advance);
  json.member("retention_release", payment.release);
  write_day(json, "due", payment.due);
  write_amount(json, "gross", payment.gross);
  write_amount(json, "retention", payment.retention);
  write_amount(json, "advance_recovery", payment.recovery);
  write_amount(json, "net", payment.net);
  write_amount(json, "invoiced", payment.invoiced);
  write_amount(json, "paid", payment.paid);
  write_amount(json, "outstanding", payment.outstanding());
  write_amount(json, "open", payment.open());
  json.member("overdue", payment.overdue);
  json.end_object();
}

void write_damages(JsonWriter& json, const std::optional<Damages>& damages) {
  json.key("damages");
  if (!damages) return json.null();
  json.begin_object();
  write_day(json, "due", damages->due);
  write_day(json, "finish", damages->finish);
  json.member("extension_days", damages->extension_days);
  json.member("days_late", damages->days_late);
  write_amount(json, "amount", damages->amount);
  json.member("capped", damages->capped);
  json.end_object();
}

void write_incentive(JsonWriter& json, const std::optional<IncentivePrice>& price) {
  json.key("incentive");
  if (!price) return json.null();
  json.begin_object();
  json.member("target_price", price->target_price);
  json.member("point_of_total_assumption", price->point_of_total_assumption);
  json.member("least_effective_cost", price->least_effective_cost);
  json.member("greatest_effective_cost", price->greatest_effective_cost);
  json.member("cost", price->cost);
  json.member("fee", price->fee);
  json.member("price", price->price);
  json.end_object();
}

void write_services(JsonWriter& json, const std::vector<ServiceFigures>& services) {
  json.key("sla");
  json.begin_array();
  for (const ServiceFigures& service : services) {
    json.begin_object();
    json.member("metric", service.metric);
    json.member("availability_pct", service.availability_pct);
    json.member("down_min", service.down_min);
    json.member("allowed_down_min", service.allowed_down_min);
    write_day(json, "window_start", service.window_start);
    json.member("met", service.met);
    json.end_object();
  }
  json.end_array();
}

void write_sums(JsonWriter& json, const ContractFigures& figures) {
  write_amount(json, "value", figures.value.agreed);
  write_amount(json, "changes", figures.value.changes);
  write_amount(json, "changes_submitted", figures.value.pending);
  write_amount(json, "current_value", figures.value.current());
  json.member("tax_included", figures.value.tax_included);
  write_amount(json, "tax", figures.value.tax);
  write_amount(json, "price", figures.value.price());
  write_amount(json, "net_price", figures.value.net_price());
  write_amount(json, "invoiced", figures.invoiced);
  write_amount(json, "paid", figures.paid);
  write_amount(json, "outstanding", figures.outstanding);
  write_amount(json, "overdue", figures.overdue);
  write_amount(json, "retention", figures.retention);
  write_amount(json, "released", figures.released);
  write_amount(json, "undated", figures.undated);
  json.key("cost");
  write_figure(json, figures.cost ? MetricValue(*figures.cost) : MetricValue());
  write_amount(json, "claims_ours", figures.claims_ours);
  write_amount(json, "claims_theirs", figures.claims_theirs);
}

}  // namespace

void write_contracts_json(std::string& out, const ContractsReport& report) {
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.contracts/1");
  json.member("on", date_text(report.schedule.as_of));
  write_currency(json, report.plan);
  json.key("contracts");
  json.begin_array();
  for (const std::size_t row : report.rows) {
    const Contract& contract = report.plan.rows<Contract>().rows[row];
    const ContractFigures& figures = report.book[row];
    json.begin_object();
    json.member("id", contract.id);
    json.member("name", contract.name);
    json.member("kind", kWords<ContractKind>[static_cast<std::size_t>(contract.kind)]);
    json.member("type", kWords<PriceType>[static_cast<std::size_t>(contract.type)]);
    write_sums(json, figures);
    json.key("payments");
    json.begin_array();
    for (const PaymentFigures& payment : figures.payments) write_payment(json, payment);
    json.end_array();
    write_damages(json, figures.damages);
    write_incentive(json, figures.incentive);
    write_services(json, figures.services);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  json.finish();
}

}  // namespace plumb
