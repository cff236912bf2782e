#include "plumb/io/plain_yaml.hpp"

#include <array>
#include <optional>

#include "plumb/io/document_builder.hpp"

namespace plumb {

namespace {

/// What a byte can be part of, a bit each. Bytes outside a class end what is being read, or need a closer
/// look.
using ByteClass = std::uint8_t;
constexpr ByteClass kBlockText = 1;   // of a plain scalar in a line of its own; blanks too
constexpr ByteClass kFlowText = 2;    // of a plain scalar in brackets
constexpr ByteClass kSingleText = 4;  // between single quotes
constexpr ByteClass kDoubleText = 8;  // between double quotes
constexpr ByteClass kCommentText = 16;
constexpr ByteClass kPlainStart = 32;  // the first of a plain scalar
constexpr ByteClass kCloserLook = 64;  // text or not, as is_text says

constexpr std::array<ByteClass, 256> classify_bytes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned byte = 0x20; byte < 0x100; ++byte)
    classes[byte] = kBlockText | kFlowText | kSingleText | kDoubleText | kCommentText | kPlainStart;
  classes[0x7F] = 0;
  classes['\t'] = kCommentText;
  for (const std::size_t lead : {0xC2U, 0xE2U, 0xEFU}) classes[lead] = kPlainStart | kCloserLook;
  const auto exclude = [&](std::string_view bytes, unsigned from) {
    for (const char byte : bytes) classes[static_cast<unsigned char>(byte)] &= static_cast<ByteClass>(~from);
  };
  exclude(":#,[]{}", kFlowText);
  exclude(":#", kBlockText);
  exclude("'", kSingleText);
  exclude("\"\\", kDoubleText);
  exclude(" -?:,[]{}#&*!|>'\"%@`", kPlainStart);
  classes[':'] |= kCloserLook;
  classes['#'] |= kCloserLook;
  return classes;
}

constexpr std::array<ByteClass, 256> kByteClasses = classify_bytes();

bool is(char byte, ByteClass classes) {
  return (kByteClasses[static_cast<unsigned char>(byte)] & classes) != 0;
}

/// Tells whether a byte makes the '-' or ':' before it a sign; NUL is the end of the file.
bool ends_sign(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\0';
}

/// Tells whether a character that needs a closer look belongs to a text of the class.
bool is_text(const char* at, ByteClass byte_class) {
  const std::string_view next_two(at + 1, at[1] == '\0' ? 1 : 2);
  switch (*at) {
    case '#':
      return at[-1] != ' ';
    case ':':
      if (byte_class == kFlowText && std::string_view(",?[]{}").find(at[1]) != std::string_view::npos)
        return false;
      return !ends_sign(at[1]) && at[1] != '\t';
    // The rest are no controls, no line ends of Unicode and no byte order marks; the file is valid UTF-8.
    case '\xC2':
      return next_two >= "\xA0";
    case '\xE2':
      return next_two != "\x80\xA8" && next_two != "\x80\xA9";
    default:
      return next_two != "\xBB\xBF" && next_two < "\xBF\xBE";
  }
}

/// Passes over text of one class; returns the first character that is none.
const char* pass_text(const char* at, ByteClass byte_class) {
  for (;;) {
    while (is(*at, byte_class)) ++at;
    if (!is(*at, kCloserLook) || !is_text(at, byte_class)) return at;
    ++at;
  }
}

/// What a letter behind a backslash stands for; only the escapes that plans have.
std::optional<char> escaped(char letter) {
  switch (letter) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case '"':
    case '\\':
      return letter;
    default:
      return std::nullopt;
  }
}

/// Reads one file. Functions that return bool return false at what this reader declines.
class PlainReader {
 public:
  explicit PlainReader(const std::shared_ptr<const SourceFile>& file)
      : begin_(file->bytes().data()), builder_(file) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (file->bytes().starts_with(kByteOrderMark)) at_ += kByteOrderMark.size();
    line_ = at_;
    levels_.reserve(kMaxDepth);
  }

  std::shared_ptr<const Document> read() {
    while (find_text())
      if (!take_line()) return nullptr;
    if (!close_blocks(-1)) return nullptr;
    return builder_.finish();
  }

 private:
  /// A collection not yet closed.
  struct Level {
    std::uint32_t index;
    NodeKind kind;
    std::int32_t column;        // where its keys or dashes stand
    bool with_mapping = false;  // a sequence whose dashes stand below the key it belongs to
  };

  struct Scalar {
    const char* begin = nullptr;
    const char* end = nullptr;
    ScalarStyle style = ScalarStyle::plain;
    bool verbatim = true;
  };

  // -----------------------------------------------------------------------------------------------------------
  // Lines

  /// Passes over blanks, a comment and the line's end; false if something else stands in the line, or a
  /// comment touches what is before it.
  bool pass_line_end() {
    while (*at_ == ' ') ++at_;
    if (*at_ == '#' && (at_ == line_ || at_[-1] == ' ')) at_ = pass_text(at_, kCommentText);
    if (*at_ == '\0') return true;
    if (*at_ == '\r' && at_[1] == '\n') ++at_;
    if (*at_ != '\n') return false;
    line_ = ++at_;
    return true;
  }

  /// Moves to the next text, over blanks, comments and line ends; false at the end of the file.
  bool find_text() {
    while (pass_line_end())
      if (*at_ == '\0') return false;
    return true;
  }

  std::int32_t column_of(const char* at) const { return static_cast<std::int32_t>(at - line_); }
  std::int32_t column() const { return levels_.empty() ? -1 : levels_.back().column; }
  bool in_mapping() const { return !levels_.empty() && levels_.back().kind == NodeKind::mapping; }
  bool at_dash() const { return *at_ == '-' && ends_sign(at_[1]); }

  /// Takes the line whose text starts here: its column tells which collections have ended before it.
  bool take_line() {
    const std::int32_t here = column_of(at_);
    const bool dash = at_dash();
    if (empty_at_ != nullptr || builder_.size() == 0) {
      if (here > column()) return take_node(false);
      if (here == column() && dash && in_mapping()) return take_node(true);
    }
    if (!close_blocks(here)) return false;
    if (!dash && !levels_.empty() && levels_.back().with_mapping && !close_block()) return false;
    // Behind the root, between two columns, or a text that goes on: libyaml knows.
    if (column() != here) return false;
    if (!in_mapping()) return dash && (ends_behind_sign() || take_node(false));
    Scalar key;
    return scan_scalar(kBlockText, key) && at_colon(key) && take_entry(key);
  }

  /// Passes over the sign here; tells whether the line ends behind it, so that the value stands in the next
  /// lines or is empty.
  bool ends_behind_sign() {
    const char* behind = ++at_;
    if (!pass_line_end()) return false;
    empty_at_ = behind;
    return true;
  }

  /// Takes a node where a collection in lines may start.
  bool take_node(bool with_mapping) {
    empty_at_ = nullptr;
    while (at_dash()) {
      if (!open_level(NodeKind::sequence, at_, with_mapping)) return false;
      with_mapping = false;
      if (ends_behind_sign()) return true;
    }
    if (*at_ == '[' || *at_ == '{') return take_flow() && pass_line_end();
    Scalar scalar;
    if (!scan_scalar(kBlockText, scalar)) return false;
    if (at_colon(scalar)) return open_level(NodeKind::mapping, scalar.begin) && take_entry(scalar);
    add(scalar);
    return pass_line_end();
  }

  /// Takes what follows a key of a mapping in lines, at the colon.
  bool take_entry(const Scalar& key) {
    add(key);
    if (ends_behind_sign()) return true;
    if (*at_ == '[' || *at_ == '{') return take_flow() && pass_line_end();
    Scalar value;
    if (!scan_scalar(kBlockText, value)) return false;
    add(value);
    return pass_line_end();
  }

  // -----------------------------------------------------------------------------------------------------------
  // Collections

  bool open_level(NodeKind kind, const char* begin, bool with_mapping = false) {
    if (static_cast<int>(levels_.size()) == kMaxDepth) return false;
    const std::uint32_t index = builder_.open(kind, span(begin, begin));
    levels_.push_back({index, kind, column_of(begin), with_mapping});
    return true;
  }

  /// Closes the collections in lines that stand to the right of a column, and gives what still waits for its
  /// value an empty one.
  bool close_blocks(std::int32_t at_column) {
    if (empty_at_ != nullptr) builder_.add_scalar(span(empty_at_, empty_at_), ScalarStyle::plain);
    empty_at_ = nullptr;
    while (column() > at_column)
      if (!close_block()) return false;
    return true;
  }

  bool close_block() {
    builder_.close_block(levels_.back().index);
    return leave_level();
  }

  /// False if a mapping has a key twice.
  bool leave_level() {
    const Level closed = levels_.back();
    levels_.pop_back();
    return closed.kind == NodeKind::sequence || builder_.duplicate_keys(closed.index).empty();
  }

  // -----------------------------------------------------------------------------------------------------------
  // Brackets

  /// Takes a collection in brackets with all that is in it, at the opening one.
  bool take_flow() {
    const std::size_t outside = levels_.size();
    if (!open_flow()) return false;
    bool behind_member = false;
    while (levels_.size() > outside) {
      if (!find_text()) return false;
      if (*at_ == (in_mapping() ? '}' : ']')) {
        if (!close_flow()) return false;
        behind_member = true;
      } else if (behind_member) {
        if (*at_++ != ',') return false;
        behind_member = false;
      } else {
        if (in_mapping() && !take_flow_key()) return false;
        behind_member = *at_ != '[' && *at_ != '{';
        if (!(behind_member ? take_flow_scalar() : open_flow())) return false;
      }
    }
    return true;
  }

  bool open_flow() {
    if (!open_level(*at_ == '[' ? NodeKind::sequence : NodeKind::mapping, at_)) return false;
    ++at_;
    return true;
  }

  bool close_flow() {
    ++at_;
    builder_.close_flow(levels_.back().index, span(at_, at_).end);
    return leave_level();
  }

  /// Takes a key with its colon, and moves to its value.
  bool take_flow_key() {
    Scalar key;
    if (!scan_scalar(kFlowText, key) || !at_colon(key)) return false;
    add(key);
    ++at_;
    return find_text();
  }

  bool take_flow_scalar() {
    if (in_mapping() && (*at_ == ',' || *at_ == '}')) {
      builder_.add_scalar(span(at_, at_), ScalarStyle::plain);
      return true;
    }
    Scalar scalar;
    if (!scan_scalar(kFlowText, scalar)) return false;
    add(scalar);
    return true;
  }

  // -----------------------------------------------------------------------------------------------------------
  // Scalars

  ByteSpan span(const char* begin, const char* end) const {
    return {static_cast<std::uint32_t>(begin - begin_), static_cast<std::uint32_t>(end - begin_)};
  }

  /// Tells whether a colon stands here that makes the scalar before it a key.
  bool at_colon(const Scalar& key) const {
    // libyaml looks for the colon in the next 1,024 characters.
    constexpr std::ptrdiff_t kLongestKey = 1000;
    return *at_ == ':' && ends_sign(at_[1]) && at_ - key.begin <= kLongestKey;
  }

  /// Passes over a scalar that ends in this line, and the blanks behind it.
  bool scan_scalar(ByteClass text_class, Scalar& scalar) {
    scalar.begin = at_;
    if (*at_ == '\'' || *at_ == '"') return scan_quoted(scalar);
    const bool signed_text = *at_ == '-' && is(at_[1], kPlainStart);
    if (!signed_text && !is(*at_, kPlainStart)) return false;
    // "---" and "..." here would be marks of documents.
    if (at_ == line_ && (signed_text || *at_ == '.')) return false;
    at_ = pass_text(signed_text ? at_ + 1 : at_, text_class);
    if (at_ == scalar.begin) return false;
    scalar.end = at_;
    while (scalar.end[-1] == ' ') --scalar.end;
    return true;
  }

  bool scan_quoted(Scalar& scalar) {
    const char quote = *at_++;
    scalar.style = quote == '"' ? ScalarStyle::double_quoted : ScalarStyle::single_quoted;
    for (;;) {
      at_ = pass_text(at_, quote == '"' ? kDoubleText : kSingleText);
      const bool escape = quote == '"' ? *at_ == '\\' && escaped(at_[1]) : *at_ == '\'' && at_[1] == '\'';
      if (!escape) break;
      scalar.verbatim = false;
      at_ += 2;
    }
    if (*at_ != quote) return false;
    scalar.end = ++at_;
    while (*at_ == ' ') ++at_;
    return true;
  }

  void add(const Scalar& scalar) {
    if (scalar.verbatim)
      builder_.add_scalar(span(scalar.begin, scalar.end), scalar.style);
    else
      builder_.add_scalar(span(scalar.begin, scalar.end), scalar.style, text_of(scalar));
  }

  /// Returns the text of a quoted scalar that has escapes.
  static std::string text_of(const Scalar& scalar) {
    std::string text;
    for (const char* at = scalar.begin + 1; at != scalar.end - 1; ++at) {
      if (scalar.style == ScalarStyle::double_quoted && *at == '\\')
        text += *escaped(*++at);
      else
        text += *at;
      if (scalar.style == ScalarStyle::single_quoted && *at == '\'') ++at;
    }
    return text;
  }

  const char* begin_;               // of the file, which ends with a NUL as every string does
  const char* at_ = begin_;         // what is looked at
  const char* line_ = begin_;       // begin of its line
  const char* empty_at_ = nullptr;  // where the value that is expected would be an empty one; null if none is
  std::vector<Level> levels_;       // outermost first
  DocumentBuilder builder_;
};

}  // namespace

std::shared_ptr<const Document> read_plain_yaml(const std::shared_ptr<const SourceFile>& file) {
  // No document has more nodes than its file has bytes, and one.
  if (file->bytes().size() + 1 >= DocumentBuilder::kMostNodes) return nullptr;
  return PlainReader(file).read();
}

}  // namespace plumb
