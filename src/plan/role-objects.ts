/** Finds objects that a release's own templates contain, by the names of the templates. */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { evaluate } from '../catalog/table.ts';
import { type Variables, variableInputs } from '../predict/kubespray.ts';
import type { OutputGoal } from './place.ts';

/**
 * The role's template names for each kind. Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates.
 */
const kinds: Readonly<Record<string, string>> = {
  config: 'ConfigMap',
  cr: 'ClusterRole',
  crb: 'ClusterRoleBinding',
  cronjob: 'CronJob',
  deploy: 'Deployment',
  ds: 'DaemonSet',
  job: 'Job',
  sa: 'ServiceAccount',
  secret: 'Secret',
  service: 'Service',
};

/** The component and the kind of a template of the role: `templates/hubble/deploy.yml.j2`. */
const template = /^templates\/([\w-]+)[/-](\w+)\.yml\.j2$/;

/**
 * True if a template contains an object of this name (`Deployment/hubble-ui`). For the component `cilium` the name
 * proves nothing, except for the one Secret of its own template.
 */
function holdsObject(place: string, object: string): boolean {
  const [, part = '', word = ''] = template.exec(place) ?? [];
  if (kinds[word] === undefined) return false;
  return part === 'cilium'
    ? kinds[word] === 'Secret' && object === ipsecSecret
    : object.startsWith(`${kinds[word]}/${part}-`);
}

const ipsecSecret = 'Secret/cilium-ipsec-keys';

/** The conditional templates of the role for such an object. */
function templatesOf(release: KubesprayRelease, object: string): string[] {
  return Object.keys(release.band.installs ?? {}).filter((place) => holdsObject(place, object));
}

/**
 * Objects of a component for which the release declares a switch (`cilium_hubble_install`) that installs none of them.
 * In v2.23.0 the templates of Hubble do not render, and in v2.19 and v2.20 encryption makes the ConfigMap invalid YAML.
 */
export function brokenObjects(release: KubesprayRelease, objects: readonly string[]): string[] {
  return objects.filter((object) => {
    const part = /^\w+\/([a-z]+)-/.exec(object)?.[1];
    const name = object === ipsecSecret ? 'cilium_encryption_enabled' : `cilium_${part}_install`;
    return release.facts.variables[name] !== undefined && !installGoals(release, [object]);
  });
}

function installed(place: string): OutputGoal {
  return { output: `installs:${place}`, wanted: true, accepts: (actual) => actual === true, explicit: false };
}

/** Goals for the role to install all of these objects; undefined if it has no conditional template for one of them. */
export function installGoals(release: KubesprayRelease, objects: readonly string[]): OutputGoal[] | undefined {
  const places = objects.map((object) => templatesOf(release, object));
  return places.every((found) => found.length > 0) ? [...new Set(places.flat())].map(installed) : undefined;
}

/**
 * Agent options with paths of files that an object of the role creates, and that object.
 * Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates: hubble/job.yml.j2, cilium/secret.yml.j2.
 */
const makers: Readonly<Record<string, string>> = {
  'hubble-tls-cert-file': 'Job/hubble-generate-certs',
  'ipsec-key-file': ipsecSecret,
};

/**
 * The object that the agents mount for an agent option, with the goals for the role to create it. Undefined if they
 * mount none.
 */
export function mountFor(
  release: KubesprayRelease,
  option: string,
): { object: string; goals: OutputGoal[] | undefined } | undefined {
  if (option !== 'ipsec-key-file') return undefined;
  return { object: ipsecSecret, goals: installGoals(release, [ipsecSecret]) };
}

/** Goals for the role to install the object that creates the files of an agent option. */
export function makerGoals(release: KubesprayRelease, option: string): OutputGoal[] {
  const maker = Object.hasOwn(makers, option) ? makers[option] : undefined;
  return maker === undefined ? [] : (installGoals(release, [maker]) ?? []);
}

/** True if the role's own manifests contain the object with these variables. */
export function isBroughtAlong(release: KubesprayRelease, object: string, variables: Variables): boolean {
  const places = templatesOf(release, object);
  const inputs = variableInputs(release, variables);
  return places.length > 0 && places.every((place) => evaluate(release.band.installs?.[place] ?? [], inputs) === true);
}

/**
 * True if the role's own manifests contain the component that a Helm value enables. Its objects must include the
 * workload named after it. A variable with that name must change the template of the workload.
 */
export function hasComponent(release: KubesprayRelease, path: string, objects: readonly string[]): boolean {
  const component = /^(.+)\.enabled$/.exec(path)?.[1]?.split('.') ?? [];
  const workload = objects.find(
    (object) => /^(Deployment|DaemonSet)\//.test(object) && object.endsWith(`/${component.join('-')}`),
  );
  return (
    workload !== undefined &&
    Object.entries(release.facts.variables).some(
      ([name, { moves = [] }]) =>
        name.startsWith(`cilium_${component.join('_')}_`) && moves.some((place) => holdsObject(place, workload)),
    )
  );
}
