#include "plumb/io/extended_attributes.hpp"

#include <algorithm>
#include <cerrno>
#include <vector>

namespace plumb {

namespace {

constexpr std::string_view kAccessList = "system.posix_acl_access";  // where Linux keeps it
#ifdef ENOATTR
constexpr int kNoAttribute = ENOATTR;
#else
constexpr int kNoAttribute = ENODATA;
#endif

bool is_tolerable(int failure) {
  return failure == ENOTSUP || failure == EPERM || failure == EACCES || failure == ENOSYS ||
         failure == kNoAttribute;
}

}  // namespace

CarriedAttributes carry_attributes(SystemCalls& calls, const std::string& from, int to_descriptor) {
  CarriedAttributes carried;
  std::vector<std::string> names;
  if (calls.list_attributes(from, names) != 0) {
    if (!is_tolerable(errno)) carried.error_number = errno;
    return carried;
  }
  if (std::find(names.begin(), names.end(), kAccessList) == names.end() &&
      calls.remove_attribute(to_descriptor, std::string(kAccessList)) != 0 && !is_tolerable(errno))
    return {errno, false};
  for (const std::string& name : names) {
    const bool access = name == kAccessList;
    if (!access && !name.starts_with("user.")) continue;
    std::string value;
    if (calls.attribute(from, name, value) == 0 && calls.set_attribute(to_descriptor, name, value) == 0)
      continue;
    if (!is_tolerable(errno)) return {errno, false};
    carried.access_lost = carried.access_lost || access;
  }
  return carried;
}

}  // namespace plumb
