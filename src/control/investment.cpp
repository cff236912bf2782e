#include "plumb/control/investment.hpp"

#include <algorithm>
#include <cmath>

namespace plumb {

namespace {

/// ln(1 + rate) of the least and the greatest rate that is looked for.
const double kLeastLog = std::log(1e-6);
const double kGreatestLog = std::log(1e6);

/// A sum of c e^(-t u): the present value, with u = ln(1 + rate), or what is left of it after derivations.
using Terms = std::vector<TimedFlow>;

int sign_changes(const Terms& terms) {
  int changes = 0;
  double before = 0;
  for (const TimedFlow& term : terms) {
    if (term.amount == 0) continue;
    if (before * term.amount < 0) ++changes;
    before = term.amount > 0 ? 1 : -1;
  }
  return changes;
}

/// e^(-t u), less the greatest of the terms' exponents: it keeps the sign of their sum, and its range.
double weight_at(const Terms& terms, const TimedFlow& term, double u) {
  const double shift = u < 0 ? terms.back().years : 0;
  return std::exp((shift - term.years) * u);
}

double value_at(const Terms& terms, double u) {
  double sum = 0;
  for (const TimedFlow& term : terms) sum += term.amount * weight_at(terms, term, u);
  return sum;
}

double size_at(const Terms& terms, double u) {
  double sum = 0;
  for (const TimedFlow& term : terms) sum += std::abs(term.amount) * weight_at(terms, term, u);
  return sum;
}

/// The derivative, divided by e^(-t u) of its first term: it has one term less and the same roots.
Terms derived(const Terms& terms) {
  Terms made;
  double greatest = 0;
  for (std::size_t i = 1; i < terms.size(); ++i) {
    const double later = terms[i].years - terms.front().years;
    made.push_back({terms[i].years - terms[1].years, -terms[i].amount * later});
    greatest = std::max(greatest, std::abs(made.back().amount));
  }
  // Many derivations multiply by many years: without this they would leave the range of a double.
  if (greatest > 0)
    for (TimedFlow& term : made) term.amount /= greatest;
  return made;
}

double root_between(const Terms& terms, double low, double high) {
  const bool rises = value_at(terms, low) < 0;
  for (int step = 0; step < 200 && low < high; ++step) {
    const double middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    ((value_at(terms, middle) < 0) == rises ? low : high) = middle;
  }
  return low + (high - low) / 2;
}

/// The roots, where the function is monotonic between the given turning points.
std::vector<double> roots_between(const Terms& terms, const std::vector<double>& turns) {
  constexpr double kTouching = 1e-12;  // of the sum of its parts
  std::vector<double> roots;
  double low = kLeastLog;
  const auto add = [&](double root) {
    if (roots.empty() || root - roots.back() > 1e-9) roots.push_back(root);
  };
  for (std::size_t i = 0; i <= turns.size(); ++i) {
    const double high = i < turns.size() ? turns[i] : kGreatestLog;
    const bool touches =
        i < turns.size() && std::abs(value_at(terms, high)) <= kTouching * size_at(terms, high);
    if (touches)
      add(high);
    else if (value_at(terms, low) * value_at(terms, high) < 0)
      add(root_between(terms, low, high));
    low = high;
  }
  return roots;
}

/// The flows of one time as one, without those that cancel out.
Terms terms_of(std::span<const TimedFlow> flows) {
  Terms terms;
  for (const TimedFlow& flow : flows) {
    if (!terms.empty() && terms.back().years == flow.years)
      terms.back().amount += flow.amount;
    else
      terms.push_back(flow);
  }
  std::erase_if(terms, [](const TimedFlow& term) { return term.amount == 0; });
  return terms;
}

}  // namespace

double years_between(Date from, Date to) {
  const std::chrono::year_month_day first(from);
  const std::chrono::year_month_day last(to);
  if (first.month() == last.month() && first.day() == last.day())
    return static_cast<double>((last.year() - first.year()).count());
  return static_cast<double>((to - from).count()) / 365.0;
}

double net_present_value(std::span<const TimedFlow> flows, double rate) {
  double sum = 0;
  for (const TimedFlow& flow : flows) sum += flow.amount / std::pow(1 + rate, flow.years);
  return sum;
}

std::vector<double> internal_rates(std::span<const TimedFlow> flows) {
  // Between two roots of a function there is one of its derivative (Rolle), and the derivative has a term
  // less: from the first that changes its sign once at most, the roots are found back to the flows. No
  // search on a grid, which would miss two roots between its points.
  std::vector<Terms> derivations{terms_of(flows)};
  while (sign_changes(derivations.back()) > 1) derivations.push_back(derived(derivations.back()));
  std::vector<double> roots;
  for (std::size_t i = derivations.size(); i-- > 0;) roots = roots_between(derivations[i], roots);
  for (double& root : roots) root = std::expm1(root);
  return roots;
}

std::optional<double> payback_years(std::span<const TimedFlow> flows, std::optional<double> rate) {
  double balance = 0;
  double before = 0;
  bool owed = false;
  for (const TimedFlow& flow : terms_of(flows)) {
    const double amount = rate ? flow.amount / std::pow(1 + *rate, flow.years) : flow.amount;
    if (owed && balance + amount >= 0) return before + (flow.years - before) * (-balance / amount);
    balance += amount;
    owed = balance < 0;
    before = flow.years;
  }
  return std::nullopt;
}

}  // namespace plumb
