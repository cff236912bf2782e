#include "plumb/report/terminal_style.hpp"

#include <array>
#include <cstddef>

namespace plumb {

namespace {

struct RoleStyle {
  Role role;
  std::string_view sequence;
};

// In the order of Role. Bad and critical share red, as both want attention; what breaks a limit is bold too.
constexpr std::array kRoleStyles = {
    RoleStyle{Role::none, ""},
    RoleStyle{Role::good, "\x1b[32m"},
    RoleStyle{Role::warning, "\x1b[33m"},
    RoleStyle{Role::bad, "\x1b[1;31m"},
    RoleStyle{Role::critical, "\x1b[31m"},
    RoleStyle{Role::muted, "\x1b[2m"},
    RoleStyle{Role::heading, "\x1b[1m"},
};

}  // namespace

std::string_view terminal_style(Role role) {
  return kRoleStyles[static_cast<std::size_t>(role)].sequence;
}

}  // namespace plumb
