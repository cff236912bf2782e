#pragma once

#include <vector>

#include "plumb/model/field.hpp"
#include "plumb/model/file_path.hpp"
#include "plumb/model/quantity.hpp"

namespace plumb {

enum class RiskKind : std::uint8_t { threat, opportunity };
template <>
inline constexpr std::array kWords<RiskKind> = std::to_array<std::string_view>({"threat", "opportunity"});

enum class RiskStatus : std::uint8_t { open, occurred, closed, retired };
template <>
inline constexpr std::array kWords<RiskStatus> = std::to_array<std::string_view>({"open", "occurred",
                                                                                  "closed", "retired"});

enum class Strategy : std::uint8_t { avoid, transfer, mitigate, accept, escalate, exploit, share, enhance };
template <>
inline constexpr std::array kWords<Strategy> = std::to_array<std::string_view>(
    {"avoid", "transfer", "mitigate", "accept", "escalate", "exploit", "share", "enhance"});

/// Tells whether a strategy answers a risk of this kind; accept and escalate answer both.
bool strategy_fits(Strategy strategy, RiskKind kind);

/// A probability, or the name of a level of the risk matrix.
struct Probability {
  std::optional<Percent> value;
  std::string_view level;  // without a value
};

/// What a risk does when it occurs, or the name of a level of the risk matrix.
struct Impact {
  std::optional<Amount> cost;
  std::optional<Estimate> time;
  std::string_view level;

  static const FieldTable<Impact>& fields();
};

template <>
struct FieldType<Probability> : ScalarType<ValueKind::percent> {
  static bool read(const ValueReader& reader, NodeRef node, Probability& out);
  static Value get(const Probability& value, const ValueContext&);
};

template <>
struct FieldType<std::optional<Impact>> {
  static void describe(FieldSpec& spec) {
    FieldType<Impact>::describe(spec);
    spec.short_for = "level";
  }
  static bool read(const ValueReader& reader, NodeRef node, std::optional<Impact>& out);
  static Value get(const std::optional<Impact>& value, const ValueContext& context);
};

/// What is left of a risk after the response; what it leaves out is as before.
struct Residual {
  std::optional<Probability> probability;
  std::optional<Impact> impact;

  static const FieldTable<Residual>& fields();
};

/// Something that may happen, for worse or for better.
struct Risk {
  std::string_view id;
  std::string_view name;
  RiskKind kind = RiskKind::threat;
  std::string_view category;
  std::optional<Probability> probability;
  std::optional<Impact> impact;
  Distribution distribution = Distribution::pert;
  std::vector<TaskId> tasks;
  RiskStatus status = RiskStatus::open;
  ResourceId owner;
  std::optional<Strategy> strategy;
  std::string_view response;
  std::optional<Money> response_cost;
  std::optional<Residual> residual;
  std::string_view trigger;
  std::optional<Date> due;
  std::vector<std::string_view> tags;
  std::vector<FilePath> files;
  std::string_view notes;

  static const FieldTable<Risk>& fields();
};

}  // namespace plumb
