import { type Inputs, inputNames } from '../../catalog/table.ts';
import type { ObjectReference, Table } from '../../catalog/types.ts';
import { actualNames, type Manifests, manifestsOf, originsOf, withInput } from '../../cluster/manifests.ts';
import { ownReferences, sayOwnReference } from '../../cluster/own-references.ts';
import { type Origin, type ScopeView, textOf } from '../../cluster/scope-view.ts';
import { list } from '../../core/wording.ts';
import { isArgument, isThere, missingObjects, unmadeReferences } from '../../predict/play.ts';
import { newErrors } from '../meaning.ts';
import { sayVariables, variablesForOption } from '../native-way.ts';
import { defineRule, type Report } from '../rule.ts';

/**
 * Commands to create objects that nothing else creates, by the default name of the object.
 * Source: cilium/cilium, Documentation/security/network/encryption-ipsec.rst.
 */
const commands: Readonly<Record<string, (name: string) => string>> = {
  'Secret/cilium-ipsec-keys': (name) =>
    `kubectl -n kube-system create secret generic ${name} --from-literal=keys="3+ rfc4106(gcm(aes)) $(openssl rand -hex 20) 128"`,
};

export default defineRule({
  id: 'missing-object',
  severity: 'error',
  symptoms: ['pods-fail'],
  title: 'Reference to an object that nothing creates',
  why: 'A pod that mounts a Secret or a ConfigMap does not start until the object exists. With some settings, nothing creates the object.',
  fix: 'Create the object as soon as the API server runs, or set the variables that create it.',
  upstream: 'https://docs.cilium.io/en/stable/helm-reference/',
  examples: {
    bad: [
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_enable_hubble: true\ncilium_hubble_install: true\ncilium_hubble_tls_generate: false\n',
        lines: [3],
      },
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_encryption_enabled: true\ncilium_encryption_type: ipsec\ncilium_ipsec_key: "{{ vaulted_ipsec_key }}"\n',
        lines: [1],
      },
      {
        kubespray: 'v2.29.1',
        groupVars:
          'cilium_extra_values:\n  imagePullSecrets: [{ name: regcred }]\n  extraEnv: [{ name: A, valueFrom: { secretKeyRef: { name: my-secret, key: a } } }]\n',
        lines: [2, 3],
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_operator_extra_volumes: [{ name: x, secret: { secretName: my-secret } }]\n',
        lines: [1],
      },
    ],
    good: [
      {
        kubespray: 'v2.31.0',
        groupVars:
          'cilium_extra_values:\n  extraVolumes:\n    - { name: a, configMap: { name: my-config, optional: true } }\n    - { name: b, configMap: { name: kube-root-ca.crt } }\n    - { name: c, hostPath: { path: /etc/x } }\n    - { name: d, configMap: { name: cilium-config } }\n',
      },
      {
        kubespray: 'v2.27.1',
        groupVars: 'cilium_enable_hubble: true\ncilium_hubble_install: true\ncilium_hubble_tls_generate: true\n',
      },
      { kubespray: 'v2.31.0', groupVars: 'cilium_encryption_enabled: true\ncilium_encryption_type: wireguard\n' },
    ],
  },
  check({ view, report }) {
    const manifests = manifestsOf(view);
    if (!manifests) return;
    reportOwn(view, manifests, report);
    reportUnmounted(view, manifests, report);
    const unmade = missingObjects(manifests.facts, manifests.inputs).filter(
      ({ to }) => to.startsWith('Secret/') || !isMadeAtRunTime(view, manifests, to),
    );
    for (const to of new Set(unmade.map((reference) => reference.to))) {
      const references = unmade.filter((reference) => reference.to === to);
      // With its defaults, a release may refer to objects that it does not create. For a single file, another file may
      // enable their creation.
      const preset = view.isWhole ? view.variableOrigin('kube_network_plugin') : undefined;
      const origin = blamed(manifests, references) ?? preset;
      if (!origin) continue;
      const [name = to] = actualNames(view, to);
      const from = list(references.map((reference) => reference.from));
      report({
        subject: name,
        at: origin.at,
        message: `${from} requires ${name}, which nothing creates with these settings, so its pods wait for it. ${remedy(view, manifests, to, name)}`,
      });
    }
  },
});

/** Objects that Kubernetes or kubeadm creates in Cilium's namespace. */
const alwaysThere: ReadonlySet<string> = new Set(
  ['kube-root-ca.crt', 'kubeadm-config', 'kubelet-config', 'kube-proxy', 'extension-apiserver-authentication'].map(
    (name) => `ConfigMap/${name}`,
  ),
);

/** Reports objects that the user's own settings refer to. */
function reportOwn(view: ScopeView, { facts, inputs }: Manifests, report: Report): void {
  const told = new Set<string>();
  for (const { to, in: name, use, origin } of ownReferences(view)) {
    const isMade =
      alwaysThere.has(to) ||
      (facts.objects[to] !== undefined && isThere(facts.objects[to], inputs) !== false) ||
      facts.references.some(
        ({ to: other, maker, table }) => other === to && maker !== 'nobody' && isThere(table, inputs) !== false,
      );
    if (isMade || told.has(to)) continue;
    told.add(to);
    report({
      subject: to,
      at: origin.at,
      severity: 'info',
      message: sayOwnReference({ to, in: name, use }),
    });
  }
}

/** Pods that exist in every configuration. */
const mounting: ReadonlySet<string> = new Set(['DaemonSet/cilium', 'Deployment/cilium-operator']);

/** Reports raw switches that also need a Secret or ConfigMap in the pod, which only the release's variables mount. */
function reportUnmounted(view: ScopeView, now: Manifests, report: Report): void {
  for (const { option, value, carrier, key } of view.raw.options) {
    if (textOf(value) !== 'true' || !view.reads(carrier) || view.prediction.options.get(option) !== 'true') continue;
    const [variables] = variablesForOption(view, option, 'true');
    const native = variables && manifestsOf(view.with(variables));
    // If the user sets one of these variables, another way is in use. For example,
    // node encryption also works with WireGuard.
    if (!variables || !native || [...variables.keys()].some((name) => view.variables.has(name))) continue;
    const own = new Set(ownReferences(view).map(({ to }) => to));
    const unmounted = native.facts.references.filter(
      ({ from, to, optional, table }) =>
        mounting.has(from) &&
        /^(?:Secret|ConfigMap)\//.test(to) &&
        !optional &&
        !own.has(to) &&
        isThere(table, native.inputs) === true &&
        isThere(table, now.inputs) === false,
    );
    const [first] = unmounted;
    if (!first) continue;
    const objects = list([...new Set(unmounted.map(({ to }) => to))]);
    report({
      subject: option,
      at: key,
      message: `${option} alone does not mount ${objects} into ${first.from}, so its pods fail. Set ${sayVariables(variables)} instead.`,
    });
  }
}

/**
 * True for a ConfigMap that a program in the cluster creates. The chart's controllers do that, and so does a Job whose
 * arguments include the name.
 */
function isMadeAtRunTime({ ownManifests }: ScopeView, { facts, inputs }: Manifests, to: string): boolean {
  return !ownManifests || isArgument(to, facts.arguments, inputs);
}

/** The user's setting that causes the references; undefined if only defaults do. */
function blamed(manifests: Manifests, references: readonly ObjectReference[]): Origin | undefined {
  const tables = references.map(({ table }) => table);
  const origins = originsOf(manifests, tables);
  // A setting that is off is the reason why nothing creates the object.
  const isOff = ({ name }: Origin): boolean => manifests.inputs.get(name) === false;
  return origins.find(isOff) ?? origins[0];
}

function remedy(view: ScopeView, manifests: Manifests, to: string, name: string): string {
  const command = commands[to]?.(name.replace(/^.*\//, ''));
  if (command !== undefined) return `Create it as soon as the API server runs: ${command}.`;
  const setting = settingThatMakes(view, manifests, to);
  return setting === undefined
    ? `Create ${name} as soon as the API server runs.`
    : `Set ${setting}, or create ${name} yourself.`;
}

/** One setting that makes something create the object, and causes no new errors. */
function settingThatMakes(view: ScopeView, manifests: Manifests, to: string): string | undefined {
  const { facts, inputs, kind } = manifests;
  const made = facts.references.filter((reference) => reference.to === to && reference.maker !== 'nobody');
  const isMade = (other: Inputs): boolean =>
    (made.some(({ table }) => isThere(table, other) === true) &&
      unmadeReferences(facts.references, other).every((reference) => reference.to !== to)) ||
    (to.startsWith('ConfigMap/') && isMadeAtRunTime(view, { ...manifests, inputs: other }, to));
  const makers = [
    ...made.map(({ table }) => table),
    ...Object.values(facts.arguments).flatMap(Object.values),
  ] as Table[];
  for (const name of new Set(makers.flatMap((table) => [...inputNames(table)]))) {
    const value = [true, false].find(
      (candidate) =>
        isMade(withInput(inputs, name, candidate)) &&
        (kind === 'value' || newErrors(view, new Map([[name, candidate]])).length === 0),
    );
    if (value !== undefined) return `${name}: ${value}`;
  }
  return undefined;
}
