#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "plumb/model/field.hpp"

namespace plumb {

/// The language of a status report.
enum class Language : std::uint8_t { en, zh };
template <>
inline constexpr std::array kWords<Language> = std::to_array<std::string_view>({"en", "zh"});

/// What a report says in words of its own. Sentences have places for values, in the form of fmt.
enum class Phrase : std::uint8_t {
  title,           // {} the project
  measured,        // {} date, {} baseline
  measured_alone,  // {} date
  summary,
  done,
  next,
  schedule,
  value,
  risks_and_issues,
  changes,
  contracts,
  quality,
  people,
  decisions,
  definitions,
  subject,
  light,
  rule,
  figure,
  now,
  earned,             // {} earned, {} planned, {} spent
  complete,           // {} done, {} of all
  finish_on,          // {} date
  finish_later,       // {} date, {} time, {} baseline
  finish_earlier,     // the same
  finish_as_planned,  // {} date, {} baseline
  cost_above,         // {} estimate, {} currency, {} difference
  cost_below,         // the same
  cost_as_planned,    // {} estimate, {} currency
  rule_limit,         // {} figure, {} value, {} comparison and bound
  rule_low,           // {} figure, {} value, {} amber, {} red
  rule_high,          // the same
  unknown,
  nothing_done,  // {} date
  nothing_next,
  critical_path,
  top_risks,
  open_issues,
  open_defects,
};

std::string_view phrase(Phrase phrase, Language language);

/// The word of a table for people: a field's heading, a choice, a light, a subject. A word that is not
/// known stays as it is, with blanks for underscores.
std::string word(std::string_view word, Language language);

/// What a metric is called in a report: `EV` and `挣值 EV`; the name itself where no other is known.
std::string metric_label(std::string_view metric, Language language);

/// What a metric means, for the definitions at the end; in English the metric's own help.
std::string metric_meaning(std::string_view metric, std::string_view help, Language language);

/// The units of working time in the language: `12 d` and `12 天`.
std::string localized_time(std::string text, Language language);

}  // namespace plumb
