// Any bytes as a plan: reading, checking and scheduling end, with messages that are safe to print.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "plumb/io/diagnostic_text.hpp"
#include "plumb/plan/load_plan.hpp"
#include "plumb/schedule/schedule.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const plumb::MemoryReader reader({{"plumb.yaml", std::string(reinterpret_cast<const char*>(data), size)}});
  plumb::Diagnostics diagnostics;
  const auto plan = plumb::load_plan(reader, "plumb.yaml", diagnostics);
  if (plan.has_value() == diagnostics.has_errors()) std::abort();
  if (plan) plumb::make_schedule(*plan, {}, diagnostics);
  for (const plumb::Diagnostic& diagnostic : diagnostics.all())
    for (const char c : plumb::diagnostic_text(diagnostic, false))
      if (static_cast<unsigned char>(c) < 0x20 && c != '\n') std::abort();
  return 0;
}
