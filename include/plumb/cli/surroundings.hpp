#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "plumb/model/instant.hpp"

namespace plumb {

/// Takes the bytes of a result or of a message.
class Sink {
 public:
  virtual ~Sink() = default;

  /// Writes all bytes; returns 0, or the errno of the failure.
  virtual int write(std::string_view bytes) = 0;
};

/// Writes to an open file descriptor, which it does not close.
class DescriptorSink final : public Sink {
 public:
  explicit DescriptorSink(int descriptor) : descriptor_(descriptor) {}
  int write(std::string_view bytes) override;

 private:
  int descriptor_;
};

/// Looks up an environment variable; nullopt if it is not set.
using Environment = std::function<std::optional<std::string_view>(const char* name)>;

/// What is known of a terminal; all false and zero if there is none.
struct Terminal {
  bool output = false;  // standard output is one
  bool errors = false;  // standard error is one
  int columns = 0;      // 0: unknown
  int rows = 0;         // 0: unknown
};

/// The world as one run sees it, so that a test can run any command within its own.
struct Surroundings {
  Sink& output;
  Sink& errors;
  Environment environment;
  Terminal terminal;
  Date today;
};

}  // namespace plumb
