/** Requirements for every format of a plan. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { features } from '../../features/registry.ts';
import { generate } from '../../src/cli/commands/generate.ts';
import { translate } from '../../src/cli/commands/translate.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import * as publicApi from '../../src/index.ts';
import { type Output, outputs, planFormats, planKind } from '../../src/outputs/registry.ts';
import { run } from '../cli/run.ts';

const intent = 'version: 1\nfeatures: { maglev: true }\nvalues: { debug: { enabled: true } }\n';
const context = { findings: [], name: 'vars', namespace: 'kubean-system' };
const root = fileURLToPath(new URL('../..', import.meta.url));

describe.each(planFormats)('%s', (format) => {
  const output: Output = outputs[format];

  it('is written by the command as the library writes it, and ends its last line', async () => {
    const target = { kubespray: 'v2.31.0' };
    const planned = await publicApi.planIntent(intent, '<stdin>', {
      catalog: openCatalog(),
      features,
      target,
      ...publicApi.planKind(format),
    });
    if (!planned.plan) throw new Error('the intent has no plan');
    const text = await publicApi.outputs[format].write(planned.plan, { ...context, findings: planned.findings });
    expect(text).toMatch(/\n$/);
    const argv = ['generate', '-', '--format', format, '--kubespray', 'v2.31.0', '--name', 'vars'];
    const { code, stdout } = await run(argv, { stdin: intent });
    expect({ code, stdout }).toEqual({ code: 0, stdout: text });
  });

  it('can be asked for', () => {
    for (const { options } of [generate, translate]) {
      expect(options?.().find(({ long }) => long === '--format')?.argChoices).toContain(format);
    }
  });

  it('without a release is written if no release has to apply it', async () => {
    const { code, stdout } = await run(['generate', '-', '--format', format, '--cilium', '1.19.3'], { stdin: intent });
    const codes = { role: 2, 'custom-cni': 1, chart: 0, kubectl: 0, nothing: 0 } satisfies Record<
      Output['appliedBy'],
      number
    >;
    expect(code).toBe(codes[output.appliedBy]);
    expect(stdout === '').toBe(code > 0);
  });

  it('is planned for the chart if the chart is what reads it', () => {
    expect(planKind(format)).toEqual({
      helm: ['chart', 'custom-cni'].includes(output.appliedBy),
      customCni: output.appliedBy === 'custom-cni',
    });
  });

  it.each(['README.md', 'README.zh.md', 'docs/formats.md'])('is in %s', (page) => {
    expect(readFileSync(`${root}/${page}`, 'utf8')).toContain(`\`${format}\``);
  });
});
