#pragma once

#include "plumb/io/document_changes.hpp"

namespace plumb {

/// Compares an edited document with the one before: every node must read as it did, in the same style, but
/// for what was meant to change.
///
/// Returns the first node of the old document that does not; a null handle if all is as meant.
NodeRef first_difference(NodeRef before, NodeRef after, const DocumentChanges& changes);

}  // namespace plumb
