#include "plumb/cli/row_finder.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "plumb/io/did_you_mean.hpp"

namespace plumb {

namespace {

constexpr std::size_t kMostListed = 8;

/// A row that fits what was asked for, and how it is addressed without doubt.
struct Candidate {
  FoundRow found;
  std::string_view id;
};

std::string address_of(const Candidate& candidate) {
  if (!candidate.found.kind) return "project";
  return fmt::format("{}/{}", collection_name(*candidate.found.kind).plural, candidate.id);
}

/// Collects rows by id, those that it is exactly apart from those that it begins.
struct Candidates {
  std::vector<Candidate> exact;
  std::vector<Candidate> beginnings;

  void add(const FoundRow& found, std::string_view id, std::string_view wanted) {
    if (id == wanted)
      exact.push_back({found, id});
    else if (!wanted.empty() && id.starts_with(wanted))
      beginnings.push_back({found, id});
  }
  const std::vector<Candidate>& best() const { return exact.empty() ? beginnings : exact; }
};

void add_collection(Candidates& candidates, const Plan& plan, CollectionKind kind, std::string_view id) {
  const std::span<const std::string_view> ids = plan.ids[kind].ids();
  for (std::size_t row = 0; row < ids.size(); ++row) candidates.add({kind, row}, ids[row], id);
}

Candidates everywhere(const Plan& plan, std::string_view id) {
  Candidates candidates;
  if (id == "project") {
    candidates.exact.push_back({FoundRow{}, plan.project.id});
    return candidates;
  }
  for (const CollectionTable& table : collection_tables()) add_collection(candidates, plan, table.kind, id);
  // Rows first: a project is often named after one of its tasks, and `project` always means it.
  if (candidates.best().empty()) candidates.add({}, plan.project.id, id);
  return candidates;
}

/// Rows inside a row that have ids of their own; tasks below a task are rows of their collection.
Candidates inside(const Plan& plan, CollectionKind kind, std::size_t row, std::string_view id) {
  Candidates candidates;
  const CollectionTable& table = collection_table(kind);
  const NodeRef node = table.node(plan, row);
  for (std::size_t field = 0; node && field < table.fields().size(); ++field) {
    const FieldSpec& spec = table.fields().spec(field);
    if (spec.rows == nullptr || spec.rows() == &table.fields() || !spec.rows()->find("id")) continue;
    const NodeRef list = node.find(spec.name);
    if (!list || !list.is_sequence()) continue;
    std::size_t item = 0;
    for (const NodeRef inner : list.items()) {
      if (const NodeRef inner_id = inner.find("id"))
        candidates.add({kind, row, field, item}, inner_id.text(), id);
      ++item;
    }
  }
  return candidates;
}

std::string listed(const std::vector<Candidate>& candidates, bool with_kind) {
  std::string text;
  for (std::size_t i = 0; i < candidates.size() && i < kMostListed; ++i) {
    if (i > 0) text += ", ";
    text += with_kind ? address_of(candidates[i]) : std::string(candidates[i].id);
  }
  if (candidates.size() > kMostListed) text += fmt::format(" and {} more", candidates.size() - kMostListed);
  return text;
}

/// Returns the only candidate, or prints which ones there are; nothing is printed where there is none.
std::optional<FoundRow> only_one(Context& context, const Candidates& candidates, std::string_view text,
                                 bool with_kind) {
  const std::vector<Candidate>& best = candidates.best();
  if (best.empty()) return std::nullopt;
  if (best.size() == 1) return best.front().found;
  const std::string message = candidates.exact.empty()
                                  ? fmt::format("'{}' is the beginning of several ids", text)
                                  : fmt::format("several rows have the id '{}'", text);
  context.error(message, fmt::format("one of {}", listed(best, with_kind)));
  return std::nullopt;
}

void print_nothing_found(Context& context, std::string_view what, std::string_view id,
                         std::span<const std::string_view> ids, std::string_view otherwise) {
  const auto near = nearest(id, ids);
  context.error(fmt::format("there is no {} '{}'", what, id),
                near ? fmt::format("did you mean '{}'?", *near) : std::string(otherwise));
}

std::optional<FoundRow> find_by_kind(Context& context, const Plan& plan, CollectionKind kind,
                                     std::string_view id) {
  const CollectionName& name = collection_name(kind);
  if (name.ledger) {
    context.error(fmt::format("rows of '{}' have no ids", name.plural),
                  fmt::format("see 'plumb list {}'", name.plural));
    return std::nullopt;
  }
  Candidates candidates;
  add_collection(candidates, plan, kind, id);
  if (candidates.best().empty())
    print_nothing_found(context, name.singular, id, plan.ids[kind].ids(),
                        fmt::format("see 'plumb list {}'", name.plural));
  return only_one(context, candidates, id, false);
}

std::optional<FoundRow> find_inside(Context& context, const Plan& plan, std::string_view outer,
                                    std::string_view inner) {
  const Candidates outers = everywhere(plan, outer);
  const auto found = only_one(context, outers, outer, true);
  if (!found || !found->kind) {
    if (outers.best().empty() || found)
      context.error(fmt::format("'{}' is neither a collection nor an id", outer), "write KIND/ID or ID/ROW");
    return std::nullopt;
  }
  const Candidates inners = inside(plan, *found->kind, found->row, inner);
  if (inners.best().empty())
    context.error(fmt::format("'{}' has no row '{}' inside", outer, inner),
                  fmt::format("see 'plumb show {}'", outer));
  return only_one(context, inners, inner, false);
}

}  // namespace

std::optional<FoundRow> find_row(Context& context, const Plan& plan, std::string_view text) {
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    const std::string_view before = text.substr(0, slash);
    const std::string_view behind = text.substr(slash + 1);
    const auto kind = find_collection(before);
    return kind ? find_by_kind(context, plan, *kind, behind) : find_inside(context, plan, before, behind);
  }
  const Candidates candidates = everywhere(plan, text);
  if (candidates.best().empty()) {
    std::vector<std::string_view> ids;
    for (const CollectionTable& table : collection_tables()) {
      const auto of_kind = plan.ids[table.kind].ids();
      ids.insert(ids.end(), of_kind.begin(), of_kind.end());
    }
    print_nothing_found(context, "row", text, ids, "'plumb list KIND' lists the rows of a collection");
  }
  return only_one(context, candidates, text, true);
}

std::optional<FoundRow> find_exact_row(Context& context, const Plan& plan, std::string_view text) {
  const auto found = find_row(context, plan, text);
  if (!found) return std::nullopt;
  std::string_view id = plan.project.id;
  if (found->field)
    id = node_of(plan, *found).find("id").text();
  else if (found->kind)
    id = collection_table(*found->kind).id(plan, found->row);
  const std::string_view named = text.substr(text.rfind('/') + 1);
  if (named == id || (!found->kind && text == "project")) return found;
  context.error(fmt::format("'{}' is only the beginning of '{}'", named, id),
                "a command that writes takes the whole id");
  return std::nullopt;
}

NodeRef node_of(const Plan& plan, const FoundRow& found) {
  if (!found.kind) return plan.project_node;
  const CollectionTable& table = collection_table(*found.kind);
  const NodeRef row = table.node(plan, found.row);
  if (!found.field) return row;
  std::size_t item = 0;
  for (const NodeRef inner : row.find(table.fields().spec(*found.field).name).items())
    if (item++ == found.item) return inner;
  return {};
}

const FieldTableBase& fields_of(const FoundRow& found) {
  if (!found.kind) return Project::fields();
  const FieldTableBase& fields = collection_table(*found.kind).fields();
  return found.field ? *fields.spec(*found.field).rows() : fields;
}

std::optional<std::string_view> find_in_collection(Context& context, const Plan& plan, CollectionKind kind,
                                                   std::string_view id) {
  const auto found = find_by_kind(context, plan, kind, id);
  if (!found) return std::nullopt;
  return plan.ids[kind].id(static_cast<std::uint32_t>(found->row));
}

std::optional<std::size_t> find_row_of(Context& context, const Plan& plan, CollectionKind kind,
                                       std::string_view id) {
  const std::size_t slash = id.find('/');
  if (slash != std::string_view::npos && find_collection(id.substr(0, slash)) == kind)
    id.remove_prefix(slash + 1);
  const auto found = find_in_collection(context, plan, kind, id);
  if (!found) return std::nullopt;
  return plan.ids[kind].find(*found);
}

}  // namespace plumb
