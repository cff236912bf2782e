#include "plumb/cli/surroundings.hpp"

#include "plumb/io/system_calls.hpp"

namespace plumb {

int DescriptorSink::write(std::string_view bytes) {
  SystemCalls calls;
  return write_all(calls, descriptor_, bytes);
}

}  // namespace plumb
