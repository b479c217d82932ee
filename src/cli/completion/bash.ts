import { type CompletedCommand, everyCommand, steps } from './tree.ts';

/**
 * The script for bash 3.2 and later. It does not need bash-completion. Where it has no candidates, bash completes
 * files.
 */
export function bash(root: CompletedCommand): string {
  const walk = steps(root).map(({ from, word, to }) => `      "${from}:${word}") command="${to}" ;;`);
  const all = everyCommand(root);
  const values = all.flatMap(({ path, options }) =>
    options.flatMap(({ flags, values }) => {
      if (values === undefined) return [];
      const patterns = flags.map((flag) => `"${path.join(' ')}:${flag}"`).join(' | ');
      return [`    ${patterns}) words="${values.join(' ')}"; flags="" ;;`];
    }),
  );
  const words = all.map(({ path, options, commands, words }) => {
    const own = [...commands.map((command) => command.path.at(-1)), ...words].join(' ');
    const flags = options.flatMap((option) => option.flags).join(' ');
    return `    "${path.join(' ')}") words="${own}"; flags="${flags}" ;;`;
  });
  return `# bash completion of cilium-extras, printed by \`cilium-extras completion bash\`.
_cilium_extras() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}" command="" words="" flags="" index
  # bash parts --option=value into three words
  if [[ "$current" == "=" ]]; then
    current=""
  elif [[ "$previous" == "=" && COMP_CWORD -ge 2 ]]; then
    previous="\${COMP_WORDS[COMP_CWORD - 2]}"
  fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    case "$command:\${COMP_WORDS[index]}" in
${walk.join('\n')}
    esac
  done
  case "$command" in
${words.join('\n')}
  esac
  case "$command:$previous" in
${values.join('\n')}
  esac
  if [[ "$current" == -* ]]; then
    words="$flags"
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -o bashdefault -F _cilium_extras cilium-extras
`;
}
