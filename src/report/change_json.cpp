#include "plumb/report/change_view.hpp"

#include "plumb/registers/contract.hpp"
#include "plumb/report/metric_text.hpp"

namespace plumb {

namespace {

void write_side(JsonWriter& json, std::string_view name, const std::vector<ChangedFigure>& figures,
                MetricValue ChangedFigure::*value) {
  json.key(name);
  json.begin_object();
  for (const ChangedFigure& each : figures) {
    const bool minutes = each.kind == MetricKind::date && value == &ChangedFigure::change;
    json.key(minutes ? std::string_view("finish_min") : each.key);
    write_figure(json, each.*value);
  }
  json.end_object();
}

/// What the change says of itself.
void write_request(JsonWriter& json, const ChangePreview& preview) {
  const Change& change = preview.row();
  json.member("id", change.id);
  json.member("name", change.name);
  json.member("status", kWords<ChangeStatus>[static_cast<std::size_t>(change.status)]);
  write_currency(json, *preview.plan);
  json.key("contract");
  change.contract.valid() ? json.value(preview.plan->row<Contract>(change.contract).id) : json.null();
}

}  // namespace

void write_change_json(std::string& out, const ChangePreview& preview) {
  const ChangeEffect& effect = preview.effect;
  JsonWriter json(out);
  json.begin_object();
  json.member("schema", "plumb.change/1");
  write_request(json, preview);
  write_side(json, "before", effect.figures, &ChangedFigure::before);
  write_side(json, "after", effect.figures, &ChangedFigure::after);
  write_side(json, "change", effect.figures, &ChangedFigure::change);
  json.key("floats");
  json.begin_array();
  for (const FloatChange& each : effect.floats) {
    json.begin_object();
    json.member("id", each.id);
    json.member("before_min", each.before);
    json.member("after_min", each.after);
    json.end_object();
  }
  json.end_array();
  write_differences(json, effect.comparison);
  json.end_object();
  json.finish();
}

}  // namespace plumb
