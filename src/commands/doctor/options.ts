/** Problems of single options in a live cilium-config: removed, misspelt, or with a value that the agent rejects. */
import { type Catalog, minorOf } from '../../catalog/catalog.ts';
import type { ListedOptions } from '../../catalog/listed-options.ts';
import type { Finding } from '../../core/finding.ts';
import { nearest } from '../../core/nearest.ts';
import { parseBoolean } from '../../core/options.ts';
import { type Options, renderChart } from '../../predict/chart.ts';

/** The options that the chart of a version writes by default; undefined if the catalog lacks its minor. */
export async function presetsOf(cilium: string, catalog: Catalog): Promise<Options | undefined> {
  const { cilium: minors } = await catalog.index();
  if (!minors.some(({ minor }) => minor === minorOf(cilium))) return undefined;
  return renderChart(await catalog.chart(cilium), {});
}

/** Options of a log without those that have the agent's own default. */
export async function withoutDefaults(
  options: ReadonlyMap<string, string>,
  cilium: string | undefined,
  catalog: Catalog,
): Promise<Map<string, string>> {
  const listed = cilium === undefined ? undefined : await catalog.listedOptions(cilium);
  const presets = cilium === undefined ? undefined : await presetsOf(cilium, catalog);
  return new Map(
    [...options].filter(([name, value]) => {
      const preset = presets?.get(name);
      return preset === value || value !== String(listed?.get(name)?.default ?? emptyOf(listed?.get(name)?.type));
    }),
  );
}

/** The value of a flag without a default, as logs print it. */
function emptyOf(type: string | undefined): string {
  if (type === 'bool') return 'false';
  if (type === 'duration') return '0s';
  return type === undefined || /string|map/i.test(type) ? '' : '0';
}

/** Findings on single options. */
export async function oddOptions(options: Options, cilium: string, catalog: Catalog): Promise<Finding[]> {
  const listed = await catalog.listedOptions(cilium);
  const presets = await presetsOf(cilium, catalog);
  if (!listed || !presets) return [];
  const names = new Set(listed.names());
  const written = (await catalog.chart(cilium)).options();
  return [...options].flatMap(([option, value]): Finding[] => {
    const facts = listed.get(option);
    if (facts) return typeof value === 'string' ? badValue(option, value, facts.type, cilium) : [];
    return written.has(option) ? [] : unlisted(option, listed, names, cilium);
  });
}

function unlisted(option: string, listed: ListedOptions, names: ReadonlySet<string>, cilium: string): Finding[] {
  const { before, after } = listed.elsewhere(option);
  const minor = minorOf(cilium);
  if (before === undefined && after === undefined) {
    const meant = nearest(option, names);
    if (meant === undefined) return [];
    const message = `Cilium ${minor} has no option ${option}, and ignores it. Did you mean ${meant}?`;
    return [{ rule: 'misspelt-option', severity: 'warning', subject: option, message }];
  }
  if (listed.mayBeDeprecated(option)) {
    const message = `Cilium ${minor} no longer lists the option ${option}: it is deprecated or removed.`;
    return [{ rule: 'unknown-agent-option', severity: 'info', subject: option, message }];
  }
  const when = before === undefined ? `Cilium ${after} and later list it` : `Cilium ${before} was the last to list it`;
  const message = `Cilium ${minor} ignores the option ${option}: ${when}.`;
  return [{ rule: 'unknown-agent-option', severity: 'warning', subject: option, message }];
}

const integer = /^[+-]?(?:\d+|0[xX][\da-fA-F]+)$/;
const duration =
  /^[+-]?(?:0|(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|ms|s|m|h))*$/;
const float = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** The required form of a value, by the type of the flag; undefined for types that accept any text. */
function expected(type: string): { test(value: string): boolean; name: string } | undefined {
  if (type === 'bool') return { test: (value) => parseBoolean(value) !== undefined, name: 'true or false' };
  if (type === 'duration') return { test: (value) => duration.test(value), name: 'a duration such as 30s' };
  if (/^u?int\d*$/.test(type)) return { test: (value) => integer.test(value), name: 'a whole number' };
  if (/^float\d*$/.test(type)) return { test: (value) => float.test(value), name: 'a number' };
  return undefined;
}

/** Viper converts the strings of the ConfigMap. The agent fails if it cannot, but an empty string counts as unset. */
function badValue(option: string, value: string, type: string, cilium: string): Finding[] {
  const wanted = expected(type);
  if (!wanted || value === '' || wanted.test(value)) return [];
  return [
    {
      rule: 'doctor/option-type',
      severity: 'warning',
      subject: option,
      message: `The option ${option} must be ${wanted.name} on Cilium ${minorOf(cilium)}, and its value in the cluster is not. The agent may refuse to start, or use another value. Correct it in the inventory, and run the playbook again.`,
    },
  ];
}
