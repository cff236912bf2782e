#include "plumb/model/quantity.hpp"

#include "plumb/model/decimal.hpp"

namespace plumb {

bool FieldType<Date>::read(const ValueReader& reader, NodeRef node, Date& out) {
  WrittenDate written;
  if (!read_date(reader, node, written)) return false;
  if (written.time)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' has a time, a day is expected", node.text()),
                       fmt::format("write '{}'", date_text(written.date)));
  out = written.date;
  return true;
}

bool FieldType<Units>::read(const ValueReader& reader, NodeRef node, Units& out) {
  if (!reader.expect_scalar(node, "a number of units")) return false;
  const std::string_view text = node.text();
  if (text.ends_with('%')) {
    const auto percent = percent_in(reader, node, text);
    if (!percent) return false;
    out.scaled = multiply_divide(percent->scaled, 1, 100);
  } else if (!read_decimal(reader, node, out.scaled)) {
    return false;
  }
  return out.scaled >= 0 ||
         reader.fail(node, Code::bad_value, fmt::format("'{}' is negative", text), "write 0 or more");
}

bool FieldType<DateRange>::read(const ValueReader& reader, NodeRef node, DateRange& out) {
  if (!reader.expect_scalar(node, "a day or a range of days")) return false;
  const std::string_view text = node.text();
  const std::size_t dots = text.find("..");
  const auto first = date_in(reader, node, text.substr(0, dots));
  const auto last = dots == std::string_view::npos ? first : date_in(reader, node, text.substr(dots + 2));
  if (!first || !last) return false;
  if (first->time || last->time)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' has a time, whole days are expected", text),
                       "write 2026-10-01 or 2026-10-01..2026-10-07");
  if (last->date < first->date)
    return reader.fail(node, Code::impossible_dates, fmt::format("'{}' ends before it starts", text),
                       "write the earlier day first");
  out = {first->date, last->date};
  return true;
}

Value FieldType<DateRange>::get(const DateRange& value, const ValueContext&) {
  if (value.first == value.last) return {date_text(value.first)};
  return {date_text(value.first) + ".." + date_text(value.last)};
}

bool FieldType<Ratio>::read(const ValueReader& reader, NodeRef node, Ratio& out) {
  if (!reader.expect_scalar(node, "done/total")) return false;
  const std::vector<std::string_view> parts = split_at(node.text(), '/');
  const auto done = parse_decimal(parts[0]);
  const auto total = parts.size() == 2 ? parse_decimal(parts[1]) : std::nullopt;
  if (!done || !total || *done < 0 || *total <= 0)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not done/total", node.text()),
                       "write 120/400");
  if (*done > *total)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is more than all of it", node.text()),
                       "raise the total, or correct what is done");
  out = {{*done}, {*total}};
  return true;
}

Value FieldType<Ratio>::get(const Ratio& value, const ValueContext&) {
  return {decimal_text(value.done.scaled) + "/" + decimal_text(value.total.scaled)};
}

bool FieldType<Amount>::read(const ValueReader& reader, NodeRef node, Amount& out) {
  if (!reader.expect_scalar(node, "an amount of money")) return false;
  const std::vector<std::string_view> parts = split_at(node.text(), '/');
  if (parts.size() != 1 && parts.size() != 3)
    return reader.fail(node, Code::bad_value, fmt::format("'{}' is not an amount", node.text()),
                       "write one amount, or low/likely/high: 20000/50000/90000");
  std::vector<Money> amounts;
  for (const std::string_view part : parts) {
    const auto money = money_in(reader, node, part);
    if (!money) return false;
    amounts.push_back(*money);
  }
  out = {amounts[0], amounts[0], amounts[0], parts.size() == 3};
  if (!out.three_point) return true;
  // The currency stands behind the last amount and holds for all three.
  for (Money& money : amounts) money.currency = amounts[2].currency;
  out = {amounts[1], amounts[0], amounts[2], true};
  if (out.low.amount <= out.likely.amount && out.likely.amount <= out.high.amount) return true;
  return reader.fail(node, Code::bad_value, fmt::format("'{}' is not in order", node.text()),
                     "write low/likely/high, smallest first");
}

Value FieldType<Amount>::get(const Amount& value, const ValueContext&) {
  if (!value.three_point) return {value.likely};
  return {ValueList{{value.low}, {value.likely}, {value.high}}};
}

}  // namespace plumb
