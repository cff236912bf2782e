#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace plumb {

/// Lines that differ between two texts: those at [old_begin, old_end) gave way to those at [new_begin,
/// new_end), counted from 0.
struct LineChange {
  std::size_t old_begin = 0;
  std::size_t old_end = 0;
  std::size_t new_begin = 0;
  std::size_t new_end = 0;
};

/// Finds what differs, in order and apart from each other. Lines that occur once in both texts are held to be
/// the same (Cohen's patience diff); what stands between them is compared as a whole, its equal beginning and
/// end apart, so that the time stays linear but for a sort.
std::vector<LineChange> line_changes(std::string_view before, std::string_view after);

/// Writes the changes of one file as `diff -u` does, with three lines around each; empty if there are none.
/// `old_path` is `/dev/null` for a file that is new.
std::string unified_diff(std::string_view old_path, std::string_view new_path, std::string_view before,
                         std::string_view after);

}  // namespace plumb
