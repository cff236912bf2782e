#include "plumb/io/build_id.hpp"

#if __has_include(<link.h>)
#include <link.h>

#include <cstring>
#include <string_view>

#include "plumb/io/git_objects.hpp"
#endif

namespace plumb {

#if __has_include(<link.h>)

namespace {

constexpr std::size_t padded(std::size_t size) {
  return (size + 3) / 4 * 4;
}

/// Looks for `NAME SIZE, DESCRIPTION SIZE, TYPE, NAME, DESCRIPTION` with the name GNU among the notes of a
/// program.
std::string id_in_notes(std::string_view notes) {
  ElfW(Nhdr) head{};
  while (notes.size() >= sizeof head) {
    std::memcpy(&head, notes.data(), sizeof head);
    notes.remove_prefix(sizeof head);
    const std::size_t name = padded(head.n_namesz);
    const std::size_t description = padded(head.n_descsz);
    if (notes.size() < name || notes.size() - name < description) return {};
    if (head.n_type == NT_GNU_BUILD_ID && notes.starts_with(std::string_view("GNU\0", 4)))
      return git_id_text(notes.substr(name, head.n_descsz));
    notes.remove_prefix(name + description);
  }
  return {};
}

/// Called for the program first, then for its libraries.
int visit_program(dl_phdr_info* info, std::size_t, void* result) {
  for (std::size_t i = 0; i < info->dlpi_phnum; ++i) {
    const auto& part = info->dlpi_phdr[i];
    if (part.p_type != PT_NOTE) continue;
    // The loader gives addresses as numbers.
    const auto* begin =
        reinterpret_cast<const char*>(info->dlpi_addr + part.p_vaddr);  // NOLINT(performance-no-int-to-ptr)
    std::string id = id_in_notes({begin, part.p_memsz});
    if (id.empty()) continue;
    *static_cast<std::string*>(result) = std::move(id);
    break;
  }
  return 1;  // done: libraries are not asked
}

}  // namespace

std::string build_id() {
  std::string id;
  ::dl_iterate_phdr(visit_program, &id);
  return id;
}

#else

std::string build_id() {
  return {};
}

#endif

}  // namespace plumb
