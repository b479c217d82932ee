/**
 * The flags of Cilium's guides, unchanged, one file of `test/fixtures/guides` for each subject. Each block is tried on
 * a release that accepts Helm values and on one that does not. It translates, or is refused with the rules in the file.
 *
 * Every document in a file is a page of cilium/cilium. Commands keep the form of the pages (prompts, line breaks, shell
 * variables, even a misspelling); the sentences and the text around the flags are not copied. If a page describes a
 * value in a sentence, a block has that value.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { run } from '../cli/run.ts';

const folder = 'test/fixtures/guides';
const releases = ['v2.31.0', 'v2.27.1'] as const;

/** Rules by release; without an entry, the block translates there without such a finding. */
const Rules = z.partialRecord(z.enum(releases), z.array(z.string()).min(1));
const Page = z.strictObject({
  page: z.string().regex(/^Documentation\/.*\.rst$/),
  blocks: z.array(
    z.strictObject({
      name: z.string(),
      /** The text that a reader copies: a command, or flags. */
      text: z.string().optional(),
      /** A values file. */
      values: z.string().optional(),
      errors: Rules.default({}),
      warnings: Rules.default({}),
    }),
  ),
});

/** The ids of the findings of a severity in the program's output. */
function rules(stderr: string, severity: string): string[] {
  const pattern = new RegExp(`(?:^| )${severity} .*\\[([\\w/-]+)\\]$`, 'gm');
  return [...new Set([...stderr.matchAll(pattern)].map(([, rule]) => rule ?? ''))].sort();
}

for (const file of readdirSync(folder)) {
  const pages = parseAllDocuments(readFileSync(`${folder}/${file}`, 'utf8')).map((document) =>
    Page.parse(document.toJS()),
  );
  describe.each(pages)(`${file}: $page`, ({ blocks }) => {
    describe.each(blocks)('$name', ({ text, values, errors, warnings }) => {
      it.each(releases)('%s', async (release) => {
        const argv = ['translate', '--kubespray', release, ...(values === undefined ? ['-'] : ['-f', '-'])];
        const { code, stdout, stderr } = await run(argv, { stdin: `${(values ?? text)?.trimEnd()}\n` });
        expect({ errors: rules(stderr, 'error'), warnings: rules(stderr, 'warning') }).toEqual({
          errors: errors[release] ?? [],
          warnings: warnings[release] ?? [],
        });
        if (errors[release]) expect([code, stdout]).toEqual([1, '']);
        else expect([code, stdout]).toEqual([0, expect.stringContaining('kube_network_plugin: cilium\n')]);
      });
    });
  });
}
