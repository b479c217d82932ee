/** Reads the options of Cilium's agent and operator from the command reference of each minor. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AgentOptionsCatalog, OptionRun } from '../../../src/catalog/types.ts';
import { git } from '../ansible/ansible.ts';
import { formatCatalog } from '../format.ts';
import { type ListedOption, optionsOn } from './command-reference.ts';
import { type Source, sourcesIn } from './sources.ts';

export interface AgentOptionsBuild {
  ciliumRepo: string;
  /** Minors to look for, oldest first. */
  minors: readonly string[];
  outDir: string;
  log: (line: string) => void;
}

const pages = { agent: /^cilium-agent\.md$/, operator: /^cilium-operator(?:-[a-z]+)?\.md$/ };

/** Writes `agent-options.json`: the options that each minor's programs list, with their types and defaults. */
export function buildAgentOptions({ ciliumRepo, minors, outDir, log }: AgentOptionsBuild): void {
  const sources = sourcesIn(ciliumRepo, minors);
  for (const minor of minors.filter((name) => !sources.some((source) => source.minor === name))) {
    log(`agent options of ${minor}: the clone has no tag, no branch and no state of the main branch for it`);
  }
  const catalog: AgentOptionsCatalog = {
    read: Object.fromEntries(sources.map(({ minor, of, commit }) => [minor, { of, commit }])),
    agent: runsOf(sources, (source) => listedIn(ciliumRepo, source, pages.agent)),
    operator: runsOf(sources, (source) => listedIn(ciliumRepo, source, pages.operator)),
  };
  writeFileSync(join(outDir, 'agent-options.json'), formatCatalog(catalog));
  log(`agent options of ${sources.map(({ minor, of }) => `${minor} (${of})`).join(', ')}`);
}

function listedIn(repo: string, { commit }: Source, wanted: RegExp): Map<string, ListedOption> {
  const folder = 'Documentation/cmdref';
  const names = git(repo, 'ls-tree', '--name-only', `${commit}:${folder}`).split('\n');
  const texts = names
    .filter((name) => wanted.test(name))
    .map((name) => git(repo, 'show', `${commit}:${folder}/${name}`));
  return new Map(texts.flatMap(optionsOn).map((option) => [option.name, option]));
}

/** Each option with the ranges of minors in which its entry is the same. */
function runsOf(
  sources: readonly Source[],
  listed: (source: Source) => Map<string, ListedOption>,
): Record<string, OptionRun[]> {
  const runs = new Map<string, OptionRun[]>();
  let before: string | undefined;
  for (const source of sources) {
    for (const { name, ...facts } of listed(source).values()) {
      const known = runs.get(name) ?? [];
      runs.set(name, known);
      const last = known.at(-1);
      if (last && last.to === before && last.type === facts.type && last.default === facts.default)
        last.to = source.minor;
      else known.push({ from: source.minor, to: source.minor, ...facts });
    }
    before = source.minor;
  }
  return Object.fromEntries([...runs].sort(([left], [right]) => (left < right ? -1 : 1)));
}
