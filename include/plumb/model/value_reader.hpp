#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "plumb/io/diagnostics.hpp"
#include "plumb/io/yaml_document.hpp"
#include "plumb/model/collection_kind.hpp"
#include "plumb/model/duration.hpp"
#include "plumb/model/id_index.hpp"
#include "plumb/model/instant.hpp"
#include "plumb/model/money.hpp"

namespace plumb {

/// What every value is read with: where errors go, what ids exist, what the units mean at this place of the
/// plan.
struct ValueReader {
  Diagnostics& diagnostics;
  const IdIndex& ids;
  std::span<const std::string> currencies;  // the project's own first
  WorkUnits units;
  std::string_view field;  // name of the field being read, for messages

  /// Reports an error at `node` and returns false, so that readers can end with it.
  bool fail(NodeRef node, Code code, std::string message, std::string hint = {}) const;

  /// Reports a scalar that is expected and missing; returns whether `node` is one with text.
  bool expect_scalar(NodeRef node, std::string_view expected) const;

  /// Resolves a reference; reports one that leads nowhere, with the nearest id.
  std::optional<std::uint32_t> reference(NodeRef node, std::string_view id, CollectionKind kind) const;
};

/// The readers of single values; each reports what is wrong and returns false then.
bool read_text(const ValueReader& reader, NodeRef node, std::string_view& out);
bool read_id(const ValueReader& reader, NodeRef node, std::string_view& out);
bool read_boolean(const ValueReader& reader, NodeRef node, bool& out);
bool read_integer(const ValueReader& reader, NodeRef node, std::int64_t& out);
/// An exact decimal of 1/10,000.
bool read_decimal(const ValueReader& reader, NodeRef node, std::int64_t& out);
bool read_percent(const ValueReader& reader, NodeRef node, Percent& out);
bool read_date(const ValueReader& reader, NodeRef node, WrittenDate& out);
bool read_duration(const ValueReader& reader, NodeRef node, Duration& out);
bool read_estimate(const ValueReader& reader, NodeRef node, Estimate& out);
bool read_money(const ValueReader& reader, NodeRef node, Money& out);
/// One of `choices`; `out` is its index.
bool read_choice(const ValueReader& reader, NodeRef node, std::span<const std::string_view> choices,
                 std::size_t& out);

/// Reads the text of a value that is part of a larger scalar, as in `20000/50000` or `FS+2d`; errors point at
/// `node`.
std::optional<Duration> duration_in(const ValueReader& reader, NodeRef node, std::string_view text);
std::optional<Percent> percent_in(const ValueReader& reader, NodeRef node, std::string_view text);
std::optional<Money> money_in(const ValueReader& reader, NodeRef node, std::string_view text);
std::optional<WrittenDate> date_in(const ValueReader& reader, NodeRef node, std::string_view text);

/// Splits `a/b/c` at the slashes.
std::vector<std::string_view> split_at(std::string_view text, char separator);

/// Says why a text cannot be an id, and what to write; both empty if it can.
struct IdProblem {
  std::string message;
  std::string hint;
};
IdProblem id_problem(std::string_view id);

/// Says what other YAML readers take an unquoted id for, as in `a number`, where it would not come back as it
/// was written; empty if they read it as text. Sources: YAML 1.1's types and YAML 1.2's core schema.
std::string_view other_reading(std::string_view id);

}  // namespace plumb
