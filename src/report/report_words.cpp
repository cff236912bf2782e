#include "plumb/report/report_words.hpp"

#include <algorithm>

namespace plumb {

namespace {

struct PhraseWords {
  Phrase phrase;
  std::string_view english;
  std::string_view chinese;
};

// In the order of Phrase. Terms as in the Chinese edition of PMI's guide.
constexpr auto kPhrases = std::to_array<PhraseWords>({
    {Phrase::title, "Status report: {}", "项目状态报告：{}"},
    {Phrase::measured, "as of {}, measured against baseline {}", "截至 {}，对照基准 {}"},
    {Phrase::measured_alone, "as of {}, without a baseline", "截至 {}，没有基准"},
    {Phrase::summary, "Summary", "概要"},
    {Phrase::done, "What was done", "本期完成的工作"},
    {Phrase::next, "What comes next", "下期工作计划"},
    {Phrase::schedule, "Schedule", "进度"},
    {Phrase::value, "Earned value", "挣值"},
    {Phrase::risks_and_issues, "Risks and issues", "风险与问题"},
    {Phrase::changes, "Changes", "变更"},
    {Phrase::contracts, "Contracts and cash", "合同与资金"},
    {Phrase::quality, "Quality", "质量"},
    {Phrase::people, "People", "团队与干系人"},
    {Phrase::decisions, "Decisions asked for", "待决策事项"},
    {Phrase::definitions, "Definitions", "指标说明"},
    {Phrase::subject, "subject", "领域"},
    {Phrase::light, "light", "状态灯"},
    {Phrase::rule, "rule", "判定规则"},
    {Phrase::figure, "figure", "指标"},
    {Phrase::now, "now", "当前"},
    {Phrase::earned, "{} of the budget is earned, {} was planned by now, {} is spent.",
     "已完成预算的 {}（计划完成 {}，已支出 {}）。"},
    {Phrase::complete, "{} of {} tasks are complete.", "共 {1} 项活动，已完成 {0} 项。"},
    {Phrase::finish_on, "The finish is forecast for {}.", "预计完工日期为 {}。"},
    {Phrase::finish_later, "The finish is forecast for {}, {} later than in baseline {}.",
     "预计完工日期为 {0}，比基准 {2} 推迟 {1}。"},
    {Phrase::finish_earlier, "The finish is forecast for {}, {} earlier than in baseline {}.",
     "预计完工日期为 {0}，比基准 {2} 提前 {1}。"},
    {Phrase::finish_as_planned, "The finish is forecast for {}, as in baseline {}.",
     "预计完工日期为 {}，与基准 {} 一致。"},
    {Phrase::cost_above, "The estimate at completion is {} {}, {} above the budget.",
     "完工估算为 {} {}，超出完工预算 {}。"},
    {Phrase::cost_below, "The estimate at completion is {} {}, {} below the budget.",
     "完工估算为 {} {}，低于完工预算 {}。"},
    {Phrase::cost_as_planned, "The estimate at completion is {} {}, as budgeted.",
     "完工估算为 {} {}，与完工预算一致。"},
    {Phrase::rule_limit, "{} is {}; the plan's limit is {}", "{} 为 {}；计划规定的限值为 {}"},
    {Phrase::rule_low, "{} is {}; amber below {}, red below {}", "{} 为 {}；低于 {} 为黄灯，低于 {} 为红灯"},
    {Phrase::rule_high, "{} is {}; amber above {}, red above {}", "{} 为 {}；高于 {} 为黄灯，高于 {} 为红灯"},
    {Phrase::unknown, "nothing is recorded", "没有记录"},
    {Phrase::nothing_done, "Nothing was finished since {}.", "自 {} 以来没有完成的活动。"},
    {Phrase::nothing_next, "Nothing starts or ends within four weeks.", "四周内没有开始或完成的活动。"},
    {Phrase::critical_path, "Critical path", "关键路径"},
    {Phrase::top_risks, "Greatest risks", "主要风险"},
    {Phrase::open_issues, "Open issues", "未解决的问题"},
    {Phrase::open_defects, "Open defects", "未修复的缺陷"},
});

struct Translation {
  std::string_view english;
  std::string_view chinese;
};

// Headings of columns, choices of fields, lights and subjects.
constexpr auto kTranslations = std::to_array<Translation>({
    {"id", "编号"},
    {"name", "名称"},
    {"start", "开始"},
    {"finish", "完成"},
    {"owner", "负责人"},
    {"status", "状态"},
    {"progress", "进度"},
    {"severity", "严重程度"},
    {"due", "到期"},
    {"raised", "提出日期"},
    {"probability", "概率"},
    {"exposure", "风险敞口"},
    {"strategy", "应对策略"},
    {"response", "应对措施"},
    {"requested_by", "提出人"},
    {"requested", "提出日期"},
    {"reason", "原因"},
    {"kind", "类型"},
    {"party", "对方"},
    {"value", "合同额"},
    {"question", "问题"},
    {"cause", "原因"},
    {"found", "发现日期"},
    {"date", "日期"},
    {"about", "主题"},
    {"score", "得分"},
    {"comment", "说明"},
    {"planned", "计划日期"},
    {"who", "人员"},
    {"topic", "内容"},
    {"total_float", "总浮动时间"},
    {"open", "未关闭"},
    {"doing", "处理中"},
    {"resolved", "已解决"},
    {"closed", "已关闭"},
    {"occurred", "已发生"},
    {"retired", "已失效"},
    {"low", "低"},
    {"medium", "中"},
    {"high", "高"},
    {"critical", "严重"},
    {"draft", "草稿"},
    {"submitted", "已提交"},
    {"approved", "已批准"},
    {"rejected", "已否决"},
    {"implemented", "已实施"},
    {"withdrawn", "已撤回"},
    {"customer", "客户合同"},
    {"supplier", "采购合同"},
    {"escalate", "上报"},
    {"avoid", "规避"},
    {"transfer", "转移"},
    {"mitigate", "减轻"},
    {"accept", "接受"},
    {"exploit", "开拓"},
    {"share", "分享"},
    {"enhance", "提高"},
    {"morale", "士气"},
    {"workload", "工作负荷"},
    {"cooperation", "协作"},
    {"green", "绿"},
    {"amber", "黄"},
    {"red", "红"},
    {"none", "无"},
    {"schedule", "进度"},
    {"cost", "成本"},
    {"risk", "风险"},
    {"issues", "问题"},
    {"quality", "质量"},
    {"compliance", "合规"},
    {"contracts", "合同"},
    {"team", "团队"},
});

/// What a report calls a metric, and in Chinese what it is.
struct MetricWords {
  std::string_view metric;
  std::string_view english;
  std::string_view chinese;
  std::string_view meaning;  // in Chinese
};

constexpr auto kMetricWords = std::to_array<MetricWords>({
    {"bac", "BAC", "完工预算 BAC", "全部已批准工作的预算"},
    {"pv", "PV", "计划价值 PV", "截至状态日期计划完成工作的预算"},
    {"ev", "EV", "挣值 EV", "已完成工作的预算"},
    {"ac", "AC", "实际成本 AC", "已完成工作实际发生的成本"},
    {"sv", "SV", "进度偏差 SV", "EV − PV"},
    {"cv", "CV", "成本偏差 CV", "EV − AC"},
    {"spi", "SPI", "进度绩效指数 SPI", "EV / PV"},
    {"cpi", "CPI", "成本绩效指数 CPI", "EV / AC"},
    {"spi_t", "SPI(t)", "时间进度绩效指数 SPI(t)", "挣得进度 ES / 实际时间 AT"},
    {"eac.typical", "EAC", "完工估算 EAC", "典型偏差：BAC / CPI"},
    {"eac.bottom_up", "EAC bottom-up", "自下而上的完工估算", "AC 加上剩余工作的计划成本"},
    {"vac", "VAC", "完工偏差 VAC", "BAC − EAC"},
    {"tcpi_bac", "TCPI", "完工尚需绩效指数 TCPI", "(BAC − EV) / (BAC − AC)"},
    {"finish", "finish", "完工日期", "按当前进展预测的完工日期"},
    {"finish_variance", "finish variance", "完工偏差（时间）", "比基准推迟的工作时间"},
    {"total_float", "total float", "总浮动时间", "全部活动中最小的总浮动时间"},
    {"tasks.overdue", "tasks overdue", "逾期活动", "按基准应完成而未完成的活动数"},
    {"tasks.complete", "tasks complete", "已完成活动", "已完成的活动数"},
    {"earned_finish", "earned finish", "按挣得进度预测的完工日期", "按 SPI(t) 推算"},
    {"risks.exposure_inherent", "inherent exposure", "固有风险敞口", "应对前：威胁减机会的预期货币价值"},
    {"risks.exposure_residual", "residual exposure", "残余风险敞口", "应对后：威胁减机会的预期货币价值"},
    {"contingency", "contingency", "应急储备", "成本基准内、BAC 之外的储备"},
    {"contingency_free", "contingency free", "剩余应急储备", "应急储备减残余风险敞口"},
    {"risks.unanswered", "risks unanswered", "未应对的风险", "没有应对策略的风险数"},
    {"issues.overdue", "issues overdue", "逾期问题", "已过期限仍未解决的问题数"},
    {"issues.open", "issues open", "未解决问题", "未解决的问题数"},
    {"actions.overdue", "actions overdue", "逾期行动", "已过期限仍未完成的行动数"},
    {"changes.pending", "changes pending", "待批准变更", "已提交、等待决定的变更请求数"},
    {"changes.pending_cost", "cost of pending changes", "待批准变更的成本", "待批准变更对预算的影响"},
    {"changes.approved_cost", "cost of approved changes", "已批准变更的成本", "已批准变更对预算的影响"},
    {"changes.approved_time", "time of approved changes", "已批准变更的工期", "已批准变更对完工日期的影响"},
    {"contracts.value", "customer contracts", "客户合同额", "客户合同现值，含已批准的变更"},
    {"contracts.invoiced", "invoiced", "已开票", "已向客户开票的金额（含税）"},
    {"contracts.paid", "paid", "已回款", "客户已支付的金额"},
    {"contracts.overdue", "overdue", "逾期应收款", "客户到期未付的金额"},
    {"contracts.damages", "liquidated damages", "误期违约金", "按预测完工日期应付客户的违约金"},
    {"contracts.cash_low", "lowest cash", "最低资金头寸", "累计收入减支出的最低点"},
    {"contracts.cash_low_date", "day of lowest cash", "最低资金头寸日期", "资金头寸最低的日期"},
    {"claims.exposure_ours", "our claims", "我方索赔", "我方提出、尚未决定的索赔金额"},
    {"claims.exposure_theirs", "claims against us", "对方索赔", "对方提出、尚未决定的索赔金额"},
    {"requirements.coverage_pct", "requirements covered", "需求覆盖率", "有活动承接的已确认需求的比例"},
    {"requirements.verified_pct", "requirements verified", "需求验证率", "检验通过的已确认需求的比例"},
    {"defects.open", "defects open", "未修复缺陷", "未修复的缺陷数"},
    {"defects.open_critical", "critical defects open", "未修复的严重缺陷", "未修复的严重缺陷数"},
    {"defects.density", "defect density", "缺陷密度", "每 100 人天完成工作量的缺陷数"},
    {"obligations.compliance_pct", "compliance", "合规率", "已满足的义务的比例，豁免的除外"},
    {"obligations.overdue", "obligations overdue", "逾期义务", "已过期限仍未满足的义务数"},
    {"surveys.nps", "NPS", "净推荐值 NPS", "推荐者（9、10 分）比例减贬损者（0 至 6 分）比例"},
    {"surveys.csat_pct", "CSAT", "客户满意度 CSAT", "评分 4 分及以上的比例"},
    {"pulses.morale", "morale", "士气", "团队士气平均分，1 至 5"},
    {"pulses.trend", "trend of morale", "士气趋势", "每 30 天的变化"},
    {"pulses.falling", "falling pulses", "持续下降的指标", "最近三次连续下降的团队指标数"},
    {"trainings.overdue", "trainings overdue", "逾期培训", "计划日期已过、尚未进行的培训数"},
    {"trainings.skills_missing", "skills missing", "缺少的技能", "活动需要而所分派人员不具备的技能数"},
});

const MetricWords* find_words(std::string_view metric) {
  const auto found = std::find_if(kMetricWords.begin(), kMetricWords.end(),
                                  [&](const MetricWords& each) { return each.metric == metric; });
  return found == kMetricWords.end() ? nullptr : &*found;
}

std::string spaced(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  std::replace(text.begin(), text.end(), '.', ' ');
  return text;
}

}  // namespace

std::string_view phrase(Phrase phrase, Language language) {
  const PhraseWords& words = kPhrases[static_cast<std::size_t>(phrase)];
  return language == Language::en ? words.english : words.chinese;
}

std::string word(std::string_view word, Language language) {
  if (language == Language::zh)
    for (const Translation& each : kTranslations)
      if (each.english == word) return std::string(each.chinese);
  return spaced(word);
}

std::string metric_label(std::string_view metric, Language language) {
  const MetricWords* words = find_words(metric);
  if (words == nullptr) return spaced(metric);
  return std::string(language == Language::en ? words->english : words->chinese);
}

std::string metric_meaning(std::string_view metric, std::string_view help, Language language) {
  const MetricWords* words = find_words(metric);
  return std::string(language == Language::zh && words != nullptr ? words->meaning : help);
}

std::string localized_time(std::string text, Language language) {
  if (language == Language::en) return text;
  constexpr std::array<Translation, 3> kUnits{{{" d", " 天"}, {" h", " 小时"}, {" min", " 分钟"}}};
  for (const Translation& unit : kUnits)
    if (text.ends_with(unit.english))
      return text.replace(text.size() - unit.english.size(), unit.english.size(), unit.chinese);
  return text;
}

}  // namespace plumb
