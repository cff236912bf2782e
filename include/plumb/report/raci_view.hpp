#pragma once

#include <string>

#include "plumb/control/responsibilities.hpp"
#include "plumb/report/render_text.hpp"
#include "plumb/report/table.hpp"

namespace plumb {

/// Tasks by people, the roles in the cells.
Table raci_table(const Plan& plan, const RaciMatrix& matrix);

/// How many tasks each person has a role in.
Table raci_load_table(const Plan& plan, const RaciMatrix& matrix);

/// Appends `plumb.raci/1`: people with their load, tasks with their roles, what breaks a rule.
void write_raci_json(std::string& out, const Plan& plan, const RaciMatrix& matrix);

/// Appends all of it; where the matrix is wider than the screen, a list of people for each role.
void write_raci_text(std::string& out, const Plan& plan, const RaciMatrix& matrix, const TextStyle& style,
                     int drawing_columns);
void write_raci_markdown(std::string& out, const Plan& plan, const RaciMatrix& matrix);

}  // namespace plumb
