#include <fmt/format.h>

#include <algorithm>

#include "plumb/cli/assessed_plan.hpp"
#include "plumb/cli/commands.hpp"
#include "plumb/cli/exit_code.hpp"
#include "plumb/cli/row_selection.hpp"
#include "plumb/io/did_you_mean.hpp"
#include "plumb/report/due_view.hpp"
#include "plumb/report/render_csv.hpp"

namespace plumb {

namespace {

/// The kinds that --kind names; nullopt after printing which one is none.
std::optional<std::vector<std::string_view>> due_kinds_of(Context& context, const Arguments& arguments) {
  std::vector<std::string_view> names;
  for (const DueKind& kind : due_kinds()) names.push_back(kind.name);
  std::vector<std::string_view> wanted = arguments.list("kind");
  for (const std::string_view word : wanted)
    if (std::find(names.begin(), names.end(), word) == names.end()) {
      const auto near = nearest(word, names);
      context.usage_error(
          fmt::format("nothing of the kind '{}' is ever due", word),
          near ? fmt::format("did you mean '{}'?", *near) : fmt::format("one of {}", fmt::join(names, ", ")));
      return std::nullopt;
    }
  return wanted;
}

/// The last day that --within takes; nullopt where it was not given, or cannot be meant.
std::optional<Date> last_day(Context& context, const Arguments& arguments, Date as_of, bool& wrong) {
  const auto text = arguments.text("within");
  if (!text) return std::nullopt;
  const auto period = parse_period(*text);
  if (period) return after_periods(as_of, *period, 1);
  wrong = true;
  context.usage_error(fmt::format("'{}' is not a period", *text),
                      "write a whole number and d, w, mo or y: 2w, 1mo");
  return std::nullopt;
}

}  // namespace

int run_due(Context& context, const Arguments& arguments) {
  const auto kinds = due_kinds_of(context, arguments);
  if (!kinds) return kExitUsage;
  bool wrong = false;
  static_cast<void>(last_day(context, arguments, context.today(), wrong));
  if (wrong) return kExitUsage;
  int code = kExitDone;
  const auto assessed = read_assessment(context, arguments, false, code);
  if (!assessed) return code;
  std::vector<DueItem> items = due_list(assessed->assessment);
  if (!kinds->empty())
    std::erase_if(items, [&](const DueItem& item) {
      return std::find(kinds->begin(), kinds->end(), item.kind) == kinds->end();
    });
  if (const auto last = last_day(context, arguments, assessed->schedule().as_of, wrong))
    std::erase_if(items, [&](const DueItem& item) { return item.date > *last; });
  if (const auto owner = arguments.text("owner")) {
    const RowRef person = find_person(context, assessed->plan(), *owner);
    if (!person.valid()) return kExitUsage;
    std::erase_if(items, [&](const DueItem& item) { return item.owner != person; });
  }
  const std::string_view format = arguments.format();
  if (format == "json") write_due_json(context.out, assessed->assessment, items);
  if (format == "csv") render_csv(context.out, due_table(assessed->assessment, items, true));
  if (format == "md") write_due_markdown(context.out, assessed->assessment, items);
  if (format == "text")
    write_due_text(context.out, assessed->assessment, items, context.style(), context.drawing_columns());
  return kExitDone;
}

}  // namespace plumb
