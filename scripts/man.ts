/** Writes the manual pages to `dist/man`, one for each command, from the same source as the help. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { manualPages } from './man/pages.ts';

const folder = fileURLToPath(new URL('../dist/man', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, text] of manualPages()) writeFileSync(join(folder, name), text);
