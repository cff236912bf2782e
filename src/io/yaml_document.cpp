#include "plumb/io/yaml_document.hpp"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <new>
#include <string>
#include <unordered_map>

#include "plumb/io/document_builder.hpp"
#include "plumb/io/encoding.hpp"
#include "plumb/io/plain_yaml.hpp"
#include "plumb/io/yaml_advice.hpp"

namespace plumb {

// ---------------------------------------------------------------------------------------------------------------------
// NodeRef

ByteSpan NodeRef::span() const {
  const Document::StoredNode& node = document_->nodes_[index_];
  return {node.begin, node.end};
}

Place NodeRef::place() const {
  return {document_->file_, span()};
}

std::size_t NodeRef::size() const {
  std::size_t count = 0;
  for ([[maybe_unused]] const NodeRef child : items()) ++count;
  return count;
}

NodeRef NodeRef::find(std::string_view key) const {
  for (const auto& [name, value] : entries())
    if (name.text() == key) return value;
  return {};
}

NodeRef NodeRef::find_key(std::string_view key) const {
  for (const auto& [name, value] : entries())
    if (name.text() == key) return name;
  return {};
}

// ---------------------------------------------------------------------------------------------------------------------
// From libyaml's events to a document

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Owns a libyaml parser.
struct Parser {
  yaml_parser_t raw{};
  explicit Parser(std::string_view bytes) {
    yaml_parser_initialize(&raw);
    yaml_parser_set_encoding(&raw, YAML_UTF8_ENCODING);
    // Told the encoding, libyaml takes the mark for a character, which indents the first line.
    if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
    yaml_parser_set_input_string(&raw, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  ~Parser() { yaml_parser_delete(&raw); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;
};

/// Owns one libyaml event.
struct Event {
  yaml_event_t raw;  // yaml_parser_parse clears it first
  Event() = default;
  ~Event() { yaml_event_delete(&raw); }
  Event(const Event&) = delete;
  Event& operator=(const Event&) = delete;
};

/// Maps libyaml's marks, which count characters behind the byte order mark, to byte offsets.
class ByteOffsets {
 public:
  explicit ByteOffsets(std::string_view bytes)
      : bytes_(bytes),
        base_(bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0),
        ascii_(is_ascii(bytes.substr(base_))) {}

  /// Where libyaml's offsets of bytes start.
  std::size_t base() const { return base_; }

  std::size_t operator()(std::size_t character) {
    if (ascii_) return base_ + character;
    // Marks come nearly in order, so that a cursor moves little.
    for (; cursor_character_ < character && cursor_byte_ + base_ < bytes_.size(); ++cursor_character_) do
        ++cursor_byte_;
      while (is_continuation(cursor_byte_));
    for (; cursor_character_ > character; --cursor_character_) do
        --cursor_byte_;
      while (is_continuation(cursor_byte_));
    return base_ + cursor_byte_;
  }

 private:
  bool is_continuation(std::size_t at) const {
    return base_ + at < bytes_.size() && (static_cast<unsigned char>(bytes_[base_ + at]) & 0xC0U) == 0x80U;
  }

  std::string_view bytes_;
  std::size_t base_;
  bool ascii_;
  std::size_t cursor_character_ = 0;
  std::size_t cursor_byte_ = 0;
};

/// Reads a document from events; stops at the first error of syntax, because libyaml cannot resume.
class EventReader {
 public:
  EventReader(std::shared_ptr<const SourceFile> file, Diagnostics& diagnostics)
      : parser_(file->bytes()),
        offsets_(file->bytes()),
        diagnostics_(diagnostics),
        file_(file),
        builder_(std::move(file)) {}

  std::shared_ptr<const Document> read() {
    while (!done_)
      if (!take_event()) return nullptr;
    return builder_.finish();
  }

 private:
  /// A collection not yet closed.
  struct Open {
    std::uint32_t index;
    NodeKind kind;
    std::uint32_t children = 0;
  };

  static ByteSpan span(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  Place place(std::size_t begin, std::size_t end) const { return {file_, span(begin, end)}; }

  bool take_event() {
    if (builder_.size() >= DocumentBuilder::kMostNodes) {
      diagnostics_.error(Code::too_large, place(0, 0),
                         fmt::format("more than {} values in one file", DocumentBuilder::kMostNodes),
                         "split the file");
      return false;
    }
    Event event;
    if (yaml_parser_parse(&parser_.raw, &event.raw) == 0) return report_syntax();
    const std::size_t begin = offsets_(event.raw.start_mark.index);
    const std::size_t end = offsets_(event.raw.end_mark.index);
    switch (event.raw.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (++documents_ == 1) return true;
        diagnostics_.error(Code::documents, place(begin, end), "a second document in the file",
                           "keep one document in a file: remove '---'");
        return false;
      case YAML_SCALAR_EVENT:
        if (event.raw.data.scalar.tag != nullptr) report_tag(begin, end);
        add_scalar(event.raw, begin, end);
        return true;
      case YAML_SEQUENCE_START_EVENT:
        if (event.raw.data.sequence_start.tag != nullptr) report_tag(begin, end);
        return open(NodeKind::sequence, event.raw.data.sequence_start.anchor, begin, end);
      case YAML_MAPPING_START_EVENT:
        if (event.raw.data.mapping_start.tag != nullptr) report_tag(begin, end);
        return open(NodeKind::mapping, event.raw.data.mapping_start.anchor, begin, end);
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close(begin, end);
        return true;
      case YAML_ALIAS_EVENT:
        return add_alias(reinterpret_cast<const char*>(event.raw.data.alias.anchor), begin, end);
      case YAML_STREAM_END_EVENT:
        done_ = true;
        return true;
      default:
        return true;
    }
  }

  bool report_syntax() {
    const yaml_parser_t& parser = parser_.raw;
    if (parser.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    const std::string_view problem = parser.problem != nullptr ? parser.problem : "unknown problem";
    std::size_t at = parser.error == YAML_READER_ERROR ? offsets_.base() + parser.problem_offset
                                                       : offsets_(parser.problem_mark.index);
    at = std::min(at, file_->bytes().size());
    const SyntaxAdvice advice = syntax_advice(problem);
    std::string message = fmt::format("not valid YAML: {}", advice.message);
    std::string hint(advice.hint);
    bool at_opening = advice.at_opening;
    std::vector<Note> notes;
    const std::size_t context = parser.context != nullptr ? offsets_(parser.context_mark.index) : at;
    if (parser.context != nullptr && parser.context_mark.line != parser.problem_mark.line) {
      if (at_opening)
        notes.push_back({"it is still open here", place(at, at)});
      else
        notes.push_back({parser.context, place(context, context)});
    } else {
      at_opening = false;
    }
    if (report_slip_of_key(problem, at, context)) return false;
    for (const std::size_t line : {at, context})
      if (const auto sign = full_width_sign(file_->line_at(line)); !sign.empty())
        hint = fmt::format(
            "'{}' is full-width punctuation: use the plain sign, and a blank after ':' and ','", sign);
    if (at_opening) {
      at = context;
      note_hiding_comment(at, notes, hint);
    }
    diagnostics_.error(Code::syntax, place(at, at), std::move(message), std::move(hint), std::move(notes));
    return false;
  }

  /// Says so where a '#' in an unquoted text hides the end of the list or row that opens at `opening`.
  void note_hiding_comment(std::size_t opening, std::vector<Note>& notes, std::string& hint) const {
    const SourceFile& file = *file_;
    const std::size_t sign = hiding_comment(file.line_at(opening));
    if (sign == std::string_view::npos) return;
    const std::size_t at = file.line_begin(opening) + sign;
    notes = {{"the comment that starts here hides the end of the line", place(at, at + 1)}};
    hint = "put quotes around a text that contains '#'";
  }

  /// Where a key is not seen as one, libyaml stumbles over the next line, or at its end.
  bool report_slip_of_key(std::string_view problem, std::size_t at, std::size_t context) {
    const SourceFile& file = *file_;
    if (problem.find("mapping values are not allowed") == std::string_view::npos &&
        problem.find("could not find expected ':'") == std::string_view::npos)
      return false;
    const std::size_t line = file.line_begin(at);
    for (const std::size_t candidate : {context, line == 0 ? 0 : line - 1, at}) {
      const auto slip = slip_of_key(file.line_at(candidate));
      if (!slip) continue;
      const std::size_t begin = file.line_begin(candidate) + slip->at;
      diagnostics_.error(Code::syntax, place(begin, begin + slip->length),
                         fmt::format("not valid YAML: {}", slip->message), slip->hint);
      return true;
    }
    return false;
  }

  /// Reports a tag; the value is read as if it had none.
  void report_tag(std::size_t begin, std::size_t end) {
    const std::string_view written = file_->bytes().substr(begin, end - begin);
    diagnostics_.error(Code::tag,
                       place(begin, begin + std::min(written.find_first_of(" \t\r\n,]}"), written.size())),
                       "tags are not read", "remove the tag: values are read by their field's type");
  }

  /// Reports a collection where a key should stand.
  bool check_key(NodeKind kind, std::size_t begin, std::size_t end) {
    if (kind == NodeKind::scalar || open_.empty()) return true;
    if (open_.back().kind != NodeKind::mapping || open_.back().children % 2 == 1) return true;
    diagnostics_.error(Code::syntax, place(begin, end), "a key must be plain text",
                       "write 'key: value'; put quotes around a value that starts with '[', '{' or '*'");
    return false;
  }

  void count_child() {
    if (!open_.empty()) ++open_.back().children;
  }

  void remember(const unsigned char* anchor, std::uint32_t index) {
    anchors_[reinterpret_cast<const char*>(anchor)] = index;
  }

  void add_scalar(const yaml_event_t& event, std::size_t begin, std::size_t end) {
    const auto& scalar = event.data.scalar;
    // Anchor and tag stand before the value, and libyaml's span starts with them.
    if (scalar.anchor != nullptr) begin = skip_property(begin, end);
    if (scalar.tag != nullptr) begin = skip_property(begin, end);
    const std::string_view value(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const std::string_view written = file_->bytes().substr(begin, end - begin);
    ScalarStyle style = ScalarStyle::plain;
    bool verbatim = written == value;
    if (scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE || scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
      style = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ? ScalarStyle::single_quoted
                                                              : ScalarStyle::double_quoted;
      verbatim = written.size() == value.size() + 2 && written.substr(1, value.size()) == value;
    } else if (scalar.style == YAML_LITERAL_SCALAR_STYLE || scalar.style == YAML_FOLDED_SCALAR_STYLE) {
      style = scalar.style == YAML_LITERAL_SCALAR_STYLE ? ScalarStyle::literal : ScalarStyle::folded;
      verbatim = false;
    }
    if (scalar.anchor != nullptr) remember(scalar.anchor, builder_.size());
    count_child();
    if (verbatim)
      builder_.add_scalar(span(begin, end), style);
    else
      builder_.add_scalar(span(begin, end), style, std::string(value));
  }

  std::size_t skip_property(std::size_t begin, std::size_t end) const {
    const std::string_view bytes = file_->bytes();
    while (begin < end && bytes[begin] != ' ' && bytes[begin] != '\n' && bytes[begin] != '\r') ++begin;
    while (begin < end && (bytes[begin] == ' ' || bytes[begin] == '\n' || bytes[begin] == '\r')) ++begin;
    return begin;
  }

  bool open(NodeKind kind, const unsigned char* anchor, std::size_t begin, std::size_t end) {
    if (!check_key(kind, begin, end)) return false;
    if (static_cast<int>(open_.size()) >= kMaxDepth) {
      diagnostics_.error(Code::depth, place(begin, end),
                         fmt::format("nested more than {} levels deep", kMaxDepth),
                         "a plan needs few levels: flatten this part");
      return false;
    }
    count_child();
    const std::uint32_t index = builder_.open(kind, span(begin, end));
    if (anchor != nullptr) remember(anchor, index);
    open_.push_back({index, kind});
    return true;
  }

  void close(std::size_t begin, std::size_t end) {
    const Open closed = open_.back();
    open_.pop_back();
    // The end of a block collection is the start of what follows it, and an empty span.
    if (end > begin)
      builder_.close_flow(closed.index, static_cast<std::uint32_t>(end));
    else
      builder_.close_block(closed.index);
    if (closed.kind != NodeKind::mapping) return;
    for (const auto& [first, second] : builder_.duplicate_keys(closed.index))
      diagnostics_.error(Code::duplicate_key, second.place(),
                         fmt::format("'{}' is given twice", second.text()), "keep one of them",
                         {{"the first one is here", first.place()}});
  }

  bool add_alias(const std::string& name, std::size_t begin, std::size_t end) {
    const auto found = anchors_.find(name);
    if (found == anchors_.end()) {
      diagnostics_.error(Code::alias, place(begin, end),
                         fmt::format("no anchor '&{}' stands before this alias", name),
                         "define the anchor above, or put quotes around a text that starts with '*'");
      return false;
    }
    const std::uint32_t target = found->second;
    if (std::ranges::find(open_, target, &Open::index) != open_.end()) {
      diagnostics_.error(Code::alias, place(begin, end),
                         fmt::format("alias '*{}' stands inside its own anchor", name),
                         "write the value out");
      return false;
    }
    if (!check_key(NodeRef(builder_.document(), target).kind(), begin, end)) return false;
    expanded_nodes_ += expanded_size(target);
    if (expanded_nodes_ > kMaxAliasNodes) {
      diagnostics_.error(Code::alias, place(begin, end),
                         fmt::format("aliases expand to more than {} values", kMaxAliasNodes),
                         "write the values out, or use fewer aliases");
      return false;
    }
    count_child();
    builder_.add_alias(span(begin, end), target);
    return true;
  }

  /// Counts the nodes that an alias of `target` stands for, nested aliases included; saves each alias's own
  /// count.
  std::uint64_t expanded_size(std::uint32_t target) {
    std::uint64_t size = 0;
    for (std::uint32_t i = target; i < builder_.end_of(target) && size <= kMaxAliasNodes; ++i)
      size += builder_.is_alias(i) ? alias_sizes_[i] : 1;
    alias_sizes_[builder_.size()] = size;
    return size;
  }

  Parser parser_;
  ByteOffsets offsets_;
  Diagnostics& diagnostics_;
  std::shared_ptr<const SourceFile> file_;
  DocumentBuilder builder_;
  std::vector<Open> open_;  // outermost first
  std::unordered_map<std::string, std::uint32_t> anchors_;
  std::unordered_map<std::uint32_t, std::uint64_t> alias_sizes_;
  std::uint64_t expanded_nodes_ = 0;
  int documents_ = 0;
  bool done_ = false;
};

}  // namespace

std::shared_ptr<const Document> read_with_libyaml(std::shared_ptr<const SourceFile> file,
                                                  Diagnostics& diagnostics) {
  return EventReader(std::move(file), diagnostics).read();
}

std::shared_ptr<const Document> parse_document(std::shared_ptr<const SourceFile> file,
                                               Diagnostics& diagnostics) {
  if (!check_encoding(file, diagnostics)) return nullptr;
  if (auto document = read_plain_yaml(file)) return document;
  return read_with_libyaml(std::move(file), diagnostics);
}

}  // namespace plumb
