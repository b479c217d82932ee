/** A way as a POSIX script: the phases are its arguments, and every command is shown and requested before it runs. */
import type { Check, Step } from '../../transitions/transition.ts';
import type { Way } from './way.ts';

/** A word between single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replace(/[\r\n]+/g, ' ')}'`;
}

function comment(text: string): string {
  return `# ${text.replace(/[\r\n]+/g, ' ')}`;
}

const functions = `say() { printf '%s\\n' "$*"; }

step() { printf '\\n== %s\\n' "$1"; }

# Shows a command line; asks once for all that were shown. YES=1 asks nothing.
show() { printf '   %s\\n' "$1"; }
agreed() {
  [ "\${YES:-}" != 1 ] || return 0
  printf 'Run it? [y/N] '
  read -r answer || answer=
  case $answer in
  y | Y | yes) return 0 ;;
  *)
    say 'Skipped.'
    return 1
    ;;
  esac
}

check() { # TEXT PATTERN OUTPUT
  if printf '%s\\n' "$3" | grep -E -q -- "$2"; then
    printf 'ok      %s\\n' "$1"
  else
    printf 'FAILED  %s (expected %s)\\n' "$1" "$2"
    failed=1
  fi
}`;

/** The script. */
export function wayScript(way: Way): string {
  const { before, after } = way;
  const about = `From ${before.name} to ${after.name}`;
  const phases: [name: string, body: string[]][] = [
    ['before', way.prepare.flatMap(stepLines)],
    ['play', playLines(way)],
    ['after', way.finish.flatMap(stepLines)],
    ['verify', way.verify.flatMap(checkLines)],
    ['back', way.back.flatMap(({ title, steps }) => [`say ${quoted(title)}`, ...steps.flatMap(stepLines)])],
  ];
  const bodies = phases.map(([name, body]) => {
    const lines = body.length > 0 ? body : ["say 'Nothing to do.'"];
    const all = name === 'verify' ? ['failed=0', ...lines, '[ "$failed" = 0 ]'] : lines;
    return `phase_${name}() {\n${all.map((line) => `  ${line}\n`).join('')}}`;
  });
  return `#!/bin/sh
${comment(about)}
# Usage: sh transition.sh before|play|after|verify|back
# Every command is shown and asked for; YES=1 runs all. What only a person knows is shown and not run.
# Commands are shown as they are written.
# shellcheck disable=SC2016
set -eu

${functions}

${bodies.join('\n\n')}

case "\${1:-}" in
before | play | after | verify | back) "phase_$1" ;;
*)
  say 'Usage: sh transition.sh before|play|after|verify|back' >&2
  exit 2
  ;;
esac
`;
}

function stepLines({ text, commands = [], byHand = [], onNodes = [] }: Step): string[] {
  return [
    `step ${quoted(text)}`,
    ...commands.map((line) => `show ${quoted(line)}`),
    ...(commands.length > 0 ? ['if agreed; then', ...commands.map((line) => `  ${line}`), 'fi'] : []),
    ...byHand.map((line) => `show ${quoted(`by hand: ${line}`)}`),
    ...onNodes.map((line) => `show ${quoted(`on every node: ${line}`)}`),
  ];
}

function playLines({ playbook, advice }: Way): string[] {
  return [
    `step ${quoted(playbook === undefined ? 'Apply the new configuration.' : 'Run the playbook.')}`,
    ...(playbook === undefined ? [] : [`show ${quoted(`by hand: ${playbook}`)}`]),
    ...advice.map(({ text }) => `say ${quoted(`- ${text}`)}`),
  ];
}

function checkLines({ text, command, expect }: Check): string[] {
  return [`output=$(${command} 2>&1) || true`, `check ${quoted(text)} ${quoted(expect)} "$output"`];
}
