#include "plumb/registers/register_row.hpp"

namespace plumb {

const FieldTable<ExternalLink>& ExternalLink::fields() {
  static const FieldTable<ExternalLink> table{
      id_field<&ExternalLink::id>("its id there"),
      field<&ExternalLink::url>("url", "where it is found"),
      field<&ExternalLink::date>("date", "when it was last compared"),
  };
  return table;
}

}  // namespace plumb
