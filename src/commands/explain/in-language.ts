/** An explanation in the language of its reader. */
import type { Translate } from '../../language/translator.ts';
import type { Explanation, Span } from './explain.ts';

/** The explanation with its sentences translated. Lines that begin with a blank are files and commands. */
export function explanationIn(explanation: Explanation, translate: Translate): Explanation {
  const inSpan = (span: Span): Span => ({ ...span, says: translate(span.says) });
  return {
    ...explanation,
    text: explanation.text.map((line) => (line.startsWith(' ') ? line : translate(line))),
    cilium: explanation.cilium.map(inSpan),
    kubespray: explanation.kubespray.map(inSpan),
  };
}
