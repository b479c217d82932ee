import { Option } from 'commander';
import { given, overlaid } from '../cluster/target/request.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import { planFormats } from '../outputs/registry.ts';

/** The values of the common target options; they override the file's `target`. */
export interface TargetOptions {
  kubespray?: string;
  kubean?: string;
  cilium?: string;
  kernel?: string;
  /** The target in the nearest `.cilium-extras.yaml`; the options above override it. */
  configured?: TargetRequest;
}

/** Only the options that name a target. */
export function namedTarget({ kubespray, kubean, cilium, kernel }: TargetOptions): TargetRequest {
  return given({ kubespray, kubean, cilium, kernel });
}

/** The target of a command line, merged over that of the configuration. */
export function targetOf(options: TargetOptions): TargetRequest {
  return overlaid(options.configured ?? {}, namedTarget(options));
}

/** Heading of the options for the format and path of the result. */
export const outputGroup = 'Output options:';

/** Heading of the options for the release and versions. */
export const targetGroup = 'Target options:';

/** The options of every command that needs a target. */
export function targetOptions(): Option[] {
  const options = [
    new Option('--kubespray <release>', 'Kubespray release: v2.31.0, 2.31 (its newest patch) or master').conflicts(
      'kubean',
    ),
    new Option('--kubean <release>', 'Kubean release, instead of the Kubespray release that it pins'),
    new Option('--cilium <version>', 'Cilium version (default: the version of the release)'),
    new Option('--kernel <version>', 'oldest kernel of the nodes, for checks of the kernel'),
  ];
  return options.map((option) => option.helpGroup(targetGroup));
}

/** `--format`; the first choice is the default. */
export function formatOption(...choices: [string, ...string[]]): Option {
  return new Option('--format <format>', 'output format').choices(choices).default(choices[0]).helpGroup(outputGroup);
}

/** `-o`, for commands whose result is a document. */
export function outputOption(): Option {
  return new Option('-o, --output <file>', 'write the result to a file instead of stdout').helpGroup(outputGroup);
}

/** `--force`, for commands whose result may replace a user's own file. */
export function forceOption(): Option {
  return new Option('--force', 'replace an existing file that cilium-extras did not write').helpGroup(outputGroup);
}

/** An option that may be repeated; keeps its values in order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** The default name and namespace of Kubean's ConfigMap. */
export const kubeanDefaults = { name: 'cilium-extras-vars', namespace: 'kubean-system' } as const;

/** The options of every command that writes a plan, without those for its input. */
export function planOptions(): Option[] {
  return [
    formatOption(...planFormats),
    ...targetOptions(),
    new Option('--name <name>', 'name of the Kubean ConfigMap').default(kubeanDefaults.name).helpGroup(outputGroup),
    new Option('--namespace <namespace>', 'namespace of the Kubean ConfigMap')
      .default(kubeanDefaults.namespace)
      .helpGroup(outputGroup),
    new Option('--partial', 'omit the settings that the target cannot set').helpGroup(outputGroup),
    outputOption(),
    forceOption(),
  ];
}
