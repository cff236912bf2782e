#include "plumb/report/junit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "plumb/io/safe_text.hpp"

namespace plumb {

namespace {

struct JunitCase {
  std::string name;  // unique in the suite
  std::string place;
  const Finding* finding = nullptr;  // null: all is well
};

class JunitWriter {
 public:
  JunitWriter(std::string& out, bool strict) : out_(out), strict_(strict) {}

  void begin(const std::vector<JunitCase>& all) {
    out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    out_ += fmt::format("<testsuites name=\"plumb\"{}>\n", counts(all));
  }

  void suite(std::string_view name, const std::vector<JunitCase>& cases) {
    out_ += "  <testsuite name=\"";
    append_xml_text(out_, name);
    out_ += fmt::format("\"{}>\n", counts(cases));
    for (const JunitCase& each : cases) write(each);
    out_ += "  </testsuite>\n";
  }

  void end() { out_ += "</testsuites>\n"; }

 private:
  bool fails(const JunitCase& each) const {
    if (each.finding == nullptr || each.finding->known) return false;
    return strict_ || each.finding->severity == Severity::error;
  }

  std::string counts(const std::vector<JunitCase>& cases) const {
    const auto failures =
        std::count_if(cases.begin(), cases.end(), [&](const JunitCase& each) { return fails(each); });
    return fmt::format(" tests=\"{}\" failures=\"{}\" errors=\"0\"", cases.size(), failures);
  }

  void write(const JunitCase& each) {
    out_ += "    <testcase classname=\"";
    append_xml_text(out_, each.place);
    out_ += "\" name=\"";
    append_xml_text(out_, each.name);
    if (each.finding == nullptr) {
      out_ += "\"/>\n";
      return;
    }
    out_ += "\">\n";
    const std::string_view element = fails(each) ? "failure" : "system-out";
    out_ += fmt::format("      <{}", element);
    if (fails(each)) {
      out_ += " type=\"";
      append_xml_text(out_, each.finding->code);
      out_ += "\" message=\"";
      append_xml_text(out_, each.finding->message);
      out_ += '"';
    }
    out_ += '>';
    write_details(*each.finding);
    out_ += fmt::format("</{}>\n    </testcase>\n", element);
  }

  void write_details(const Finding& finding) {
    append_xml_text(out_, fmt::format("{}: {}: {} [{}]", place_text(finding.where),
                                      severity_word(finding.severity), finding.message, finding.code));
    for (const FindingNote& note : finding.notes) {
      out_ += '\n';
      append_xml_text(out_, fmt::format("{}: note: {}", place_text(note.where), note.message));
    }
    if (finding.hint.empty()) return;
    out_ += '\n';
    append_xml_text(out_, "help: " + finding.hint);
  }

  std::string& out_;
  bool strict_;
};

/// One case for each diagnostic; one that passes if there is none, because a suite without cases looks as if
/// nothing had been checked.
std::vector<JunitCase> cases_of_plan(const CheckReport& report, std::span<const Finding> findings) {
  std::vector<JunitCase> cases;
  std::map<std::string, int> counts;
  for (const Finding& finding : findings) {
    const std::string name = finding.subject.empty() ? std::string(finding.code)
                                                     : fmt::format("{} {}", finding.code, finding.subject);
    const int count = ++counts[finding.where.path + '\n' + name];
    cases.push_back({count == 1 ? name : fmt::format("{} ({})", name, count), finding.where.path, &finding});
  }
  if (cases.empty()) cases.push_back({"valid", std::string(report.name), nullptr});
  return cases;
}

std::vector<JunitCase> cases_of_limits(const CheckReport& report, std::span<const Finding> broken) {
  std::vector<JunitCase> cases;
  for (const LimitResult& result : report.limits) {
    const Limit& limit = report.plan->limits.rows[result.id.index()];
    JunitCase each;
    each.name = fmt::format("{}: {}{} {} {}", limit.id, result.metric->name,
                            limit.of.empty() ? "" : fmt::format(" of {}", limit.of),
                            comparison_sign(limit.must->comparison), limit.must->value);
    each.place = "limits";
    if (!result.holds) {
      each.finding = &broken.front();
      broken = broken.subspan(1);
    }
    cases.push_back(std::move(each));
  }
  return cases;
}

}  // namespace

void append_xml_text(std::string& out, std::string_view user_text) {
  for (const char byte : safe_text(user_text)) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += byte;
    }
  }
}

void write_junit(std::string& out, const CheckReport& report, std::span<const Finding> findings,
                 bool strict) {
  const std::size_t diagnostics = report.diagnostics.all().size();
  const std::vector<JunitCase> of_plan = cases_of_plan(report, findings.first(diagnostics));
  const std::vector<JunitCase> of_limits = cases_of_limits(report, findings.subspan(diagnostics));
  std::vector<JunitCase> all = of_plan;
  all.insert(all.end(), of_limits.begin(), of_limits.end());
  JunitWriter writer(out, strict);
  writer.begin(all);
  writer.suite(report.name, of_plan);
  if (!of_limits.empty()) writer.suite("limits", of_limits);
  writer.end();
}

}  // namespace plumb
