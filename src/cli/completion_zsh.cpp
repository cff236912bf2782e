#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>

#include "plumb/cli/completion_rows.hpp"
#include "plumb/cli/shell_text.hpp"

namespace plumb {

namespace {

constexpr std::string_view kZshMain = R"sh(
_plumb() {
  local command='' option='' of='' only_arguments='' what='' word text
  local -i i position=0
  local -a plan found open
  for ((i = 2; i < CURRENT; i++)); do
    word=${(Q)words[i]}
    if [[ -n $option ]]; then
      [[ $option == (@PLAN@) ]] && plan+=("$option" "$word")
      option=''
    elif [[ $word == -- ]]; then
      only_arguments=1
    elif [[ $word == --*=* && -z $only_arguments ]]; then
      [[ ${word%%=*} == (@PLAN@) ]] && plan+=("$word")
    elif [[ $word == -* && -z $only_arguments ]]; then
      __plumb_value "$command" "$word"
      [[ -n $what ]] && option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((++position))
      ((position == 1)) && of=$word
    fi
  done
  if [[ -z $option && -z $only_arguments && $PREFIX == --*=* ]]; then
    option=${PREFIX%%=*}
    compset -P '*='
  fi
  what=''
  if [[ -n $option ]]; then
    __plumb_value "$command" "$option"
  elif [[ $PREFIX == -* && -z $only_arguments ]]; then
    __plumb_options "$command"
    _describe -o option found
    return
  elif [[ -z $command ]]; then
    __plumb_commands
    _describe command found
    return
  else
    __plumb_argument "$command" $((position + 1))
  fi
  case $what in
    '' | text) return 1 ;;
    file) _files; return ;;
    folder) _files -/; return ;;
    words\ *) compadd -- ${=what#words }; return ;;
  esac
  text=$PREFIX
  case $what in
    fields) compset -P '*,' ;;
    change | new-row) ;;
    *) of=$PREFIX ;;
  esac
  while IFS=$'\t' read -r word text; do
    [[ $word == *[/.:=] ]] && open+=("${word//:/\\:}${text:+:$text}") && continue
    found+=("${word//:/\\:}${text:+:$text}")
  done < <("${(Q)words[1]}" __complete "${plan[@]}" -- "$what" "$of" "$text" 2>/dev/null)
  (( $#open )) && _describe "$what" open -S ''
  _describe "$what" found
}

# Loaded by zsh on first use, this file is the function itself; sourced, it registers it.
if [[ $funcstack[1] == _plumb ]]; then
  _plumb "$@"
else
  compdef _plumb plumb
fi
)sh";

/// `word:what it is` in single quotes, as _describe takes it.
void append_description(std::string& out, std::string_view word, std::string_view help) {
  append_shell_quoted(out, fmt::format("{}:{}", word, help));
}

void append_zsh_values(std::string& out, const std::vector<OptionUse>& uses) {
  out += "\n# Sets `what` to what follows option $2 of command $1; empty: nothing does.\n";
  out += "__plumb_value() {\n  what=''\n  case \"$1 $2\" in\n";
  for (const OptionUse& use : uses) {
    if (use.action.empty()) continue;
    std::string names = fmt::format("--{}", use.option->name);
    if (use.option->letter != '\0') names += fmt::format("|-{}", use.option->letter);
    fmt::format_to(std::back_inserter(out), "    ({}{})\\ ({})) what='{}' ;;\n", fmt::join(use.commands, "|"),
                   use.in_front ? "|" : "", names, use.action);
  }
  out += "  esac\n}\n";
}

void append_zsh_options(std::string& out, const std::vector<OptionUse>& uses) {
  out +=
      "\n# Adds the options of command $1, or those that may stand in front of any.\n__plumb_options() {\n";
  out += "  [[ -z $1 ]] && found+=('--version:version, commit and libraries')\n";
  for (const OptionUse& use : uses) {
    fmt::format_to(std::back_inserter(out), "  [[ $1 == ({}{}) ]] && found+=(", fmt::join(use.commands, "|"),
                   use.in_front ? "|" : "");
    append_description(out, fmt::format("--{}", use.option->name), use.option->help);
    out += ")\n";
  }
  out += "}\n";
}

void append_commands(std::string& out) {
  out += "\n__plumb_commands() {\n  found=(\n";
  for (const Command* command : visible_commands()) {
    out += "    ";
    append_description(out, command->name, command->summary);
    out += '\n';
  }
  out += "  )\n}\n";
}

void append_zsh_arguments(std::string& out) {
  out += "\n# Sets `what` to what argument number $2 of command $1 is.\n";
  out += "__plumb_argument() {\n  case \"$1 $2\" in\n";
  for (const ArgumentUse& use : argument_uses())
    fmt::format_to(std::back_inserter(out), "    {}) what='{}' ;;\n", place_pattern(use), use.action);
  out += "  esac\n}\n";
}

}  // namespace

std::string zsh_completion() {
  std::string out = "#compdef plumb\n# Completion of plumb for zsh, written by: plumb completion zsh\n";
  const std::vector<OptionUse> uses = option_uses();
  append_zsh_values(out, uses);
  append_zsh_options(out, uses);
  append_commands(out);
  append_zsh_arguments(out);
  std::string main(kZshMain);
  constexpr std::string_view kPlan = "@PLAN@";
  for (std::size_t at = main.find(kPlan); at != std::string::npos; at = main.find(kPlan))
    main.replace(at, kPlan.size(), kPlanOptionPattern);
  return out + main;
}

}  // namespace plumb
