#include <fmt/format.h>

#include <filesystem>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/edit_session.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/new_baseline.hpp"
#include "plumb/cli/plan_place.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/plan/change_steps.hpp"
#include "plumb/report/change_view.hpp"
#include "plumb/report/number_text.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

namespace fs = std::filesystem;

/// The row of a change; nullopt after printing that there is none.
std::optional<std::size_t> find_change(Context& context, const Plan& plan, std::string_view id) {
  const IdTable& ids = plan.ids[CollectionKind::changes];
  if (id.starts_with("changes/")) id.remove_prefix(8);
  if (const auto row = ids.find(id)) return *row;
  const auto near = nearest(id, ids.ids());
  context.usage_error(fmt::format("no change '{}'", id), near ? fmt::format("did you mean '{}'?", *near)
                                                              : std::string("see 'plumb list changes'"));
  return std::nullopt;
}

int already_implemented(Context& context, const Change& change) {
  const std::string when =
      change.implemented ? fmt::format(" since {}", date_text(*change.implemented)) : std::string();
  return context.usage_error(fmt::format("change '{}' is implemented already{}", change.id, when),
                             "the plan has its steps: 'plumb diff' compares revisions");
}

std::optional<Assessment> assess_changed(Context& context, const Arguments& arguments,
                                         const PlanWithChange& changed, const BaselinePlan* frozen,
                                         Diagnostics& diagnostics) {
  AssessmentOptions options;
  options.today = context.today();
  options.baseline = arguments.text_or("baseline", {});
  options.baseline_plan = frozen;
  return assess(changed.plan, changed.schedule, options, diagnostics);
}

void write_preview(Context& context, std::string_view format, const ChangePreview& preview) {
  if (format == "json") write_change_json(context.out, preview);
  if (format == "csv") render_csv(context.out, change_table(preview));
  if (format == "md") write_change_markdown(context.out, preview);
  if (format == "text") write_change_text(context.out, preview, context.style());
}

int preview_change(Context& context, const Arguments& arguments, std::string_view id) {
  for (const std::string_view name : {"by", "date", "baseline", "dry-run"})
    if (arguments.has(name))
      return context.usage_error(fmt::format("--{} belongs to 'change apply'", name),
                                 "a preview writes nothing");
  int code = kExitDone;
  const auto before = read_assessment(context, arguments, false, code);
  if (!before) return code;
  const Plan& plan = before->plan();
  const auto row = find_change(context, plan, id);
  if (!row) return kExitUsage;
  const Change& change = plan.rows<Change>().rows[*row];
  if (change.status == ChangeStatus::implemented) return already_implemented(context, change);
  const std::string root = plan_path(context, arguments, code);
  const ScheduleOptions options = schedule_options(context, arguments);
  Diagnostics diagnostics;
  const auto changed = changed_plan(plan, *row, context.reader(), root, options, diagnostics);
  std::optional<BaselinePlan> frozen;
  if (before->scheduled && before->baseline)
    frozen.emplace(BaselinePlan{plan.project.baseline, before->baseline->plan, before->baseline->schedule});
  const auto after =
      changed ? assess_changed(context, arguments, *changed, frozen ? &*frozen : nullptr, diagnostics)
              : std::nullopt;
  if (!after) {
    context.print(diagnostics);
    return exit_code(diagnostics);
  }
  write_preview(context, arguments.format(),
                {&plan, *row, change_effect({before->assessment, options}, {*after, options}, *row)});
  return kExitDone;
}

/// Tells whether a change may be written into the plan; prints why not.
bool may_apply(Context& context, const Change& change, bool approves) {
  const std::string_view word = kWords<ChangeStatus>[static_cast<std::size_t>(change.status)];
  switch (change.status) {
    case ChangeStatus::approved:
      return true;
    case ChangeStatus::implemented:
      already_implemented(context, change);
      return false;
    case ChangeStatus::submitted:
      if (!approves)
        context.usage_error(
            fmt::format("nobody has approved change '{}' yet", change.id),
            fmt::format("say who does with --by ID, or: plumb set {} status=approved", change.id));
      return approves;
    case ChangeStatus::draft:
      context.usage_error(fmt::format("change '{}' is a draft, which nobody can approve", change.id),
                          fmt::format("submit it first: plumb set {} status=submitted", change.id));
      return false;
    default:
      context.usage_error(fmt::format("change '{}' was {}, and is not applied", change.id, word),
                          "it stays on record; ask for another one");
      return false;
  }
}

/// Finds who approves; nullopt after printing that there is nobody of this id.
std::optional<std::string> find_approver(Context& context, const Plan& plan, std::string_view id) {
  static constexpr auto kPeople = kCollectionKinds<CollectionKind::resources, CollectionKind::stakeholders>;
  if (find_row_ref(plan.ids, kPeople, id).valid()) return std::string(id);
  std::vector<std::string_view> known;
  for (const CollectionKind kind : kPeople)
    for (const std::string_view each : plan.ids[kind].ids()) known.push_back(each);
  const auto near = nearest(id, known);
  context.usage_error(
      fmt::format("no resource or stakeholder '{}'", id),
      near ? fmt::format("did you mean '{}'?", *near) : std::string("see 'plumb list stakeholders'"));
  return std::nullopt;
}

/// Sets the status, the day and, if somebody approves, the approval.
void record(PlanEdit& edit, NodeRef node, const std::string& by, Date date) {
  const std::string day = date_text(date);
  if (!by.empty()) {
    const NodeRef given = node.find("approvals");
    YamlValue approvals = given && given.is_sequence() ? yaml_value(given) : YamlValue::sequence();
    YamlValue approval = YamlValue::mapping();
    approval.add("by", YamlValue::of_text(by));
    approval.add("date", YamlValue::of_typed(day));
    approval.add("decision", YamlValue::of_typed("approve"));
    approvals.items.push_back(std::move(approval));
    edit.set_field(node, "approvals", std::move(approvals));
  }
  edit.set_field(node, "status", YamlValue::of_typed("implemented"));
  edit.set_field(node, "implemented", YamlValue::of_typed(day));
}

/// What 'apply' is asked for.
struct ApplyWishes {
  std::string_view id;
  std::string by;        // empty: nobody approves
  std::string baseline;  // empty: none is frozen
  Date date;
};

/// Puts the baseline of the new plan beside the edit; false after printing why not.
bool add_baseline(EditSession& session, const PlanWithChange& changed, const Change& change,
                  const ApplyWishes& wishes, int& code) {
  Context& context = session.context();
  code = kExitUsage;
  if (!is_free_baseline(context, session.plan(), wishes.baseline)) return false;
  code = kExitInput;
  auto text = freeze(context, changed.plan, changed.schedule,
                     {wishes.baseline, wishes.date, change.name, {}, change.id});
  if (!text) return false;
  const fs::path folder = fs::path(session.root()).parent_path() / "baselines";
  session.add_file({(folder / fmt::format("{}.yaml", wishes.baseline)).string(), std::nullopt, *text});
  code = kExitDone;
  return true;
}

int apply_change(Context& context, const Arguments& arguments, ApplyWishes wishes) {
  if (arguments.has("rev"))
    return context.usage_error("a revision cannot be changed", "apply it to the working tree, without --rev");
  int code = kExitDone;
  const auto session = EditSession::open(context, arguments, code);
  if (session == nullptr) return code;
  const Plan& plan = session->plan();
  const auto row = find_change(context, plan, wishes.id);
  if (!row) return kExitUsage;
  const Change& change = plan.rows<Change>().rows[*row];
  if (arguments.has("by")) {
    const auto by = find_approver(context, plan, arguments.text_or("by", {}));
    if (!by) return kExitUsage;
    wishes.by = *by;
  }
  if (!may_apply(context, change, !wishes.by.empty())) return kExitUsage;
  Diagnostics diagnostics;
  const auto changed = changed_plan(plan, *row, context.reader(), session->root(),
                                    schedule_options(context, arguments), diagnostics);
  if (!changed) {
    context.print(diagnostics);
    context.error("nothing was written: the plan would have errors",
                  fmt::format("correct the steps of change '{}'", change.id));
    return exit_code(diagnostics);
  }
  if (!wishes.baseline.empty() && !add_baseline(*session, *changed, change, wishes, code)) return code;
  apply_steps(session->edit(), plan, change, diagnostics);
  record(session->edit(), plan.rows<Change>().nodes[*row], wishes.by, wishes.date);
  std::string done =
      fmt::format("change '{}' implemented: {}", change.id, counted(change.apply.size(), "step"));
  if (!wishes.baseline.empty()) done += fmt::format("; baseline '{}' frozen", wishes.baseline);
  code = session->finish(std::move(done), {std::string(change.id)});
  const bool wrote = code == kExitDone && !wishes.baseline.empty() && !arguments.has("dry-run");
  if (wrote && !reads_baseline(context, session->root(), wishes.baseline))
    context.note(fmt::format("the plan does not read 'baselines/{}.yaml' yet: add its folder to 'include'",
                             wishes.baseline));
  return code;
}

}  // namespace

int run_change(Context& context, const Arguments& arguments) {
  const std::string_view id = arguments.text_or("ID", {});
  if (arguments.text_or("VERB", {}) == "preview") return preview_change(context, arguments, id);
  ApplyWishes wishes{id, {}, std::string(arguments.text_or("baseline", {})), context.today()};
  if (const auto date = arguments.date("date", context.today())) wishes.date = date->date;
  return apply_change(context, arguments, std::move(wishes));
}

}  // namespace plumb
