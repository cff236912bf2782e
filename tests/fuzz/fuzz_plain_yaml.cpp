// Any bytes as YAML: what the fast reader takes, libyaml takes without an error, and makes the same document
// of.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "plumb/io/encoding.hpp"
#include "plumb/io/plain_yaml.hpp"
#include "same_document.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file =
      std::make_shared<plumb::SourceFile>("a.yaml", std::string(reinterpret_cast<const char*>(data), size));
  plumb::Diagnostics diagnostics;
  if (!plumb::check_encoding(file, diagnostics)) return 0;
  const auto fast = plumb::read_plain_yaml(file);
  if (!fast) return 0;
  const auto slow = plumb::read_with_libyaml(file, diagnostics);
  if (diagnostics.has_errors() || !plumb::same_document(*fast, *slow)) std::abort();
  return 0;
}
