// Shows the figures of performance: run with `cmake --build --preset release --target bench`.
//
// Times are processor time of a whole run, the least of several, because other work on the machine only ever
// adds to them. The unit is what libyaml needs to deliver the events of the same file, so that the ratios
// hold on any machine.

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yaml.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/plan/load_plan.hpp"
#include "plumb/schedule/passes.hpp"
#include "plumb/schedule/schedule.hpp"

namespace {

namespace fs = std::filesystem;

/// A plan of so many tasks with about two predecessors each, among those shortly before.
std::string network_yaml(int tasks) {
  std::mt19937 random(1);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const int window = std::max(10, tasks / 20);
  std::string yaml =
      "plumb: 1\nproject: {id: synthetic, name: Synthetic network, start: 2026-01-05}\nresources:\n";
  for (int i = 0; i < 9; ++i) yaml += fmt::format("  - {{id: r{}, name: Resource {}, rate: 800/d}}\n", i, i);
  yaml += "tasks:\n";
  for (int i = 0; i < tasks; ++i) {
    const int days = 1 + below(10);
    yaml += fmt::format("  - id: t{}\n    name: Task {}\n    duration: {}d\n", i, i, days);
    const int first = std::max(0, i - window);
    if (i >= 5) {
      const int a = first + below(i - first);
      const int b = first + below(i - first);
      yaml += a == b ? fmt::format("    after: [t{}]\n", a)
                     : fmt::format("    after: [t{}, t{}]\n", std::min(a, b), std::max(a, b));
    }
    yaml += fmt::format("    budget: {}\n    owner: r{}\n    tags: [k{}]\n", days * 800, below(9), i % 7);
  }
  return yaml;
}

/// Pulls all events of a text, and does nothing with them.
void pull_events(const std::string& text) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  for (bool more = true; more;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) break;
    more = event.type != YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

struct Usage {
  double milliseconds = 0;
  long peak_kib = 0;
};

/// Runs `work` in a child process and returns what it used.
template <class Work>
Usage usage_of(Work work) {
  std::fflush(stdout);  // or the child prints it again
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::_exit(0);
  }
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  const auto milliseconds = [](timeval time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return {milliseconds(used.ru_utime) + milliseconds(used.ru_stime), used.ru_maxrss};
}

Usage run_plumb(std::vector<std::string> words) {
  return usage_of([&] {
    std::vector<char*> arguments;
    words.insert(words.begin(), PLUMB_BINARY_PATH);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) == nullptr ||
        std::freopen("/dev/null", "w", stderr) == nullptr)
      ::_exit(1);
    ::execv(PLUMB_BINARY_PATH, arguments.data());
    ::_exit(127);
  });
}

template <class Run>
Usage best_of(int runs, Run run) {
  Usage best = run();
  for (int i = 1; i < runs; ++i)
    if (const Usage next = run(); next.milliseconds < best.milliseconds) best = next;
  return best;
}

void bench_schedule(const fs::path& folder) {
  fmt::print("{:>10} {:>12} {:>12} {:>7} {:>12} {:>7} {:>12}\n", "tasks", "events ms", "schedule ms", "ratio",
             "json ms", "ratio", "peak MiB");
  for (const int tasks : {1'000, 10'000, 100'000, 1'000'000}) {
    const std::string text = network_yaml(tasks);
    const std::string path = (folder / fmt::format("network-{}.yaml", tasks)).string();
    std::ofstream(path) << text;
    const int runs = tasks > 100'000 ? 1 : 5;
    const Usage events = best_of(runs, [&] { return usage_of([&] { pull_events(text); }); });
    const std::vector<std::string> common = {"schedule", "-f", path, "--max-size", "1G", "-o", "/dev/null"};
    const Usage table = best_of(runs, [&] { return run_plumb(common); });
    std::vector<std::string> as_json = common;
    as_json.emplace_back("--json");
    const Usage json = best_of(runs, [&] { return run_plumb(as_json); });
    fmt::print("{:>10} {:>12.1f} {:>12.1f} {:>7.2f} {:>12.1f} {:>7.2f} {:>12}\n", tasks, events.milliseconds,
               table.milliseconds, table.milliseconds / events.milliseconds, json.milliseconds,
               json.milliseconds / events.milliseconds, table.peak_kib / 1024);
  }
}

/// The scheduler alone, on a plan in memory.
void bench_passes() {
  fmt::print("\n{:>10} {:>22} {:>12}\n", "tasks", "network, passes, floats", "ns a task");
  for (const int tasks : {10'000, 100'000, 1'000'000}) {
    plumb::Diagnostics diagnostics;
    const plumb::MemoryReader reader({{"plumb.yaml", network_yaml(tasks)}});
    const auto plan = plumb::load_plan(reader, "plumb.yaml", diagnostics);
    if (!plan) continue;
    double best = 1e9;
    for (int run = 0; run < 5; ++run) {
      const auto before = std::chrono::steady_clock::now();
      const plumb::Schedule schedule = plumb::make_schedule(*plan, {}, diagnostics);
      const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - before;
      best = std::min(best, took.count());
    }
    fmt::print("{:>10} {:>19.2f} ms {:>12.0f}\n", tasks, best / 1e6, best / tasks);
  }
}

/// A plan whose budgets all accrue over about 120 months, so that each is cut at every one of them.
std::string money_yaml(int tasks) {
  std::string yaml = "plumb: 1\nproject: {id: money, start: 2026-01-05, status_date: 2031-01-01}\ntasks:\n";
  for (int i = 0; i < tasks; ++i)
    yaml += fmt::format(
        "  - {{id: t{}, duration: {}d, budget: {}.{:02}, actual_start: 2026-01-05, progress: {}%}}\n", i,
        2500 + i % 100, 1000 + i, i % 100, 30 + i % 40);
  return yaml;
}

/// What earned value and its time series take beyond reading and scheduling.
void bench_value(const fs::path& folder) {
  constexpr int kTasks = 10'000;
  const std::string path = (folder / "money.yaml").string();
  std::ofstream(path) << money_yaml(kTasks);
  const auto time_of = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"-f", path, "-o", "/dev/null"});
    return best_of(7, [&] { return run_plumb(words); }).milliseconds;
  };
  const double schedule = time_of({"schedule"});
  fmt::print("\n{:<46} {:>8.1f} ms\n", "plumb schedule, 10,000 tasks of ten years", schedule);
  fmt::print("{:<46} {:>8.1f} ms more\n", "plumb evm", time_of({"evm"}) - schedule);
  fmt::print("{:<46} {:>8.1f} ms more\n", "plumb evm --periods month, 120 of them",
             time_of({"evm", "--periods", "month"}) - schedule);
  const fs::path example = fs::path(PLUMB_SOURCE_DIR) / "examples" / "city-card" / "plumb.yaml";
  fmt::print("{:<46} {:>8.1f} ms\n", "plumb status, the example",
             best_of(30, [&] {
               return run_plumb({"status", "-f", example.string()});
             }).milliseconds);
}

/// A plan of so many entries over the registers that can owe something.
std::string registers_yaml(int entries) {
  constexpr std::pair<std::string_view, std::string_view> kRows[] = {
      {"actions", "due: {}, owner: r1"},
      {"issues", "due: {}, severity: high, raised: 2026-01-05, tasks: dig"},
      {"communications", "every: 1w, start: {}, log: [{{date: 2026-02-02, ref: minutes}}]"},
      {"trainings", "planned: {}, who: r1"},
      {"inspections", "planned: {}, task: dig"},
      {"obligations", "due: {}, review_every: 3mo"},
      {"assumptions", "validate_by: {}, basis: an estimate of the supplier"},
      {"improvements", "due: {}, stage: do"},
      {"objectives", "due: {}, measure: minutes, target: 10"},
      {"contracts", "value: 1000, payments: [{{id: p, percent: 100%, when: dig FS+30ed}}], start: {}"},
  };
  std::string yaml =
      "plumb: 1\nproject: {id: owed, start: 2026-01-05, status_date: 2026-06-01}\n"
      "resources: [{id: r1, name: One}]\ntasks: [{id: dig, duration: 20d}]\n";
  const int each = entries / static_cast<int>(std::size(kRows));
  for (const auto& [kind, fields] : kRows) {
    yaml += fmt::format("{}:\n", kind);
    for (int i = 0; i < each; ++i) {
      const std::string date = fmt::format("2026-{:02}-{:02}", 1 + i % 12, 1 + i % 28);
      yaml += fmt::format("  - {{id: {}-{}, name: Entry {}, {}}}\n", kind, i, i,
                          fmt::format(fmt::runtime(fields), date));
    }
  }
  return yaml;
}

/// What `plumb due` takes beside reading, which is all that listing a collection without figures does.
void bench_due(const fs::path& folder) {
  constexpr int kEntries = 10'000;
  const std::string path = (folder / "registers.yaml").string();
  std::ofstream(path) << registers_yaml(kEntries);
  const auto time_of = [&](std::string_view words) {
    return best_of(7,
                   [&] {
                     return run_plumb({std::string(words.substr(0, words.find(' '))),
                                       std::string(words.substr(words.find(' ') + 1)), "-f", path, "-o",
                                       "/dev/null"});
                   })
        .milliseconds;
  };
  const double reading = time_of("list accounts");
  const double due = time_of("due --ascii");
  fmt::print("\n{:<46} {:>8.1f} ms\n", "reading 10,000 entries of ten registers", reading);
  fmt::print("{:<46} {:>8.1f} ms, {:.2f} of reading\n", "plumb due", due, due / reading);
}

void bench_start(const fs::path& folder) {
  const std::string path = (folder / "small.yaml").string();
  std::ofstream(path) << network_yaml(20);
  fmt::print("\n{:<34} {:>8.1f} ms\n", "plumb --version",
             best_of(30, [] { return run_plumb({"--version"}); }).milliseconds);
  fmt::print("{:<34} {:>8.1f} ms\n", "plumb check, 20 tasks", best_of(30, [&] {
                                                                return run_plumb({"check", "-f", path});
                                                              }).milliseconds);
  fmt::print("{:<34} {:>8.1f} ms\n", "plumb schedule, 20 tasks",
             best_of(30, [&] {
               return run_plumb({"schedule", "-f", path, "-o", "/dev/null"});
             }).milliseconds);
}

}  // namespace

int main(int count, char** words) {
  const std::string_view only = count > 1 ? words[1] : "";  // start, schedule, passes, value or due
  const fs::path folder = fs::temp_directory_path() / fmt::format("plumb-bench-{}", ::getpid());
  fs::create_directories(folder);
  if (only.empty() || only == "start") bench_start(folder);
  if (only.empty() || only == "schedule") bench_schedule(folder);
  if (only.empty() || only == "passes") bench_passes();
  if (only.empty() || only == "value") bench_value(folder);
  if (only.empty() || only == "due") bench_due(folder);
  fs::remove_all(folder);
  return 0;
}
