#include <fmt/format.h>

#include "plumb/plan/checks.hpp"
#include "plumb/plan/written.hpp"
#include "plumb/registers/defect.hpp"
#include "plumb/registers/incident.hpp"
#include "plumb/registers/inspection.hpp"
#include "plumb/registers/survey.hpp"

namespace plumb {

namespace {

/// Two fields of a row that are in order.
struct FieldPair {
  std::string_view low;
  std::string_view high;
};

void check_order(const std::optional<Decimal>& low, const std::optional<Decimal>& high, FieldPair names,
                 NodeRef node, Diagnostics& diagnostics) {
  if (!low || !high || *low <= *high) return;
  diagnostics.error(Code::bad_value, place_of(node, names.high),
                    fmt::format("'{}' is below '{}'", names.high, names.low), "exchange the two values");
}

void check_inspection(const Inspection& row, NodeRef node, Diagnostics& diagnostics) {
  check_order(row.lower, row.upper, {"lower", "upper"}, node, diagnostics);
  check_order(row.control_lower, row.control_upper, {"control_lower", "control_upper"}, node, diagnostics);
  check_order(row.control_lower, row.mean, {"control_lower", "mean"}, node, diagnostics);
  check_order(row.mean, row.control_upper, {"mean", "control_upper"}, node, diagnostics);
  if (row.sigma && row.sigma->scaled <= 0)
    diagnostics.error(Code::bad_value, place_of(node, "sigma"), "'sigma' is not above zero",
                      "write the standard deviation of single values, or leave it out");
  for (std::size_t i = 1; i < row.measured.size(); ++i) {
    if (row.measured[i].date.date >= row.measured[i - 1].date.date) continue;
    diagnostics.error(Code::impossible_dates, place_of(node, "measured"),
                      fmt::format("{} stands behind {}", date_text(row.measured[i].date.date),
                                  date_text(row.measured[i - 1].date.date)),
                      "write what was measured in the order of its dates");
    return;
  }
}

void check_defect(const Defect& row, NodeRef node, Diagnostics& diagnostics) {
  if (row.found && row.fixed && *row.fixed < *row.found)
    diagnostics.error(Code::impossible_dates, place_of(node, "fixed"),
                      fmt::format("'{}' is fixed on {}, before it is found on {}", row.id,
                                  date_text(*row.fixed), date_text(*row.found)),
                      "correct one of the dates");
}

void check_survey(const Survey& row, NodeRef node, Diagnostics& diagnostics) {
  if (gives(node, "nps") || gives(node, "csat")) return;
  diagnostics.error(Code::missing_field, place_of(node, "id"), fmt::format("'{}' has no answer", row.id),
                    "add 'nps: 9', from 0 to 10, or 'csat: 4', from 1 to 5");
}

void check_incident_order(const std::optional<WrittenDate>& first, const std::optional<WrittenDate>& then,
                          FieldPair names, NodeRef node, Diagnostics& diagnostics) {
  if (!first || !then || !is_before(*then, *first)) return;
  diagnostics.error(Code::impossible_dates, place_of(node, names.high),
                    fmt::format("'{}' is before '{}'", names.high, names.low), "correct one of the dates");
}

void check_incident(const Incident& row, NodeRef node, Diagnostics& diagnostics) {
  check_incident_order(row.occurred, row.detected, {"occurred", "detected"}, node, diagnostics);
  check_incident_order(row.occurred, row.restored, {"occurred", "restored"}, node, diagnostics);
  check_incident_order(row.detected, row.restored, {"detected", "restored"}, node, diagnostics);
}

template <class Row>
void check_each(const Plan& plan, void (*check)(const Row&, NodeRef, Diagnostics&),
                Diagnostics& diagnostics) {
  const Collection<Row>& collection = plan.rows<Row>();
  for (std::size_t i = 0; i < collection.size(); ++i)
    check(collection.rows[i], collection.nodes[i], diagnostics);
}

}  // namespace

void check_quality(const Plan& plan, Diagnostics& diagnostics) {
  check_each<Inspection>(plan, check_inspection, diagnostics);
  check_each<Defect>(plan, check_defect, diagnostics);
  check_each<Survey>(plan, check_survey, diagnostics);
  check_each<Incident>(plan, check_incident, diagnostics);
}

}  // namespace plumb
