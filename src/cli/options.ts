import { Option } from 'commander';
import { given, overlaid } from '../cluster/target/request.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import { planFormats } from '../outputs/registry.ts';

/** What the common target options give; they beat the file's `target`. */
export interface TargetOptions {
  kubespray?: string;
  kubean?: string;
  cilium?: string;
  kernel?: string;
  /** What the nearest `.cilium-extras.yaml` states; the options above beat it. */
  configured?: TargetRequest;
}

/** The options that name a target, without what else a command takes. */
export function namedTarget({ kubespray, kubean, cilium, kernel }: TargetOptions): TargetRequest {
  return given({ kubespray, kubean, cilium, kernel });
}

/** The target of a command line, laid over the one of the configuration. */
export function targetOf(options: TargetOptions): TargetRequest {
  return overlaid(options.configured ?? {}, namedTarget(options));
}

/** Heading of the options for format and place of the result. */
export const outputGroup = 'Output options:';

/** Heading of the options for release and versions. */
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

/** `--format`, the first choice being the default. */
export function formatOption(...choices: [string, ...string[]]): Option {
  return new Option('--format <format>', 'output format').choices(choices).default(choices[0]).helpGroup(outputGroup);
}

/** `-o`, for commands whose result is a document. */
export function outputOption(): Option {
  return new Option('-o, --output <file>', 'write the result to a file instead of stdout').helpGroup(outputGroup);
}

/** `--force`, for commands whose result people may keep next to files of their own. */
export function forceOption(): Option {
  return new Option('--force', 'replace an existing file that cilium-extras did not write').helpGroup(outputGroup);
}

/** An option that may be repeated; its values in their order. */
export function repeatable(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value: string, before: string[] | undefined) => [
    ...(before ?? []),
    value,
  ]);
}

/** What Kubean's ConfigMap is called where nothing else is requested. */
export const kubeanDefaults = { name: 'cilium-extras-vars', namespace: 'kubean-system' } as const;

/** The options of every command that writes a plan, next to those of its input. */
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
