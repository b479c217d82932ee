/** All reporters by the name of their format. */
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';
import type { Format, Reporter } from './types.ts';

export { normalise } from './normalise.ts';
export { summarise } from './summary.ts';
export { type Format, formats, type ReportContext, type Reporter, type RuleHelp } from './types.ts';

export const reporters = { text, json, sarif, github, gitlab, junit } as const satisfies Record<Format, Reporter>;
