/** The outputs of several commands in one text, pasted one after another. */
import { commandLine } from './collected.ts';

/**
 * The start of another output, apart from a command line: a Markdown fence, a kubectl table, the logo of the Cilium
 * CLI.
 */
const begins = /^\s*```|^(?:NAMESPACE +)?(?:NAME +(?:READY|STATUS|DESIRED|DATA)|LAST SEEN +TYPE)\b|^\s*\/¯¯\\\s*$/;

const fence = /^\s*```/;

/** The first line of an object. */
const object = /^(?:apiVersion: |\{\s*$)/;

/** A line that belongs to YAML or JSON. */
const data = /^(?:---|apiVersion|kind|items|metadata|data|spec|\{|\[)/;

/** Splits a text into outputs. Each keeps its line numbers of the whole text. */
export function outputsIn(text: string): string[] {
  const lines = text.split('\n');
  const starts = [0];
  let isData = false;
  for (const [index, line] of lines.entries()) {
    const isObject = object.test(line) && !isData;
    if (index > 0 && (isObject || begins.test(line) || commandLine.test(line))) {
      starts.push(index);
      isData = false;
    }
    isData ||= data.test(line);
  }
  return starts.flatMap((start, index) => {
    const own = lines.slice(start, starts[index + 1]).map((line) => (fence.test(line) ? '' : line));
    return own.some((line) => line.trim() !== '') ? [`${'\n'.repeat(start)}${own.join('\n')}`] : [];
  });
}
