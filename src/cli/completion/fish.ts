import { type CompletedCommand, everyCommand, steps } from './tree.ts';

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** The script for fish 3.0 and later. */
export function fish(root: CompletedCommand): string {
  const walk = steps(root).map(({ from, word, to }) => `      case '${from}:${word}'\n        set command '${to}'`);
  const lines = everyCommand(root).flatMap(({ path, options, commands, words }) => {
    const base = `complete -c cilium-extras -n "test (__cilium_extras_command) = '${path.join(' ')}'"`;
    return [
      ...commands.map((command) => `${base} -f -a ${command.path.at(-1)} -d ${quoted(command.summary)}`),
      ...(words.length > 0 ? [`${base} -f -a '${words.join(' ')}'`] : []),
      ...options.map(({ flags, description, values }) => {
        const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
        const value = values === undefined ? [] : values.length > 0 ? ['-x', `-a '${values.join(' ')}'`] : ['-r', '-F'];
        return [base, ...names, ...value, `-d ${quoted(description)}`].join(' ');
      }),
    ];
  });
  return `# fish completion of cilium-extras, printed by \`cilium-extras completion fish\`.
function __cilium_extras_command
  set -l command ''
  for word in (commandline -opc)[2..-1]
    switch "$command:$word"
${walk.join('\n')}
    end
  end
  echo "$command"
end
complete -c cilium-extras -e
${lines.join('\n')}
`;
}
