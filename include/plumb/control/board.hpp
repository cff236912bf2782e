#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "plumb/schedule/schedule.hpp"

namespace plumb {

/// Where a task stands: something it waits for is not done, nothing is, it is worked on, it is complete.
enum class BoardState : std::uint8_t { waiting, ready, doing, done };
template <>
inline constexpr std::array kWords<BoardState> = std::to_array<std::string_view>({"waiting", "ready", "doing",
                                                                                  "done"});

/// A task on the board.
struct BoardCard {
  TaskId task;
  BoardState state = BoardState::waiting;
  std::vector<std::size_t> blocked_by;  // open issues that name it or a summary above it: rows
};

/// Places every task and milestone, in file order; summaries and hammocks are no work of their own.
///
/// A link from a finish waits until the predecessor is complete, one from a start until it has started; a
/// link to the finish holds nobody back from starting. Lags do not count, and a summary's links are those of
/// all below it.
std::vector<BoardCard> board_of(const Plan& plan, const Schedule& schedule);

}  // namespace plumb
