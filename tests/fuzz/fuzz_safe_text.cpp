// Any bytes as user text: nothing that a terminal would obey comes out.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "plumb/io/safe_text.hpp"
#include "plumb/io/text_width.hpp"
#include "plumb/io/utf8.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string safe = plumb::safe_text({reinterpret_cast<const char*>(data), size});
  for (std::string_view rest = safe; !rest.empty();) {
    const plumb::CodePoint character = plumb::decode_utf8(rest);
    if (!character.valid || plumb::is_unsafe_on_terminal(character.value)) std::abort();
    rest.remove_prefix(character.bytes);
  }
  if (plumb::text_width(safe) < 0) std::abort();
  return 0;
}
