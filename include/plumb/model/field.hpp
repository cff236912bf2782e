#pragma once

#include <fmt/format.h>

#include <array>
#include <concepts>
#include <initializer_list>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "plumb/model/ids.hpp"
#include "plumb/model/rare.hpp"
#include "plumb/model/value.hpp"
#include "plumb/model/value_reader.hpp"

namespace plumb {

// A register is a struct and a table of its fields:
//
//   struct Account {
//     std::string_view id;
//     std::string_view name;
//     static const FieldTable<Account>& fields();
//   };
//   const FieldTable<Account>& Account::fields() {
//     static const FieldTable<Account> table{
//         field<&Account::id>("id", "names the account").require(),
//         field<&Account::name>("name", "what people call it"),
//     };
//     return table;
//   }
//
// The type of a member decides how its value is read and shown, through FieldType<T> below.

/// What kind of value a field holds; the schema, the reference and completion are made from it.
enum class ValueKind : std::uint8_t {
  text,
  id,
  boolean,
  integer,
  number,
  percent,
  date,
  duration,
  estimate,
  money,
  amount,  // money, or three amounts
  link,
  constraint,
  choice,
  reference,
  date_range,
  shifts,
  rate,
  units,      // 50%, 2, 1.5
  technique,  // of earned value
  ratio,      // done/total
  row,        // a mapping with fields of its own
  period,     // of the calendar: 2w
  when,       // a date, or a link to a task
  path,       // of a file in the repository, or an address of the web
  share,      // a percentage, or money
};

enum class ValueShape : std::uint8_t { one, list, one_or_list, map };

class FieldTableBase;

/// What is said about a field, without its row's type.
struct FieldSpec {
  std::string_view name;
  std::string_view help;          // one sentence, no full stop
  std::string_view example = {};  // as a user would write it
  ValueKind kind = ValueKind::text;
  ValueShape shape = ValueShape::one;
  bool required = false;
  std::span<const std::string_view> choices = {};  // kind choice: the words
  std::span<const CollectionKind> refers_to = {};  // kind reference, link, units: the first that has the id
  const FieldTableBase* (*rows)() = nullptr;       // of a row, or where one may stand: its fields
  std::string_view short_for = {};  // of rows(), the field that a single value in the row's place is
  std::optional<std::pair<std::int64_t, std::int64_t>> range = {};  // integers and numbers, whole units
};

/// The fields of one kind of row, free of its type.
class FieldTableBase {
 public:
  std::size_t size() const { return specs_.size(); }
  const FieldSpec& spec(std::size_t index) const { return specs_[index]; }
  std::span<const FieldSpec> specs() const { return specs_; }

  /// Finds a field by name; nullopt if there is none. The search goes round from `expected`: rows are written
  /// in much the same order.
  std::optional<std::size_t> find(std::string_view name, std::size_t expected = 0) const {
    for (std::size_t i = expected; i < specs_.size(); ++i)
      if (specs_[i].name == name) return i;
    for (std::size_t i = 0; i < expected; ++i)
      if (specs_[i].name == name) return i;
    return std::nullopt;
  }

  /// The required fields, as bits by their index: asked of every row that is read.
  std::uint64_t required() const { return required_; }

 protected:
  std::vector<FieldSpec> specs_;
  std::uint64_t required_ = 0;
};

/// What a value needs to be shown: the ids that references stand for, and what a day is.
struct ValueContext {
  const IdIndex& ids;
  WorkUnits units;
  std::span<const std::string> currencies;  // as Money counts them
};

/// A field of `Row`: what is said about it, how it is read, what it holds.
template <class Row>
struct Field {
  using Read = bool (*)(const ValueReader&, NodeRef, Row&);
  using Get = Value (*)(const Row&, const ValueContext&);

  FieldSpec spec;
  Read read = nullptr;
  Get get = nullptr;

  Field require() && {
    spec.required = true;
    return *this;
  }
  Field with_example(std::string_view text) && {
    spec.example = text;
    return *this;
  }
  /// Bounds of a number, inclusive, in whole units.
  Field between(std::int64_t least, std::int64_t greatest) && {
    spec.range = {least, greatest};
    return *this;
  }
};

template <class Row>
class FieldTable : public FieldTableBase {
 public:
  FieldTable(std::initializer_list<Field<Row>> fields) {
    for (const Field<Row>& field : fields) append(field);
  }

  void append(const Field<Row>& field) {
    if (field.spec.required) required_ |= std::uint64_t{1} << specs_.size();
    specs_.push_back(field.spec);
    reads_.push_back(field.read);
    gets_.push_back(field.get);
  }

  bool read(std::size_t index, const ValueReader& reader, NodeRef node, Row& row) const {
    return reads_[index](reader, node, row);
  }
  Value get(std::size_t index, const Row& row, const ValueContext& context) const {
    return gets_[index](row, context);
  }

 private:
  std::vector<typename Field<Row>::Read> reads_;
  std::vector<typename Field<Row>::Get> gets_;
};

template <class T>
concept HasFields = requires {
  T::fields();
};

/// Reports a key that the table does not have, with the nearest one; keys that start with `x-` are the user's
/// own.
void report_unknown_key(const ValueReader& reader, NodeRef key, NodeRef value, const FieldTableBase& table);
/// Reports the required fields that `node` lacks.
void report_missing(const ValueReader& reader, NodeRef node, const FieldTableBase& table, std::uint64_t seen);
/// Reports a number outside the field's range, which it has; returns whether it is inside.
bool check_range(const ValueReader& reader, NodeRef node, const FieldSpec& spec);

/// Reads a mapping into a row, every field that it has, and reports all that is wrong.
template <class Row>
bool read_row(const ValueReader& outer, NodeRef node, const FieldTable<Row>& table, Row& row) {
  if (!node.is_mapping())
    return outer.fail(node, Code::bad_type, fmt::format("the fields of '{}' are expected here", outer.field),
                      "write 'field: value' pairs, or {field: value, …} in one line");
  ValueReader reader = outer;
  bool good = true;
  std::uint64_t seen = 0;
  std::size_t expected = 0;
  for (const auto& [key, value] : node.entries()) {
    const std::string_view name = key.text();
    const std::optional<std::size_t> index = table.find(name, expected);
    if (!index) {
      if (name.starts_with("x-")) continue;
      report_unknown_key(reader, key, value, table);
      good = false;
      continue;
    }
    expected = *index + 1;
    if ((seen >> *index & 1U) != 0) continue;  // of a key that is given twice, the first counts
    seen |= std::uint64_t{1} << *index;
    const FieldSpec& spec = table.spec(*index);
    reader.field = spec.name;
    if (!table.read(*index, reader, value, row) || (spec.range && !check_range(reader, value, spec)))
      good = false;
  }
  if ((table.required() & ~seen) == 0) return good;
  reader.field = outer.field;
  report_missing(reader, node, table, seen);
  return false;
}

/// The words of an enumeration, in its order; specialised where the enumeration is declared.
template <class E>
inline constexpr std::array<std::string_view, 0> kWords{};
// Here, because duration.hpp knows no fields, and a file that saw no words would read none.
template <>
inline constexpr std::array kWords<Distribution> =
    std::to_array<std::string_view>({"pert", "triangular", "uniform", "normal", "lognormal"});

/// How a member type is read, shown and described. Specialised below and beside the types that are special.
template <class T>
struct FieldType;

template <ValueKind Kind>
struct ScalarType {
  static void describe(FieldSpec& spec) { spec.kind = Kind; }
};

template <>
struct FieldType<std::string_view> : ScalarType<ValueKind::text> {
  static bool read(const ValueReader& reader, NodeRef node, std::string_view& out) {
    return read_text(reader, node, out);
  }
  static Value get(std::string_view text, const ValueContext&) {
    return text.empty() ? Value{} : Value{std::string(text)};
  }
};

template <>
struct FieldType<bool> : ScalarType<ValueKind::boolean> {
  static bool read(const ValueReader& reader, NodeRef node, bool& out) {
    return read_boolean(reader, node, out);
  }
  static Value get(bool value, const ValueContext&) { return {value}; }
};

template <std::integral Integer>
struct FieldType<Integer> : ScalarType<ValueKind::integer> {
  static bool read(const ValueReader& reader, NodeRef node, Integer& out) {
    std::int64_t wide = 0;
    if (!read_integer(reader, node, wide)) return false;
    if (!std::in_range<Integer>(wide))
      return reader.fail(node, Code::bad_value, fmt::format("'{}' is out of range", node.text()),
                         fmt::format("write a number from {} to {}", std::numeric_limits<Integer>::min(),
                                     std::numeric_limits<Integer>::max()));
    out = static_cast<Integer>(wide);
    return true;
  }
  static Value get(Integer value, const ValueContext&) { return {static_cast<std::int64_t>(value)}; }
};

template <>
struct FieldType<Percent> : ScalarType<ValueKind::percent> {
  static bool read(const ValueReader& reader, NodeRef node, Percent& out) {
    return read_percent(reader, node, out);
  }
  static Value get(Percent value, const ValueContext&) { return {value}; }
};

template <>
struct FieldType<WrittenDate> : ScalarType<ValueKind::date> {
  static bool read(const ValueReader& reader, NodeRef node, WrittenDate& out) {
    return read_date(reader, node, out);
  }
  static Value get(const WrittenDate& value, const ValueContext&) { return {value}; }
};

template <>
struct FieldType<Duration> : ScalarType<ValueKind::duration> {
  static bool read(const ValueReader& reader, NodeRef node, Duration& out) {
    return read_duration(reader, node, out);
  }
  static Value get(Duration value, const ValueContext&) { return {value}; }
};

template <>
struct FieldType<Estimate> : ScalarType<ValueKind::estimate> {
  static bool read(const ValueReader& reader, NodeRef node, Estimate& out) {
    return read_estimate(reader, node, out);
  }
  static Value get(const Estimate& value, const ValueContext&) {
    if (!value.three_point) return {value.duration()};
    return {ValueList{{Duration{value.optimistic, value.elapsed}},
                      {value.duration()},
                      {Duration{value.pessimistic, value.elapsed}}}};
  }
};

template <>
struct FieldType<Money> : ScalarType<ValueKind::money> {
  static bool read(const ValueReader& reader, NodeRef node, Money& out) {
    return read_money(reader, node, out);
  }
  static Value get(Money value, const ValueContext&) { return {value}; }
};

template <class E>
requires std::is_enum_v<E>
struct FieldType<E> {
  static_assert(!kWords<E>.empty(), "the words of an enumeration stand where it is declared");
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::choice;
    spec.choices = kWords<E>;
  }
  static bool read(const ValueReader& reader, NodeRef node, E& out) {
    std::size_t index = 0;
    if (!read_choice(reader, node, kWords<E>, index)) return false;
    out = static_cast<E>(index);
    return true;
  }
  static Value get(E value, const ValueContext&) {
    return {std::string(kWords<E>[static_cast<std::size_t>(value)])};
  }
};

/// Collections, for what refers to rows of one of them.
template <CollectionKind... Kinds>
inline constexpr std::array<CollectionKind, sizeof...(Kinds)> kCollectionKinds{Kinds...};

/// The collection that an id type counts in; specialised for each below.
template <class IdType>
inline constexpr CollectionKind kCollectionOf = CollectionKind::tasks;
template <>
inline constexpr CollectionKind kCollectionOf<CalendarId> = CollectionKind::calendars;
template <>
inline constexpr CollectionKind kCollectionOf<ResourceId> = CollectionKind::resources;
template <>
inline constexpr CollectionKind kCollectionOf<AccountId> = CollectionKind::accounts;
template <>
inline constexpr CollectionKind kCollectionOf<BaselineId> = CollectionKind::baselines;
template <>
inline constexpr CollectionKind kCollectionOf<RiskId> = CollectionKind::risks;
template <CollectionKind Kind>
inline constexpr CollectionKind kCollectionOf<RowId<Kind>> = Kind;

template <class Tag>
struct FieldType<Id<Tag>> {
  static constexpr CollectionKind kKind = kCollectionOf<Id<Tag>>;
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::reference;
    spec.refers_to = kCollectionKinds<kKind>;
  }
  static bool read(const ValueReader& reader, NodeRef node, Id<Tag>& out) {
    if (!reader.expect_scalar(node, "an id")) return false;
    const auto row = reader.reference(node, node.text(), kKind);
    if (row) out = Id<Tag>(*row);
    return row.has_value();
  }
  static Value get(Id<Tag> value, const ValueContext& context) {
    if (!value.valid()) return {};
    return {std::string(context.ids[kKind].id(static_cast<std::uint32_t>(value.index())))};
  }
};

template <class T>
struct FieldType<std::optional<T>> {
  static void describe(FieldSpec& spec) { FieldType<T>::describe(spec); }
  static bool read(const ValueReader& reader, NodeRef node, std::optional<T>& out) {
    T value{};
    if (!FieldType<T>::read(reader, node, value)) return false;
    out = std::move(value);
    return true;
  }
  static Value get(const std::optional<T>& value, const ValueContext& context) {
    return value ? FieldType<T>::get(*value, context) : Value{};
  }
};

template <class T>
struct FieldType<Rare<T>> {
  static void describe(FieldSpec& spec) { FieldType<T>::describe(spec); }
  static bool read(const ValueReader& reader, NodeRef node, Rare<T>& out) {
    T value{};
    if (!FieldType<T>::read(reader, node, value)) return false;
    out = Rare<T>(std::move(value));
    return true;
  }
  static Value get(const Rare<T>& value, const ValueContext& context) {
    return value ? FieldType<T>::get(*value, context) : Value{};
  }
};

template <HasFields Row>
struct FieldType<Row> {
  static void describe(FieldSpec& spec) {
    spec.kind = ValueKind::row;
    spec.rows = +[]() -> const FieldTableBase* { return &Row::fields(); };
  }
  static bool read(const ValueReader& reader, NodeRef node, Row& out) {
    return read_row(reader, node, Row::fields(), out);
  }
  static Value get(const Row& row, const ValueContext& context) {
    ValueMap map;
    const FieldTable<Row>& table = Row::fields();
    for (std::size_t i = 0; i < table.size(); ++i)
      if (Value value = table.get(i, row, context); !value.absent())
        map.emplace_back(table.spec(i).name, std::move(value));
    return map.empty() ? Value{} : Value{std::move(map)};
  }
};

template <class T>
struct FieldType<std::vector<T>> {
  static void describe(FieldSpec& spec) {
    FieldType<T>::describe(spec);
    spec.shape = ValueShape::list;
  }
  static bool read(const ValueReader& reader, NodeRef node, std::vector<T>& out) {
    if (!node.is_sequence())
      return reader.fail(node, Code::bad_type, fmt::format("'{}' must be a list", reader.field),
                         fmt::format("write '{}: [a, b]', or one '- ' line each", reader.field));
    bool good = true;
    out.reserve(node.size());
    for (const NodeRef item : node.items()) {
      T value{};
      if (FieldType<T>::read(reader, item, value))
        out.push_back(std::move(value));
      else
        good = false;
    }
    return good;
  }
  static Value get(const std::vector<T>& list, const ValueContext& context) {
    if (list.empty()) return {};
    ValueList values;
    for (const T& item : list) values.push_back(FieldType<T>::get(item, context));
    return {std::move(values)};
  }
};

template <class T>
struct FieldType<RareList<T>> {
  static void describe(FieldSpec& spec) { FieldType<std::vector<T>>::describe(spec); }
  static bool read(const ValueReader& reader, NodeRef node, RareList<T>& out) {
    std::vector<T> items;
    const bool good = FieldType<std::vector<T>>::read(reader, node, items);
    out = RareList<T>(std::move(items));
    return good;
  }
  static Value get(const RareList<T>& list, const ValueContext& context) {
    return FieldType<std::vector<T>>::get(list.items(), context);
  }
};

/// A list that may be written as its only item.
template <class T>
struct OneOrList {
  std::vector<T> items;
};

template <class T>
struct FieldType<OneOrList<T>> {
  static void describe(FieldSpec& spec) {
    FieldType<T>::describe(spec);
    spec.shape = ValueShape::one_or_list;
  }
  static bool read(const ValueReader& reader, NodeRef node, OneOrList<T>& out) {
    if (node.is_sequence()) return FieldType<std::vector<T>>::read(reader, node, out.items);
    T value{};
    if (!FieldType<T>::read(reader, node, value)) return false;
    out.items.push_back(std::move(value));
    return true;
  }
  static Value get(const OneOrList<T>& list, const ValueContext& context) {
    return FieldType<std::vector<T>>::get(list.items, context);
  }
};

/// Takes a pointer to member apart.
template <class>
struct MemberOf;
template <class Row, class T>
struct MemberOf<T Row::*> {
  using RowType = Row;
  using Type = T;
};

/// Makes the row of a field table from a member; its type says how it is read. Row: what the table is of,
/// where the member is of its base.
template <auto Member, class Row = typename MemberOf<decltype(Member)>::RowType>
auto field(std::string_view name, std::string_view help) {
  using T = typename MemberOf<decltype(Member)>::Type;
  Field<Row> made;
  made.spec.name = name;
  made.spec.help = help;
  FieldType<T>::describe(made.spec);
  made.read = [](const ValueReader& reader, NodeRef node, Row& row) {
    return FieldType<T>::read(reader, node, row.*Member);
  };
  made.get = [](const Row& row, const ValueContext& context) {
    return FieldType<T>::get(row.*Member, context);
  };
  return made;
}

/// Like field, for an id that other rows refer to.
template <auto Member, class Row = typename MemberOf<decltype(Member)>::RowType>
auto id_field(std::string_view help) {
  auto made = field<Member, Row>("id", help).require();
  made.spec.kind = ValueKind::id;
  made.read = [](const ValueReader& reader, NodeRef node, Row& row) {
    return read_id(reader, node, row.*Member);
  };
  return made;
}

}  // namespace plumb
