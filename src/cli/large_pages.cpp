#include <sys/mman.h>

#include <cstdlib>
#include <new>

// The tables of a plan with many tasks are large, and touching them for the first time page by page would
// cost as much as computing the schedule. Linux is asked for pages of 2 MiB instead; where it has none,
// nothing changes. The program alone does so: a library has no business with its user's memory.

namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20U;

void* allocate(std::size_t size) {
  if (size < kLargePage) return std::malloc(size == 0 ? 1 : size);
  const std::size_t pages = (size + kLargePage - 1) & ~(kLargePage - 1);
  if (pages < size) return nullptr;
  void* memory = std::aligned_alloc(kLargePage, pages);
#ifdef MADV_HUGEPAGE
  if (memory != nullptr) ::madvise(memory, pages, MADV_HUGEPAGE);
#endif
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  void* memory = allocate(size);
  while (memory == nullptr) {
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
    memory = allocate(size);
  }
  return memory;
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
