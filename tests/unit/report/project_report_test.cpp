#include "plumb/report/project_report.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/assess_in_process.hpp"

namespace plumb::test {

namespace {

constexpr std::string_view kReported = R"(plumb: 1
project: {id: kiosk, name: Kiosk, start: 2026-03-02, status_date: 2026-03-13, currency: EUR, baseline: v1}
tasks:
  - {id: design, name: Design, duration: 5d, budget: 1000, actual_start: 2026-03-02, actual_finish: 2026-03-09}
  - {id: build, name: Build, duration: 10d, after: design, budget: 4000, progress: 20%, actual_start: 2026-03-10}
actuals:
  - {date: 2026-03-09, task: design, cost: 1200}
  - {date: 2026-03-13, task: build, cost: 900}
limits:
  - {id: cpi, must: ">= 0.80"}
issues:
  - {id: vpn, name: VPN is slow, severity: high, due: 2026-03-20}
  - {id: desk, name: No desk, status: closed}
baselines:
  - {id: v1, date: 2026-03-02, tasks: [{id: design, start: 2026-03-02, finish: 2026-03-06, budget: 1000}, {id: build, start: 2026-03-09, finish: 2026-03-20, budget: 4000}]}
)";

std::string report_of(std::string_view text, Language language, const OwnWords& words = {}) {
  const auto plan = assessed(text);
  Diagnostics diagnostics;
  const auto limits = test_limits(**plan, diagnostics);
  const ReportSource source{**plan, nullptr, Date(std::chrono::year(2026) / 2 / 11), limits, words, language};
  std::string out;
  write_report_text(out, make_project_report(source), {});
  return out;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a report says where the project stands, and why each light has its colour") {
  const std::string report = report_of(kReported, Language::en);
  CHECK(has(report, "Status report: Kiosk  as of 2026-03-13, measured against baseline v1\n"));
  CHECK(has(report, "The finish is forecast for 2026-03-25, 3 d later than in baseline v1."));
  CHECK(has(report, "schedule  ●  red    SPI is 0.60; amber below 0.95, red below 0.90\n"));
  CHECK(has(report, "cost      ●  green  CPI is 0.86; the plan's limit is >= 0.80\n"));
  CHECK(has(report, "design  Design  2026-03-02  2026-03-09\n"));
  CHECK(has(report, "vpn  VPN is slow  high"));
  CHECK_FALSE(has(report, "No desk"));
  CHECK_FALSE(has(report, "Contracts"));
}

TEST_CASE("a report in Chinese has the terms of the Chinese guide") {
  const std::string report = report_of(kReported, Language::zh);
  CHECK(has(report, "项目状态报告：Kiosk  截至 2026-03-13，对照基准 v1\n"));
  CHECK(has(report, "预计完工日期为 2026-03-25，比基准 v1 推迟 3 天。"));
  CHECK(has(report, "进度绩效指数 SPI 为 0.60；低于 0.95 为黄灯，低于 0.90 为红灯"));
  CHECK(has(report, "完工尚需绩效指数 TCPI: (BAC − EV) / (BAC − AC)"));
  CHECK(has(report, "未解决的问题\n"));
}

TEST_CASE("the manager's words stand in their sections, whichever language names them") {
  const OwnWords words = read_own_words(
      "\nWe need two weeks.\n\n## schedule\nReaders are late.\n# 风险与问题\n已约谈供应商。\n## "
      "Weather\nRain.\n");
  CHECK(words.by_section.at(Phrase::summary) == "We need two weeks.\n\n## Weather\nRain.");
  CHECK(words.by_section.at(Phrase::schedule) == "Readers are late.");
  CHECK(words.by_section.at(Phrase::risks_and_issues) == "已约谈供应商。");
  CHECK(words.unknown == std::vector<std::string>{"Weather"});
  CHECK(has(report_of(kReported, Language::en, words), "\nSchedule\nReaders are late.\n"));
}

TEST_CASE("every phrase takes the same values in both languages") {
  for (int i = 0; i <= static_cast<int>(Phrase::open_defects); ++i) {
    const auto each = static_cast<Phrase>(i);
    const auto places = [&](Language language) {
      const std::string_view text = phrase(each, language);
      return std::count(text.begin(), text.end(), '{');
    };
    CHECK(places(Language::en) == places(Language::zh));
    CHECK_FALSE(phrase(each, Language::zh).empty());
  }
}

TEST_CASE("a plan that uses every register has a section for each, with figures that exist") {
  const std::string report = report_of(R"(
resources: [{id: dev}]
tasks: [{id: a, duration: 5d}]
requirements: [{id: R, name: Fast, status: agreed}]
changes: [{id: C, name: More, status: submitted, impact: {cost: 500}}]
contracts: [{id: K, name: Main, kind: customer, value: 9000, finish: 2026-12-01}]
claims: [{id: CL, name: Power, contract: K, amount: 100, event: 2026-03-02, status: submitted}]
defects: [{id: D, name: Slow, severity: critical}]
obligations: [{id: O, name: Law, due: 2026-01-05}]
surveys: [{id: S, date: 2026-02-27, nps: 9}]
pulses: [{id: P, date: 2026-02-27, score: 4}]
trainings: [{id: T, name: Safety, who: dev, planned: 2026-01-05}]
actions: [{id: A, name: Call, due: 2026-01-05}]
decisions: [{id: Q, name: Which, question: Which one?}]
)",
                                       Language::zh);
  for (const std::string_view heading : {"变更", "合同与资金", "质量", "团队与干系人", "待决策事项"})
    CHECK_MESSAGE(has(report, "\n" + std::string(heading) + "\n"), report);
  CHECK(has(report, "误期违约金"));
  CHECK(has(report, "需求覆盖率"));
}

TEST_CASE("every light has a metric") {
  for (const LightRule& rule : light_rules()) CHECK_MESSAGE(find_metric(rule.metric) != nullptr, rule.metric);
}

TEST_CASE("a report for programs has figures as numbers") {
  const auto plan = assessed(kReported);
  const OwnWords words;
  const ReportSource source{**plan, nullptr, {}, {}, words};
  std::string out;
  write_report_json(out, make_project_report(source));
  const auto json = nlohmann::json::parse(out);
  CHECK(json["schema"] == "plumb.report/1");
  CHECK(json["sections"][0]["tables"][0]["rows"][0]["light"] == "red");
  bool found = false;
  for (const auto& figure : json["figures"])
    if (figure["metric"] == "ev") found = figure["value"] == 1800;
  CHECK(found);
}

}  // namespace plumb::test
