#include "plumb/plan/collections.hpp"

// The only file that a program replaces which has registers of its own: it defines both functions itself, and
// the linker leaves this file out.
namespace plumb {

std::span<const CollectionName> collection_names() {
  return built_in_collection_names();
}

std::span<const CollectionTable> register_tables() {
  return built_in_registers();
}

}  // namespace plumb
