#include "plumb/model/account.hpp"

namespace plumb {

const FieldTable<Account>& Account::fields() {
  static const FieldTable<Account> table{
      id_field<&Account::id>("names the control account"),
      field<&Account::name>("name", "what people call it; defaults to the id"),
      field<&Account::manager>("manager", "who answers for it"),
      field<&Account::organization>("organization", "the part of the organization that does the work"),
      field<&Account::tags>("tags", "labels for filters"),
      field<&Account::notes>("notes", "free text"),
  };
  return table;
}

}  // namespace plumb
