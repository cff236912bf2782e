#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "plumb/io/yaml_document.hpp"

namespace plumb::test {

/// Reads a YAML node as an editor's language server does: plain scalars are numbers, true, false or null
/// where YAML 1.2 has them so.
nlohmann::json json_of(NodeRef node);

/// Returns the first way in which a value breaks a JSON Schema, with the path to it; empty if it is valid.
///
/// Knows the words that the schema of plans uses; another one is a problem too.
std::string schema_problem(const nlohmann::json& schema, const nlohmann::json& value);

}  // namespace plumb::test
