#include "plumb/io/flow_edit.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace plumb {

namespace {

class FlowChange {
 public:
  FlowChange(const YamlLayout& layout, const DocumentChanges& changes, std::vector<Splice>& splices)
      : layout_(layout), bytes_(layout.bytes()), changes_(changes), splices_(splices) {}

  bool change(NodeRef collection) {
    const std::vector<EditedChild> children = children_of(layout_, collection, changes_);
    const auto kept = [](const EditedChild& child) { return !child.removed; };
    if (std::none_of(children.begin(), children.end(), kept)) return refill_flow(collection, children);
    if (hides_comment(layout_, children)) return false;
    remove(children);
    std::size_t first_kept = 0;
    while (children[first_kept].removed) ++first_kept;
    const auto insert = [&](std::size_t before, const std::string& text) {
      std::size_t last = children.size();
      for (std::size_t i = 0; i < std::min(before, children.size()); ++i)
        if (!children[i].removed) last = i;
      if (last < children.size())
        add(children[last].end, children[last].end, ", " + text);
      else
        add(children[first_kept].begin, children[first_kept].begin, text + ", ");
    };
    for_each_new(collection, insert);
    return true;
  }

 private:
  template <class Insert>
  void for_each_new(NodeRef collection, Insert insert) const {
    if (const auto added = changes_.added().find(collection.index()); added != changes_.added().end())
      for (const DocumentChanges::Added& each : added->second)
        insert(collection.size(), scalar_text(YamlValue::of_text(each.key)) + ": " + flow_text(each.value));
    if (const auto inserted = changes_.inserted().find(collection.index());
        inserted != changes_.inserted().end())
      for (const DocumentChanges::Inserted& each : inserted->second)
        insert(each.before, flow_text(each.value));
  }

  /// Nothing of it stays: what is new stands between the brackets alone.
  bool refill_flow(NodeRef collection, const std::vector<EditedChild>& children) {
    std::string text;
    for_each_new(collection,
                 [&](std::size_t, const std::string& each) { text += (text.empty() ? "" : ", ") + each; });
    const std::size_t bracket = layout_.bytes().find_first_of("{[", collection.span().begin);
    if (children.empty()) {
      add(bracket + 1, bracket + 1, std::move(text));
      return true;
    }
    if (hides_comment(layout_, children)) return false;
    std::size_t end = children.back().end;
    if (const std::size_t comma = bytes_.find_first_not_of(" \t\r\n", end); bytes_[comma] == ',')
      end = comma + 1;
    add(children.front().begin, end, std::move(text));
    return true;
  }

  void remove(const std::vector<EditedChild>& children) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      if (!children[i].removed) continue;
      std::size_t behind = i;
      while (behind < children.size() && children[behind].removed) ++behind;
      if (i == 0)
        add(children[0].begin, children[behind].begin, {});
      else
        add(children[i - 1].end, children[behind - 1].end, {});
      i = behind;
    }
  }

  void add(std::size_t begin, std::size_t end, std::string text) {
    splices_.push_back(
        {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(text)});
  }

  const YamlLayout& layout_;
  std::string_view bytes_;
  const DocumentChanges& changes_;
  std::vector<Splice>& splices_;
};

}  // namespace

std::vector<EditedChild> children_of(const YamlLayout& layout, NodeRef collection,
                                     const DocumentChanges& changes) {
  std::vector<EditedChild> children;
  if (collection.is_mapping())
    for (const auto& [key, value] : collection.entries())
      children.push_back({key, value, key.span().begin,
                          std::max<std::size_t>(key.span().end, layout.content_end(value)),
                          changes.is_removed(key)});
  else
    for (const NodeRef item : collection.items())
      children.push_back({item, item, item.span().begin, layout.content_end(item), changes.is_removed(item)});
  return children;
}

bool hides_comment(const YamlLayout& layout, const std::vector<EditedChild>& children) {
  for (std::size_t i = 1; i < children.size(); ++i) {
    const std::string_view gap =
        layout.bytes().substr(children[i - 1].end, children[i].begin - children[i - 1].end);
    if ((children[i].removed || children[i - 1].removed) && gap.find('#') != std::string_view::npos)
      return true;
  }
  return false;
}

bool change_in_brackets(const YamlLayout& layout, NodeRef collection, const DocumentChanges& changes,
                        std::vector<Splice>& splices) {
  return FlowChange(layout, changes, splices).change(collection);
}

}  // namespace plumb
