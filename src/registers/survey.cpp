#include "plumb/registers/survey.hpp"

namespace plumb {

const FieldTable<Survey>& Survey::fields() {
  static const FieldTable<Survey> table = register_fields<Survey>(
      {
          field<&Survey::stakeholder>("stakeholder", "who answered"),
          field<&Survey::date>("date", "when").require(),
          field<&Survey::nps>("nps", "how likely they would recommend us, from 0 to 10").between(0, 10),
          field<&Survey::csat>("csat", "how content they are, from 1 to 5").between(1, 5),
          field<&Survey::comment>("comment", "what they said"),
          field<&Survey::follow_up>("follow_up", "what was done about it"),
      },
      RowName::optional);
  return table;
}

}  // namespace plumb
