// Every field of every collection meets values that no user means. None of them may do more than to be
// refused.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

#include "support/plan_from.hpp"

namespace plumb::test {
namespace {

constexpr auto kNasty = std::to_array<std::string_view>({
    "''",
    "~",
    "[]",
    "{}",
    "[[]]",
    "[{}]",
    "{a: b}",
    "[~]",
    "{: }",
    "' '",
    "'25000 '",
    "' 25000'",
    "'a '",
    "' a'",
    "/",
    "//",
    "1/2",
    "1/2/3",
    "3d/2d/1d",
    "'-'",
    "'+'",
    "'%'",
    "'%%'",
    "-%",
    "100.00001%",
    "101%",
    "-1%",
    "':'",
    "'..'",
    "2026-03-02..",
    "..2026-03-02",
    "2026-03-02..2026-03-01",
    "2026-03-02..2026-03-02..2026-03-02",
    "a FS+",
    "a FS+1",
    "a +",
    "a -",
    "'a +d'",
    "a SS+%",
    "a FS+1d+1d",
    "a XX",
    "SNET",
    "'SNET '",
    "SNET x",
    "ALAP 2026-03-02",
    "9223372036854775807",
    "-9223372036854775808",
    "922337203685477.5807",
    "922337203685477.5808",
    "99999999999999999999",
    "1e999",
    "nan",
    ".inf",
    "-.inf",
    "010",
    "0x1F",
    "0b1",
    "1_",
    "_1",
    "1__0",
    "+1",
    "-0",
    "1.",
    ".5",
    "0.00001",
    "0d",
    "0.0001min",
    "9999999999d",
    "402000d",
    "402000ed",
    "-1d",
    "1D",
    "1 d",
    "5m",
    "1ed",
    "1emo",
    "2026-13-01",
    "2026-02-29",
    "2026-3-2",
    "1899-12-31",
    "3000-01-01",
    "9999-12-31",
    "0000-00-00",
    "'2026-03-02T24:00'",
    "'2026-03-02T24:01'",
    "'2026-03-02 '",
    "'2026-03-02T'",
    "24:00-24:00",
    "'00:00-24:00 00:00-24:00'",
    "08:00-08:00",
    "'off off'",
    "mon",
    "sun-mon",
    "=cmd()",
    R"("\x1b[31m")",
    R"("\u202e")",
    R"("\ud800")",
    "'*'",
    "'&x'",
    "git:",
    "git:--output=x",
    "today",
    "true",
    "yes",
    "a",
    "[a]",
    "[a, a]",
    "[a, b, c]",
    "{a: 1}",
    "{a: 1%}",
    "{a: '1 USD'}",
    "{a: [1]}",
    "{from: x}",
    "[{from: 2026-01-01}]",
    "[{from: 2026-01-01, rate: 1, units: 1}]",
    "'1 EUR'",
    "'1 XXX'",
    "800/d",
    "800/",
    "'800 USD/h'",
    "50/50",
    "50/51",
    "-50/150",
    "999/-899",
    "'>= '",
    "'= 1'",
    "'>= 1'",
    "{A: a}",
    "{R: [a], A: [a]}",
    "{mon: 08:00-12:00}",
    "{xyz: off}",
    "{mon-: off}",
    "{mon-fri-sun: off}",
    "[{dates: 2026-01-01}]",
    "[{dates: x, as: y, hours: z}]",
    "{cost: 1/2/3, time: 1d/2d/3d}",
    "{cost: 3/2/1}",
    "{level: high}",
    "{probability: high}",
    "{probability: [], impact: []}",
    "{probability: [{level: a, value: 1%}]}",
    "{preset: p6, critical_float: -1d}",
    "{USD: []}",
    "{USD: 0}",
    "[{id: x, duration: 1d}]",
    "[{name: x, weight: 100%}]",
    "[{name: x, weight: 100%, done: 2026-03-03}]",
    "&b [*b]",
    "!x y",
    "x-own",
});

struct Section {
  std::string_view name;  // of the collection, or `project`
  std::vector<std::string_view> fields;
};

template <class Row>
Section section(std::string_view name) {
  Section made{name, {}};
  for (const FieldSpec& spec : Row::fields().specs()) made.fields.push_back(spec.name);
  return made;
}

std::vector<Section> all_sections() {
  return {section<Calendar>("calendars"), section<Resource>("resources"),   section<Account>("accounts"),
          section<Task>("tasks"),         section<ProgressRow>("progress"), section<ActualRow>("actuals"),
          section<Baseline>("baselines"), section<Limit>("limits"),         section<Risk>("risks")};
}

/// What the row has that holds the field, so that the value meets the checks and not just missing fields.
std::string rest_of_row(const Section& section, std::string_view field) {
  std::string rest;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (name != field) rest += fmt::format(", {}: {}", name, value);
  };
  const bool ledger = section.name == "progress" || section.name == "actuals";
  if (!ledger) add("id", "row");
  if (ledger || section.name == "baselines") add("date", "2026-03-03");
  if (ledger) add("task", "a");
  if (section.name == "tasks") add("duration", "2d");
  return rest;
}

void load_with(const std::string& yaml) {
  CAPTURE(yaml);
  const LoadedPlan loaded = load(yaml);  // checks that there is a plan or an error
  for (const Diagnostic& each : loaded.diagnostics.all()) {
    CAPTURE(each.message);
    CHECK_FALSE(each.hint.empty());  // every message says what to do next
  }
}

TEST_CASE("no value of any field does harm") {
  const std::string frame =
      "resources: [{id: a}]\ntasks: [{id: a, duration: 2d}, {id: b, span: [a, a]}]\n"
      "project: {id: p, start: 2026-03-02, status_date: 2026-03-31, rates: {USD: 7.1}}\n";
  for (const Section& section : all_sections())
    for (const std::string_view field : section.fields)
      for (const std::string_view value : kNasty) {
        std::string yaml = frame;
        const std::string row = fmt::format("{{{}: {}{}}}", field, value, rest_of_row(section, field));
        // A second row of the same collection would be a duplicate key.
        if (const std::size_t at = yaml.find(fmt::format("{}: [", section.name)); at != std::string::npos)
          yaml.insert(yaml.find('[', at) + 1, row + ", ");
        else
          yaml += fmt::format("{}: [{}]\n", section.name, row);
        load_with(yaml);
      }
}

TEST_CASE("no value of the project's fields does harm") {
  for (const std::string_view field : section<Project>("project").fields)
    for (const std::string_view value : kNasty) {
      const std::string rest =
          fmt::format("{}{}", field == "id" ? "" : ", id: p", field == "start" ? "" : ", start: 2026-03-02");
      load_with(fmt::format("project: {{{}: {}{}}}\ntasks: [{{id: a, duration: 2d, budget: 1 USD}}]\n", field,
                            value, rest));
    }
}

TEST_CASE("no value at the top does harm") {
  for (const std::string_view key : {"plumb", "project", "include", "calendars", "resources", "accounts",
                                     "tasks", "progress", "actuals", "baselines", "limits", "risks", "x-own"})
    for (const std::string_view value : kNasty) load_with(fmt::format("{}: {}\n", key, value));
}

TEST_CASE("no file does harm whose whole content is one value") {
  for (const std::string_view value : kNasty) {
    CAPTURE(value);
    CHECK_FALSE(load(Files{{"plumb.yaml", std::string(value)}}).plan.has_value());
  }
}

}  // namespace
}  // namespace plumb::test
