#include "edit_corpus.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <string_view>

#include "plumb/io/edit_document.hpp"
#include "plumb/io/yaml_layout.hpp"

namespace plumb::test {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostRefusals = 20;
constexpr std::array<std::string_view, 4> kNewValues{"changed", "a: b # 'c', [\"d\"]",
                                                     "two\n  lines, \\ and 中文\n", "no"};

/// A tree as one text, by yaml-cpp; aliases are written out. nullopt if it cannot read it.
std::optional<std::string> tree_text(const YAML::Node& node, int depth) {
  if (depth > 70) return std::nullopt;
  std::string out;
  if (node.IsNull()) return "~";
  if (node.IsScalar()) return fmt::format("<{}>", node.Scalar());
  out += node.IsSequence() ? '[' : '{';
  for (const auto& each : node) {
    if (node.IsMap()) {
      const auto key = tree_text(each.first, depth + 1);
      const auto value = tree_text(each.second, depth + 1);
      if (!key || !value) return std::nullopt;
      out += *key + ':' + *value + ';';
    } else {
      const auto item = tree_text(each, depth + 1);
      if (!item) return std::nullopt;
      out += *item + ';';
    }
  }
  out += node.IsSequence() ? ']' : '}';
  return out;
}

std::optional<std::string> by_yaml_cpp(const std::string& bytes) {
  try {
    const std::vector<YAML::Node> documents = YAML::LoadAll(bytes);
    if (documents.size() != 1) return std::nullopt;
    return tree_text(documents.front(), 0);
  } catch (const YAML::Exception&) {
    return std::nullopt;
  }
}

/// The same text by plumb's own tree, with one scalar changed.
std::string by_plumb(NodeRef node, NodeRef changed, std::string_view value) {
  if (node.index() == changed.index()) return fmt::format("<{}>", value);
  if (node.is_scalar()) return node.is_null() ? "~" : fmt::format("<{}>", node.text());
  std::string out(node.is_sequence() ? "[" : "{");
  bool behind_key = false;
  for (const NodeRef child : node.items()) {
    out += by_plumb(child, changed, value);
    out += node.is_mapping() && !behind_key ? ':' : ';';
    behind_key = !behind_key;
  }
  return out + (node.is_sequence() ? ']' : '}');
}

/// The bytes that belong to a scalar: of one in lines of its own, all its lines; of one that is not written,
/// the blank before it.
ByteSpan own_bytes(const YamlLayout& layout, NodeRef scalar) {
  ByteSpan span = scalar.span();
  if (scalar.style() == ScalarStyle::literal || scalar.style() == ScalarStyle::folded)
    span.end = static_cast<std::uint32_t>(std::max<std::size_t>(span.end, layout.lines_end(scalar)));
  if (span.begin == span.end && layout.bytes().substr(span.begin).starts_with(' ')) ++span.end;
  return span;
}

class Trial {
 public:
  Trial(const std::string& name, const Document& document, bool compare)
      : name_(name), document_(document), layout_(document), compare_(compare) {}

  void run(NodeRef scalar, std::string_view value, EditTrials& trials) const {
    DocumentChanges changes;
    changes.replace(scalar, YamlValue::of_text(value));
    const auto edited = edited_document(document_, changes);
    const auto place = document_.file()->position(scalar.span().begin);
    const std::string where = fmt::format("{}:{}:{}: to '{}'", name_, place.line, place.column, value);
    if (const EditProblem* problem = std::get_if<EditProblem>(&edited)) {
      ++trials.refused;
      ++trials.reasons[problem->message];
      if (trials.refusals.size() < kMostRefusals) trials.refusals.push_back(where + ": " + problem->message);
      return;
    }
    ++trials.made;
    const std::string_view before = document_.file()->bytes();
    const std::string_view after = std::get<0>(edited)->file()->bytes();
    const ByteSpan own = own_bytes(layout_, scalar);
    const std::string_view tail = before.substr(own.end);
    if (!after.starts_with(before.substr(0, own.begin)) || !after.ends_with(tail) ||
        after.size() < own.begin + tail.size())
      trials.wrong.push_back(where + ": other bytes changed");
    if (compare_ && by_yaml_cpp(std::string(after)) != by_plumb(document_.root(), scalar, value))
      trials.wrong.push_back(where + ": yaml-cpp reads another tree");
  }

 private:
  const std::string& name_;
  const Document& document_;
  YamlLayout layout_;
  bool compare_;
};

}  // namespace

void EditTrials::add(const EditTrials& other) {
  files += other.files;
  unread += other.unread;
  made += other.made;
  for (const auto& [reason, count] : other.reasons) reasons[reason] += count;
  refused += other.refused;
  wrong.insert(wrong.end(), other.wrong.begin(), other.wrong.end());
  for (const std::string& each : other.refusals)
    if (refusals.size() < kMostRefusals) refusals.push_back(each);
}

EditTrials try_edits(const std::string& name, const std::string& bytes, std::size_t most) {
  EditTrials trials;
  trials.files = 1;
  Diagnostics diagnostics;
  const auto document = parse_document(std::make_shared<SourceFile>(name, bytes), diagnostics);
  const auto is_tag = [](const Diagnostic& each) { return each.code == Code::tag; };
  if (document == nullptr || !std::ranges::all_of(diagnostics.all(), is_tag) || !document->root()) {
    trials.unread = 1;
    return trials;
  }
  std::vector<NodeRef> scalars;
  for (std::uint32_t i = 0; i < document->node_count(); ++i)
    if (const NodeRef node(*document, i); node.is_scalar() && !node.is_alias()) scalars.push_back(node);
  const bool compare = by_yaml_cpp(bytes) == by_plumb(document->root(), NodeRef(*document, 0xFFFFFFFEU), {});
  const Trial trial(name, *document, compare);
  const std::size_t step = std::max<std::size_t>(1, scalars.size() / std::max<std::size_t>(1, most));
  for (std::size_t i = 0; i < scalars.size(); i += step)
    for (const std::string_view value : kNewValues) trial.run(scalars[i], value, trials);
  return trials;
}

EditTrials try_edits_below(const fs::path& folder, std::size_t most) {
  EditTrials trials;
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() &&
        (entry.path().extension() == ".yaml" || entry.path().extension() == ".yml"))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    std::ifstream in(file, std::ios::binary);
    trials.add(try_edits(file.string(), std::string(std::istreambuf_iterator<char>(in), {}), most));
  }
  return trials;
}

}  // namespace plumb::test
