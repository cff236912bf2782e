#include "plumb/model/risk.hpp"

#include "plumb/model/project.hpp"

namespace plumb {

bool strategy_fits(Strategy strategy, RiskKind kind) {
  if (strategy == Strategy::accept || strategy == Strategy::escalate) return true;
  const bool for_opportunities = strategy >= Strategy::exploit;
  return for_opportunities == (kind == RiskKind::opportunity);
}

bool FieldType<Probability>::read(const ValueReader& reader, NodeRef node, Probability& out) {
  if (!reader.expect_scalar(node, "a percentage or a level")) return false;
  const std::string_view text = node.text();
  // A level is a word; whatever starts like a number is meant as one.
  if (text.find_first_of("0123456789+-.") != 0) {
    out.level = text;
    return true;
  }
  Percent percent;
  if (!read_percent(reader, node, percent)) return false;
  out.value = percent;
  return true;
}

Value FieldType<Probability>::get(const Probability& value, const ValueContext&) {
  if (value.value) return {*value.value};
  return {std::string(value.level)};
}

bool FieldType<std::optional<Impact>>::read(const ValueReader& reader, NodeRef node,
                                            std::optional<Impact>& out) {
  if (node.is_scalar()) return read_text(reader, node, out.emplace().level);
  return FieldType<Impact>::read(reader, node, out.emplace());
}

Value FieldType<std::optional<Impact>>::get(const std::optional<Impact>& value, const ValueContext& context) {
  if (!value) return {};
  if (!value->level.empty() && !value->cost && !value->time) return {std::string(value->level)};
  return FieldType<Impact>::get(*value, context);
}

const FieldTable<Impact>& Impact::fields() {
  static const FieldTable<Impact> table{
      field<&Impact::cost>("cost", "money: one amount, or low/likely/high").with_example("20000/50000/90000"),
      field<&Impact::time>("time", "delay: one duration, or optimistic/most likely/pessimistic")
          .with_example("5d/10d/20d"),
      field<&Impact::level>("level", "a level of the project's risk_matrix"),
  };
  return table;
}

const FieldTable<Residual>& Residual::fields() {
  static const FieldTable<Residual> table{
      field<&Residual::probability>("probability", "after the response"),
      field<&Residual::impact>("impact", "after the response"),
  };
  return table;
}

const FieldTable<Risk>& Risk::fields() {
  static const FieldTable<Risk> table{
      id_field<&Risk::id>("names the risk"),
      field<&Risk::name>("name", "what may happen; defaults to the id"),
      field<&Risk::kind>("kind", "threat or opportunity"),
      field<&Risk::category>("category", "what it comes from").with_example("supplier"),
      field<&Risk::probability>("probability", "a percentage, or a level of the project's risk_matrix")
          .with_example("30%"),
      field<&Risk::impact>("impact", "cost and time if it occurs, or a level")
          .with_example("{cost: 50000, time: 10d}"),
      field<&Risk::tasks>("tasks", "the tasks whose duration and cost it hits"),
      field<&Risk::status>("status", "open, occurred, closed or retired"),
      field<&Risk::owner>("owner", "who watches it"),
      field<&Risk::strategy>("strategy", "how it is answered"),
      field<&Risk::response>("response", "what is done about it"),
      field<&Risk::response_cost>("response_cost", "what the response costs"),
      field<&Risk::residual>("residual", "probability and impact after the response"),
      field<&Risk::trigger>("trigger", "how one sees that it is about to occur"),
      field<&Risk::due>("due", "when the response must be in place"),
      field<&Risk::distribution>("distribution", "how its ranges are spread"),
      field<&Risk::tags>("tags", "labels for filters"),
      field<&Risk::files>("files", "paths in the repository"),
      field<&Risk::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
