#include "plumb/report/render_csv.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "plumb/io/safe_text.hpp"
#include "plumb/model/decimal.hpp"
#include "plumb/report/cell_text.hpp"
#include "plumb/report/number_text.hpp"

namespace plumb {

namespace {

/// Tells whether a spreadsheet would compute the text instead of showing it.
bool looks_like_formula(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBeginnings = {"=",  "+",  "-",  "@",  "\t",
                                                            "\r", "＝", "＋", "－", "＠"};
  const std::size_t begin = text.find_first_not_of(" \n");
  if (begin == std::string_view::npos) return false;
  for (const std::string_view beginning : kBeginnings)
    if (text.substr(begin).starts_with(beginning)) return true;
  return false;
}

/// Appends a text safe for terminals too; line ends stay, because quotes hold them.
void append_csv_text(std::string& out, std::string_view text) {
  const bool quoted =
      text.find_first_of(",\"\n\r") != std::string_view::npos || text.starts_with(' ') || text.ends_with(' ');
  if (quoted) out += '"';
  if (looks_like_formula(text)) out += '\'';
  while (true) {
    const std::size_t special = quoted ? text.find_first_of("\"\n") : std::string_view::npos;
    append_safe_text(out, text.substr(0, special));
    if (special == std::string_view::npos) break;
    out += text[special] == '"' ? "\"\"" : "\n";
    text.remove_prefix(special + 1);
  }
  if (quoted) out += '"';
}

void append_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> buffer;
  out.append(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr);
}

void append_csv_cell(std::string& out, const Cell& cell, const Column& column) {
  if (const auto* text = std::get_if<std::string_view>(&cell.value)) {
    append_csv_text(out, *text);
  } else if (const auto* flag = std::get_if<bool>(&cell.value)) {
    out += *flag ? "true" : "false";
  } else if (const auto* real = std::get_if<double>(&cell.value)) {
    if (std::isfinite(*real)) append_shortest(out, *real);
  } else if (const auto* time = std::get_if<Minutes>(&cell.value)) {
    append_integer(out, time->count());
  } else if (const auto* integer = std::get_if<std::int64_t>(&cell.value)) {
    if (kind_of(cell, column) == CellKind::money) {
      out += decimal_text(*integer);
    } else {
      append_integer(out, *integer);
    }
  } else if (const auto* instant = std::get_if<Instant>(&cell.value)) {
    const CellKind kind = kind_of(cell, column);
    if (kind == CellKind::date || kind == CellKind::end_date) {
      append_instant_as(out, *instant, kind);
    } else {
      append_instant(out, *instant);
    }
  }
}

}  // namespace

void render_csv(std::string& out, const Table& table) {
  const std::vector<Column>& columns = table.columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_text(out, columns[i].key);
  }
  out += '\n';
  for (std::size_t r = 0; r < table.rows().size(); ++r) {
    const std::span<const Cell> cells = table.cells(r);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (i > 0) out += ',';
      append_csv_cell(out, cells[i], columns[i]);
    }
    out += '\n';
  }
}

}  // namespace plumb
