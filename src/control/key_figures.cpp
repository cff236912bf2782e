#include "plumb/control/key_figures.hpp"

namespace plumb {

KeyFigures key_figures(const Assessment& assessment) {
  KeyFigures figures;
  figures.finish = assessment.schedule.finish;
  figures.bac = assessment.project.value.bac;
  if (assessment.schedule.network.status) figures.eac = assessment.project.forecasts.used();
  figures.exposure = assessment.risks.residual.net();
  return figures;
}

}  // namespace plumb
