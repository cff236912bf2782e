#pragma once

#include "plumb/control/metrics.hpp"
#include "plumb/control/row_figures.hpp"
#include "plumb/registers/improvement.hpp"
#include "plumb/registers/lesson.hpp"

namespace plumb {

/// Counts the improvements that follow from each lesson, by its row.
std::vector<std::size_t> improvements_of_lessons(const Plan& plan);

/// Tells whether the stage of an improvement should be done: due before `as_of`, and not closed.
bool is_overdue(const Improvement& improvement, Date as_of);

/// Returns the benefit measured, in percent of what was expected; nothing without both, or if nothing was
/// expected.
std::optional<double> benefit_pct(const Improvement& improvement);

std::span<const Figure> lesson_figures();
std::span<const Metric> lesson_metrics();
std::span<const Figure> improvement_figures();
std::span<const Metric> improvement_metrics();

}  // namespace plumb
