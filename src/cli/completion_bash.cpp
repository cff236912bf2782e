#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>

#include "plumb/cli/completion_rows.hpp"
#include "plumb/cli/shell_text.hpp"

namespace plumb {

namespace {

// Written for bash 3.2, which has neither mapfile nor associative arrays. Nothing that comes from a plan is
// ever expanded by the shell (`compgen -W` would run `$(…)` in an id).
constexpr std::string_view kBashMain = R"sh(
# Sets `words` to the words up to the cursor. bash cuts them at '=' and ':' too: what no blank parts is one.
__plumb_words() {
  local rest=${COMP_LINE:0:COMP_POINT} word trimmed i
  words=()
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    trimmed=${rest#"${rest%%[![:blank:]]*}"}
    if [[ $i -gt 0 && $trimmed == "$rest" ]]; then
      words[${#words[@]}-1]+=$word
    else
      words+=("$word")
    fi
    rest=${trimmed#"$word"}
  done
}

_plumb() {
  local program=$1 cur=${COMP_WORDS[COMP_CWORD]}
  local command='' option='' of='' only_arguments='' what='' word i position=0
  local typed lead stem='' prefix=''
  local -a plan words
  plan=()
  COMPREPLY=()
  __plumb_words
  for ((i = 1; i < ${#words[@]} - 1; i++)); do
    word=${words[i]}
    if [[ -n $option ]]; then
      case $option in
        @PLAN@) plan+=("$option" "$word") ;;
      esac
      option=''
    elif [[ $word == -- ]]; then
      only_arguments=1
    elif [[ $word == --*=* && -z $only_arguments ]]; then
      case ${word%%=*} in
        @PLAN@) plan+=("$word") ;;
      esac
    elif [[ $word == -* && -z $only_arguments ]]; then
      __plumb_value "$command" "$word"
      [[ -n $what ]] && option=$word
    elif [[ -z $command ]]; then
      command=$word
    else
      ((++position))
      [[ $position == 1 ]] && of=$word
    fi
  done
  # bash replaces `cur` alone: what stands in front of it in the same word is not said again.
  typed=${words[${#words[@]}-1]}
  [[ $cur == [=:] ]] && cur=''
  lead=${typed%"$cur"}
  if [[ -z $option && -z $only_arguments && $typed == --*=* ]]; then
    option=${typed%%=*}
    stem=$option=
    typed=${typed#*=}
  fi
  what=''
  if [[ -n $option ]]; then
    __plumb_value "$command" "$option"
  elif [[ $typed == -* && -z $only_arguments ]]; then
    __plumb_options "$command"
  elif [[ -z $command ]]; then
    what='words @COMMANDS@'
  else
    __plumb_argument "$command" $((position + 1))
  fi
  case $what in
    '' | text) return ;;
    file | folder)
      compopt -o filenames 2>/dev/null
      [[ $what == file ]] && prefix=-f || prefix=-d
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen "$prefix" -- "$cur")
      return
      ;;
    words\ *)
      for word in ${what#words }; do
        [[ $word == "$typed"* ]] && word=$stem$word && COMPREPLY+=("${word#"$lead"}")
      done
      return
      ;;
    change | new-row | fields) ;;
    *) of=$typed ;;
  esac
  [[ $what == fields && $typed == *,* ]] && prefix=${typed%,*},
  while IFS=$'\t' read -r word _; do
    word=$prefix$word
    [[ $word == "$typed"* ]] || continue
    word=$stem$word
    word=${word#"$lead"}
    case $word in *[\$\(\)\<\^\~]*) printf -v word %q "$word" ;; esac
    COMPREPLY+=("$word")
  done < <("$program" __complete ${plan[@]+"${plan[@]}"} -- "$what" "$of" "$typed" 2>/dev/null)
  [[ ${#COMPREPLY[@]} == 1 && ${COMPREPLY[0]} == *[/.:=] ]] && compopt -o nospace 2>/dev/null
  return 0
}

complete -F _plumb plumb
)sh";

std::string names_of(const Option& option) {
  return option.letter == '\0' ? fmt::format("--{}", option.name)
                               : fmt::format("-{} | --{}", option.letter, option.name);
}

/// One branch for each name; where commands differ in what follows it, one for each of them within.
void append_bash_values(std::string& out, const std::vector<OptionUse>& uses) {
  out += "\n# Sets `what` to what follows option $2 of command $1; empty: nothing does.\n";
  out += "__plumb_value() {\n  what=''\n  case $2 in\n";
  for (const OptionUse& use : uses) {
    std::vector<const OptionUse*> same_name;
    for (const OptionUse& other : uses)
      if (other.option->name == use.option->name) same_name.push_back(&other);
    if (same_name.front() != &use || (same_name.size() == 1 && use.action.empty())) continue;
    if (same_name.size() == 1) {
      fmt::format_to(std::back_inserter(out), "    {}) what='{}' ;;\n", names_of(*use.option), use.action);
      continue;
    }
    fmt::format_to(std::back_inserter(out), "    {})\n      case $1 in\n", names_of(*use.option));
    for (const OptionUse* other : same_name)
      fmt::format_to(std::back_inserter(out), "        {}{}) what='{}' ;;\n", other->in_front ? "'' | " : "",
                     fmt::join(other->commands, " | "), other->action);
    out += "      esac\n      ;;\n";
  }
  out += "  esac\n}\n";
}

void append_bash_options(std::string& out, const std::vector<OptionUse>& uses) {
  out += "\n# Sets `what` to the options of command $1, or to those that may stand in front of any.\n";
  out += "__plumb_options() {\n  case $1 in\n";
  for (const Command* command : visible_commands()) {
    fmt::format_to(std::back_inserter(out), "    {}) what='words", command->name);
    for (const OptionUse& use : uses)
      for (const std::string_view name : use.commands)
        if (name == command->name) fmt::format_to(std::back_inserter(out), " --{}", use.option->name);
    out += "' ;;\n";
  }
  out += "    '') what='words --version";
  for (const OptionUse& use : uses)
    if (use.in_front) fmt::format_to(std::back_inserter(out), " --{}", use.option->name);
  out += "' ;;\n  esac\n}\n";
}

void append_bash_arguments(std::string& out) {
  out += "\n# Sets `what` to what argument number $2 of command $1 is.\n";
  out += "__plumb_argument() {\n  case \"$1 $2\" in\n";
  for (const ArgumentUse& use : argument_uses())
    fmt::format_to(std::back_inserter(out), "    {}) what='{}' ;;\n", place_pattern(use), use.action);
  out += "  esac\n}\n";
}

}  // namespace

std::string bash_completion() {
  std::string out = "# Completion of plumb for bash, written by: plumb completion bash\n";
  const std::vector<OptionUse> uses = option_uses();
  append_bash_values(out, uses);
  append_bash_options(out, uses);
  append_bash_arguments(out);
  std::string main(kBashMain);
  replace_once(main, "@PLAN@", kPlanOptionPattern);
  replace_once(main, "@PLAN@", kPlanOptionPattern);
  replace_once(main, "@COMMANDS@", command_words());
  return out + main;
}

}  // namespace plumb
