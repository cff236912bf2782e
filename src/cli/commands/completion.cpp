#include "plumb/cli/completion.hpp"

#include "plumb/cli/commands.hpp"
#include "plumb/cli/context.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/help.hpp"
#include "plumb/cli/templates.hpp"
#include "plumb/control/metrics.hpp"
#include "plumb/io/safe_text.hpp"

namespace plumb {

namespace {

std::vector<Candidate> candidates(std::string_view what, Context& context, const Arguments& arguments) {
  std::vector<Candidate> found;
  if (what == "template") {
    for (const PlanTemplate& plan : template_table())
      found.push_back({std::string(plan.name), std::string(plan.summary)});
    found.push_back({"list", "list the templates"});
    return found;
  }
  if (what == "topic") {
    for (const Command& command : command_table())
      if (!command.hidden) found.push_back({std::string(command.name), std::string(command.summary)});
    for (const Topic& topic : topic_table())
      found.push_back({std::string(topic.name), std::string(topic.summary)});
    return found;
  }
  if (what == "metric") {
    for (const Metric& metric : metric_table())
      found.push_back({std::string(metric.name), std::string(metric.help)});
    return found;
  }
  return plan_candidates(what, arguments.text_or("OF", {}), arguments.text_or("TYPED", {}), context,
                         arguments);
}

}  // namespace

int run_completion(Context& context, const Arguments& arguments) {
  context.out = completion_script(arguments.text_or("SHELL", {}));
  return kExitDone;
}

int run_complete(Context& context, const Arguments& arguments) {
  for (const Candidate& candidate : candidates(arguments.text_or("WHAT", {}), context, arguments)) {
    // A line is one candidate: safe_text leaves no tab or line end, and a word that it changes is no id.
    if (safe_text(candidate.word) != candidate.word) continue;
    context.out += candidate.word;
    if (!candidate.description.empty()) {
      context.out += '\t';
      append_safe_text(context.out, candidate.description);
    }
    context.out += '\n';
  }
  return kExitDone;
}

}  // namespace plumb
