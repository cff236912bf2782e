#include "plumb/io/git_ancestry.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace plumb {

namespace {

constexpr unsigned kOfFirst = 1;
constexpr unsigned kOfSecond = 2;
constexpr unsigned kBeforeBase = 4;
constexpr unsigned kIsBase = 8;

class Painting {
 public:
  explicit Painting(GitRepository& repository) : repository_(repository) {}

  std::optional<std::string> base_of(const std::string& a, const std::string& b) {
    paint(a, kOfFirst);
    paint(b, kOfSecond);
    std::vector<std::string> bases;
    while (std::any_of(open_.begin(), open_.end(),
                       [&](const Open& each) { return (colours_[each.id] & kBeforeBase) == 0; })) {
      std::pop_heap(open_.begin(), open_.end());
      const Open next = std::move(open_.back());
      open_.pop_back();
      unsigned colour = colours_[next.id] & (kOfFirst | kOfSecond | kBeforeBase);
      if (colour == (kOfFirst | kOfSecond)) {
        if ((colours_[next.id] & kIsBase) == 0) bases.push_back(next.id);
        colours_[next.id] |= kIsBase;
        colour |= kBeforeBase;
      }
      for (const std::string& parent : next.parents) paint(parent, colour);
    }
    for (const std::string& base : bases)
      if ((colours_[base] & kBeforeBase) == 0) return base;
    return std::nullopt;
  }

 private:
  struct Open {
    std::int64_t committed;
    std::string id;
    std::vector<std::string> parents;

    friend bool operator<(const Open& a, const Open& b) { return a.committed < b.committed; }
  };

  void paint(const std::string& id, unsigned colour) {
    if ((colours_[id] & colour) == colour) return;
    colours_[id] |= colour;
    auto commit = repository_.commit(id);
    if (!commit) return;  // beyond the end of a shallow clone
    open_.push_back({commit->committed, id, std::move(commit->parents)});
    std::push_heap(open_.begin(), open_.end());
  }

  GitRepository& repository_;
  std::map<std::string, unsigned> colours_;
  std::vector<Open> open_;  // a heap, the newest on top
};

}  // namespace

std::optional<std::string> merge_base(GitRepository& repository, const std::string& a, const std::string& b) {
  return Painting(repository).base_of(a, b);
}

}  // namespace plumb
