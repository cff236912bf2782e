#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "plumb/report/collection_rows.hpp"
#include "plumb/report/render_text.hpp"

namespace plumb {

/// What one row is, in lines that every form but JSON is made from.
struct RowDetails {
  enum class Part : std::uint8_t { written, inherited, computed, named_by, names };

  struct Line {
    Part part = Part::written;
    std::string field;
    std::string value;
    std::string note;  // where it comes from, or what the row is called that it names
    std::string path;  // of named_by: the file and line in which it is written
    std::size_t line = 0;
    // Of computed: what programs are given instead of field and value. A text stands in `value` alone.
    std::string key = {};
    Cell data = {};
  };

  std::string kind;  // singular
  std::string id;
  std::string name;  // empty if it is the id
  std::string path;  // empty for a built-in row
  std::size_t line = 0;
  std::vector<Line> lines;
};

/// Collects what a row says as it is written, what it inherits, what is computed for it, and what refers to
/// it. unicode: whether computed values may have signs beyond ASCII.
RowDetails row_details(const CollectionRows& rows, std::size_t row, bool unicode);

/// The same for the project.
RowDetails project_details(const Plan& plan);

/// The same for a row inside a row: item number `item` of the field `field`.
RowDetails inner_row_details(const CollectionRows& rows, std::size_t row, std::size_t field,
                             std::size_t item);

/// Appends details for people.
void render_details(std::string& out, const RowDetails& details, const TextStyle& style);

/// Makes one table of details, as data: part, field, value, note, file, line.
Table details_data(const RowDetails& details);
/// The same for people, with the words of the text: part, field, value, note, place.
Table details_table(const RowDetails& details);

/// Appends `plumb.show/1` of a row, the project or a row inside a row.
void write_row_json(std::string& out, const CollectionRows& rows, std::size_t row);
void write_project_json(std::string& out, const Plan& plan);
void write_inner_row_json(std::string& out, const CollectionRows& rows, std::size_t row, std::size_t field,
                          std::size_t item);

}  // namespace plumb
