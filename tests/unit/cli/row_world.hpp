#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "support/run_program.hpp"
#include "unit/cli/cli_world.hpp"

namespace plumb::test {

/// A command on a plan of its own; paths in its output are those of the plan's folder.
struct RowWorld {
  explicit RowWorld(std::string_view plan) { path = folder.write("plumb.yaml", plan).string(); }

  /// Runs a command and returns standard output, behind it standard error.
  std::string run(std::vector<std::string> words) {
    CliWorld world;
    world.terminal = terminal;
    if (terminal.output) world.variables = {{"LANG", "C.UTF-8"}, {"PAGER", "cat"}};
    words.insert(words.end(), {"-f", path});
    exit_code = world.run(words);
    std::string text = world.out.text + world.err.text;
    const std::string prefix = folder.path().string() + "/";
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
      text.erase(at, prefix.size());
    return text;
  }

  TempFolder folder;
  std::string path;
  Terminal terminal;
  int exit_code = 0;
};

/// A small plan with a row in most collections.
inline constexpr std::string_view kRowsPlan = R"(plumb: 1
project: {id: move, name: Office move, start: 2026-03-02, status_date: 2026-03-06, currency: EUR, rates: {USD: 0.9}, finish_task: open}
calendars:
  - {id: short, name: Short days, week: {mon-fri: 08:00-12:00}, hours_per_day: 4}
resources:
  - {id: li, name: Li, rate: 100/h}
  - {id: dev, name: Developers, capacity: 3, rate: 800/d, tags: [team]}
tasks:
  - id: build
    name: Build
    owner: li
    tags: [backend]
    tasks:
      - {id: api, name: Interface, duration: 6d/10d/18d, assign: {dev: 2, li: 50%}, budget: 12_000.50}
      - id: db
        name: Database
        duration: 3d
        after: [api SS+2d]
        tags: [sql]
        owner: dev
        notes: |
          first
          second
        x-ticket: {nr: 7}
      - {id: paint, name: Paint, duration: 2ed, calendar: short, after: [db]}
  - {id: open, name: "Opening \e[31m", milestone: true, after: [api FS+1d, db], deadline: 2026-03-20}
progress:
  - {date: 2026-03-06, task: api, start: 2026-03-02, done: 40%, by: li}
risks:
  - {id: vendor, name: Vendor slips, probability: 30%, impact: {cost: 20000/50000/90000, time: 5d}, tasks: [api], owner: li, strategy: mitigate, due: 2026-04-01, response_cost: 500 USD}
  - {id: api, name: Interface changes, probability: high, impact: low, status: closed, tasks: [paint]}
)";

}  // namespace plumb::test
