import { type CompletedCommand, type CompletedOption, everyCommand } from './tree.ts';

/** Text in single quotes; characters with a special meaning in a spec of `_arguments` or `_describe` are escaped. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function described(text: string): string {
  return text.replace(/[[\]:\\]/g, '\\$&');
}

function optionSpec({ flags, description, values }: CompletedOption): string {
  const value = values === undefined ? '' : `:value:${values.length > 0 ? `(${values.join(' ')})` : '_files'}`;
  const spec = `[${described(description)}]${value}`;
  // Each form of the flag excludes the other.
  return flags
    .map((flag) => quoted(`(${flags.join(' ')})${flag}${values && flag.startsWith('--') ? '=' : ''}${spec}`))
    .join(' ');
}

function functionName(path: readonly string[]): string {
  return ['_cilium_extras', ...path].join('_').replaceAll('-', '_');
}

function commandFunction({ path, options, commands, words }: CompletedCommand): string {
  const specs = options.map((option) => `    ${optionSpec(option)} \\`);
  if (commands.length === 0) {
    const rest = words.length > 0 ? `'*:name:(${words.join(' ')})'` : `'*:file:_files'`;
    return `${functionName(path)}() {\n${['  _arguments -s -S \\', ...specs, `    ${rest}`].join('\n')}\n}`;
  }
  const names = commands.map((command) => `    ${quoted(`${command.path.at(-1)}:${described(command.summary)}`)}`);
  const cases = commands.map((command) => `        ${command.path.at(-1)}) ${functionName(command.path)} ;;`);
  return `${functionName(path)}() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  local -a commands
  commands=(
${names.join('\n')}
  )
${['  _arguments -C \\', ...specs].join('\n')}
    '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest)
      case $line[1] in
${cases.join('\n')}
      esac
      ;;
  esac
}`;
}

/** The script for zsh: source it after compinit, or store it as `_cilium-extras` in a directory of `fpath`. */
export function zsh(root: CompletedCommand): string {
  const functions = everyCommand(root).map(commandFunction);
  return `#compdef cilium-extras
# zsh completion of cilium-extras, printed by \`cilium-extras completion zsh\`.
${functions.join('\n')}

if [[ $funcstack[1] == _cilium-extras ]]; then
  _cilium_extras "$@"
else
  compdef _cilium_extras cilium-extras
fi
`;
}
