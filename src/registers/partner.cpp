#include "plumb/registers/partner.hpp"

namespace plumb {

const FieldTable<PartnerScore>& PartnerScore::fields() {
  static const FieldTable<PartnerScore> table{
      field<&PartnerScore::date>("date", "when").require(),
      field<&PartnerScore::criterion>("criterion", "what is judged").require(),
      field<&PartnerScore::score>("score", "from 1, the worst, to 5").require().between(1, 5),
  };
  return table;
}

const FieldTable<Partner>& Partner::fields() {
  static const FieldTable<Partner> table = register_fields<Partner>({
      field<&Partner::services>("services", "what they do for us"),
      field<&Partner::contact>("contact", "whom to call"),
      field<&Partner::scores>("scores", "how well they did")
          .with_example("[{date: 2026-05-29, criterion: quality, score: 4}]"),
      field<&Partner::contract>("contract", "the contracts with them"),
  });
  return table;
}

}  // namespace plumb
