#pragma once

namespace plumb {

class Arguments;
class Context;

// One function for each command, in src/cli/commands/<verb>.cpp. It appends its result to the context's
// buffer and returns an exit code.
int run_init(Context& context, const Arguments& arguments);
int run_check(Context& context, const Arguments& arguments);
int run_report(Context& context, const Arguments& arguments);
int run_schedule(Context& context, const Arguments& arguments);
int run_gantt(Context& context, const Arguments& arguments);
int run_path(Context& context, const Arguments& arguments);
int run_explain(Context& context, const Arguments& arguments);
int run_status(Context& context, const Arguments& arguments);
int run_evm(Context& context, const Arguments& arguments);
int run_risk(Context& context, const Arguments& arguments);
int run_due(Context& context, const Arguments& arguments);
int run_board(Context& context, const Arguments& arguments);
int run_trace(Context& context, const Arguments& arguments);
int run_raci(Context& context, const Arguments& arguments);
int run_stakeholders(Context& context, const Arguments& arguments);
int run_quality(Context& context, const Arguments& arguments);
int run_team(Context& context, const Arguments& arguments);
int run_lessons(Context& context, const Arguments& arguments);
int run_contingency(Context& context, const Arguments& arguments);
int run_metrics(Context& context, const Arguments& arguments);
int run_contracts(Context& context, const Arguments& arguments);
int run_cashflow(Context& context, const Arguments& arguments);
int run_decide(Context& context, const Arguments& arguments);
int run_baseline(Context& context, const Arguments& arguments);
int run_add(Context& context, const Arguments& arguments);
int run_set(Context& context, const Arguments& arguments);
int run_remove(Context& context, const Arguments& arguments);
int run_rename(Context& context, const Arguments& arguments);
int run_move(Context& context, const Arguments& arguments);
int run_link(Context& context, const Arguments& arguments);
int run_unlink(Context& context, const Arguments& arguments);
int run_update(Context& context, const Arguments& arguments);
int run_start(Context& context, const Arguments& arguments);
int run_finish(Context& context, const Arguments& arguments);
int run_invoice(Context& context, const Arguments& arguments);
int run_pay(Context& context, const Arguments& arguments);
int run_fmt(Context& context, const Arguments& arguments);
int run_change(Context& context, const Arguments& arguments);
int run_diff(Context& context, const Arguments& arguments);
int run_log(Context& context, const Arguments& arguments);
int run_trend(Context& context, const Arguments& arguments);
int run_blame(Context& context, const Arguments& arguments);
int run_git_setup(Context& context, const Arguments& arguments);
int run_merge_file(Context& context, const Arguments& arguments);
int run_textconv(Context& context, const Arguments& arguments);
int run_list(Context& context, const Arguments& arguments);
int run_show(Context& context, const Arguments& arguments);
int run_schema(Context& context, const Arguments& arguments);
int run_completion(Context& context, const Arguments& arguments);
int run_complete(Context& context, const Arguments& arguments);
int run_help(Context& context, const Arguments& arguments);
int run_version(Context& context, const Arguments& arguments);

}  // namespace plumb
