#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/plan_session.hpp"
#include "plumb/report/columns_of_text.hpp"
#include "plumb/report/explain_view.hpp"
#include "plumb/report/explanation_table.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

int run_explain(Context& context, const Arguments& arguments) {
  int code = kExitDone;
  const auto scheduled = read_schedule(context, arguments, code);
  if (!scheduled) return code;
  const auto task = find_task(context, scheduled->plan, arguments.text_or("TASK", ""));
  if (!task) return kExitUsage;
  const Explanation explanation =
      explain(scheduled->plan, scheduled->schedule, schedule_options(context, arguments), *task);
  const std::string_view format = arguments.format();
  if (format == "json") {
    write_explanation_json(context.out, scheduled->plan, scheduled->schedule, explanation);
  } else if (format == "csv") {
    render_csv(context.out, explanation_table(scheduled->plan, explanation));
  } else if (format == "md") {
    std::string sentences;
    write_explanation(sentences, scheduled->plan, scheduled->schedule, explanation, true);
    append_markdown_list(context.out, sentences);
  } else {
    std::string sentences;
    write_explanation(sentences, scheduled->plan, scheduled->schedule, explanation, context.style().unicode);
    for (const std::string& line : split_lines(sentences))
      append_wrapped(context.out, line, context.style().width, 2);
  }
  return kExitDone;
}

}  // namespace plumb
