#include "plumb/registers/stakeholder.hpp"

namespace plumb {

const FieldTable<Stakeholder>& Stakeholder::fields() {
  static const FieldTable<Stakeholder> table = register_fields<Stakeholder>({
      field<&Stakeholder::organization>("organization", "where they belong"),
      field<&Stakeholder::role>("role", "what they are there"),
      field<&Stakeholder::email>("email", "their address"),
      field<&Stakeholder::influence>("influence", "how much they can move, from 1 to 5").between(1, 5),
      field<&Stakeholder::interest>("interest", "how much it matters to them, from 1 to 5").between(1, 5),
      field<&Stakeholder::engagement>("engagement", "how they stand to the project"),
      field<&Stakeholder::wanted_engagement>("wanted_engagement", "how they should stand to it"),
      field<&Stakeholder::strategy>("strategy", "how they are won or kept"),
  });
  return table;
}

}  // namespace plumb
