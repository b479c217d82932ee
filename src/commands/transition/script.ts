/**
 * A way as a POSIX script. Its arguments are the phases, and it shows every command
 * and asks before it runs the command.
 */

import type { Translate } from '../../language/translator.ts';
import type { Check, Step } from '../../transitions/transition.ts';
import { pointName } from './page.ts';
import type { Run, Way } from './way-types.ts';

/** A word in single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`).replace(/[\r\n]+/g, ' ')}'`;
}

function comment(text: string): string {
  return `# ${text.replace(/[\r\n]+/g, ' ')}`;
}

const functions = `note() { printf '%s\\n' "$*"; }

step() { printf '\\n== %s\\n' "$1"; }

# Shows a command line; agreed() then asks once for all of them, or not at all with YES=1.
show() { printf '   %s\\n' "$1"; }
agreed() {
  [ "\${YES:-}" != 1 ] || return 0
  printf 'Run it? [y/N] '
  read -r answer || answer=
  case $answer in
  y | Y | yes) return 0 ;;
  *)
    note 'Skipped.'
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

/** The script. Each run of the playbook has all phases. */
export function wayScript(way: Way, translate: Translate = (text) => text): string {
  const { before, after, runs } = way;
  const about = translate(`From ${before.name} to ${after.name}`);
  const isOne = runs.length <= 1;
  const usage = `sh transition.sh before|play|after|verify|back${isOne ? '' : ` 1-${runs.length}`}`;
  const bodies = runs.flatMap((run, index) => phasesOf(run, index + 1, translate));
  const choices = runs.map((_, index) => index + 1).join(' | ');
  return `#!/bin/sh
${comment(about)}
# Usage: ${usage}
${isOne ? '' : '# Go through the runs of the playbook one after another: 1, then 2. Begin the next one when "verify" has found no fault.\n'}# The script shows every command and asks before it runs; YES=1 runs all. Steps by hand are only shown.
# shellcheck disable=SC2016
set -eu

${functions}

${bodies.length > 0 ? bodies.join('\n\n') : nothing}

case "\${1:-}" in
before | play | after | verify | back) ;;
*)
  note 'Usage: ${usage}' >&2
  exit 2
  ;;
esac
${
  isOne
    ? '"phase_$1_1"'
    : `case "\${2:-}" in
${choices}) "phase_$1_$2" ;;
*)
  note 'Usage: ${usage}' >&2
${runs.map(({ to }, index) => `  note ${quoted(`  ${index + 1}: ${pointName(to)}`)} >&2`).join('\n')}
  exit 2
  ;;
esac`
}
`;
}

/** The phases if no change needs a step. */
const nothing = ['before', 'play', 'after', 'verify', 'back']
  .map((name) => `phase_${name}_1() {\n  note 'Nothing to do.'\n}`)
  .join('\n\n');

/** A function for each phase of a run. */
function phasesOf(run: Run, number: number, translate: Translate): string[] {
  const step = (one: Step): string[] => stepLines(one, translate);
  const phases: [name: string, body: string[]][] = [
    ['before', run.prepare.flatMap(step)],
    ['play', playLines(run, translate)],
    ['after', run.finish.flatMap(step)],
    ['verify', run.verify.flatMap((check) => checkLines(check, translate))],
    ['back', run.back.flatMap(({ title, steps }) => [`note ${quoted(translate(title))}`, ...steps.flatMap(step)])],
  ];
  return phases.map(([name, body]) => {
    const lines = body.length > 0 ? body : ["note 'Nothing to do.'"];
    const all = name === 'verify' ? ['failed=0', ...lines, '[ "$failed" = 0 ]'] : lines;
    return `phase_${name}_${number}() {\n${all.map((line) => `  ${line}\n`).join('')}}`;
  });
}

function stepLines({ text, commands = [], byHand = [], onNodes = [] }: Step, translate: Translate): string[] {
  return [
    `step ${quoted(translate(text))}`,
    ...commands.map((line) => `show ${quoted(line)}`),
    ...(commands.length > 0 ? ['if agreed; then', ...commands.map((line) => `  ${line}`), 'fi'] : []),
    ...byHand.map((line) => `show ${quoted(`${translate('by hand')}: ${line}`)}`),
    ...onNodes.map((line) => `show ${quoted(`${translate('on every node')}: ${line}`)}`),
  ];
}

function playLines({ playbook, advice }: Run, translate: Translate): string[] {
  return [
    `step ${quoted(translate(playbook === undefined ? 'Apply the new configuration.' : 'Run the playbook.'))}`,
    ...(playbook === undefined ? [] : [`show ${quoted(`${translate('by hand')}: ${playbook}`)}`]),
    ...advice.map(({ text }) => `note ${quoted(`- ${translate(text)}`)}`),
  ];
}

function checkLines({ text, command, expect }: Check, translate: Translate): string[] {
  return [`output=$(${command} 2>&1) || true`, `check ${quoted(translate(text))} ${quoted(expect)} "$output"`];
}
