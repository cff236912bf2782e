#pragma once

#include "plumb/registers/register_row.hpp"

namespace plumb {

enum class ObligationSource : std::uint8_t { law, standard, contract };
template <>
inline constexpr std::array kWords<ObligationSource> = std::to_array<std::string_view>({"law", "standard",
                                                                                        "contract"});

enum class ObligationStatus : std::uint8_t { open, met, waived };
template <>
inline constexpr std::array kWords<ObligationStatus> = std::to_array<std::string_view>({"open", "met",
                                                                                        "waived"});

/// Something that a law, a standard or a contract demands.
struct Obligation : RegisterRow {
  static constexpr CollectionKind kKind = CollectionKind::obligations;

  ObligationSource source = ObligationSource::law;
  std::string_view clause;
  std::string_view requirement;
  std::vector<FilePath> evidence;
  ObligationStatus status = ObligationStatus::open;
  std::optional<Date> due;
  std::optional<Period> review_every;
  std::optional<Date> reviewed;

  static const FieldTable<Obligation>& fields();
};

}  // namespace plumb
