#pragma once

#include <memory>

#include "plumb/io/source_file.hpp"
#include "plumb/io/yaml_document.hpp"

namespace plumb {

/// Reads the YAML that nearly all plans are written in, about ten times as fast as libyaml does: mappings and
/// sequences, in lines or in brackets, with scalars that end in the line where they start.
///
/// `file` has passed check_encoding. Returns exactly the document that libyaml's events make, or nullptr if
/// the file holds anything else (anchors, tags, block scalars, text over several lines, escapes but the
/// common ones, any error): then libyaml reads it from its beginning, and says what is wrong with it. In
/// doubt it declines, so that there is one set of rules and messages.
std::shared_ptr<const Document> read_plain_yaml(const std::shared_ptr<const SourceFile>& file);

}  // namespace plumb
