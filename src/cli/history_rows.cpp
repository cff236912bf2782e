#include "plumb/cli/history_rows.hpp"

#include "plumb/io/record_text.hpp"

namespace plumb {

namespace {

void add_cost(RecordWriter& record, Cost cost) {
  const auto [high, low] = cost.halves();
  record.add(high).add(low);
}

Cost read_cost(RecordReader& record) {
  const std::int64_t high = record.number();
  return Cost::from_halves({high, record.number()});
}

void add_instant(RecordWriter& record, Instant t) {
  record.add(std::int64_t{t.time_since_epoch().count()});
}

Instant read_instant(RecordReader& record) {
  return Instant(Minutes(record.number()));
}

void add_figures(RecordWriter& record, const std::optional<KeyFigures>& figures) {
  record.add(std::int64_t{figures.has_value()});
  if (!figures) return;
  add_instant(record, figures->finish);
  add_cost(record, figures->bac);
  record.add(std::int64_t{figures->eac.has_value()}).add(figures->eac.value_or(0));
  add_cost(record, figures->exposure);
}

std::optional<KeyFigures> read_figures(RecordReader& record) {
  if (!record.flag()) return std::nullopt;
  KeyFigures figures;
  figures.finish = read_instant(record);
  figures.bac = read_cost(record);
  const bool has_eac = record.flag();
  const double eac = record.real();
  if (has_eac) figures.eac = eac;
  figures.exposure = read_cost(record);
  return figures;
}

/// The kinds of a MetricValue, by their position in it.
enum class Kept : std::int64_t { nothing, real, cost, count, instant, text };

struct ValueWriter {
  RecordWriter& record;

  RecordWriter& as(Kept kind) const { return record.add(static_cast<std::int64_t>(kind)); }
  void operator()(std::monostate) const { as(Kept::nothing); }
  void operator()(double number) const { as(Kept::real).add(number); }
  void operator()(Cost cost) const { add_cost(as(Kept::cost), cost); }
  void operator()(std::int64_t number) const { as(Kept::count).add(number); }
  void operator()(Instant t) const { add_instant(as(Kept::instant), t); }
  void operator()(std::string_view text) const { as(Kept::text).add(text); }
};

MetricValue read_value(RecordReader& record) {
  switch (static_cast<Kept>(record.number())) {
    case Kept::real:
      return record.real();
    case Kept::cost:
      return read_cost(record);
    case Kept::count:
      return record.number();
    case Kept::instant:
      return read_instant(record);
    case Kept::text:
      return record.text();
    default:
      return {};
  }
}

}  // namespace

std::string write_entry(const LogEntry& entry) {
  RecordWriter record;
  record.add(std::int64_t{entry.row.begins});
  add_figures(record, entry.row.figures);
  add_figures(record, entry.row.before);
  record.add(entry.row.finish_change).add(entry.currency).add(std::int64_t{entry.minutes_per_day});
  return record.text();
}

std::optional<LogEntry> read_log_entry(std::string_view text) {
  RecordReader record(text);
  LogEntry entry;
  entry.row.begins = record.flag();
  entry.row.figures = read_figures(record);
  entry.row.before = read_figures(record);
  entry.row.finish_change = record.real();
  entry.currency = record.text();
  entry.minutes_per_day = static_cast<int>(record.number());
  return record.complete() ? std::optional(std::move(entry)) : std::nullopt;
}

std::string write_entry(const TrendEntry& entry) {
  RecordWriter record;
  record.add(std::int64_t{entry.row.has_errors}).add(std::int64_t{entry.minutes_per_day});
  record.add(std::int64_t{entry.knows_part});
  std::visit(ValueWriter{record}, entry.row.value);
  return record.text();
}

std::optional<TrendEntry> read_trend_entry(std::string_view text) {
  RecordReader record(text);
  TrendEntry entry;
  entry.row.has_errors = record.flag();
  entry.minutes_per_day = static_cast<int>(record.number());
  entry.knows_part = record.flag();
  entry.row.value = read_value(record);
  return record.complete() ? std::optional(std::move(entry)) : std::nullopt;
}

}  // namespace plumb
