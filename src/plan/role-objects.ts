/** Objects that a release's own templates hold, told by the names of the templates. */
import type { KubesprayRelease } from '../catalog/catalog.ts';
import { isTruthy } from '../catalog/table.ts';
import { unknown } from '../core/options.ts';
import { type Variables, variableInputs } from '../predict/kubespray.ts';

/** What the role calls its templates for each kind. Source: kubernetes-sigs/kubespray, roles/network_plugin/cilium/templates. */
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

/** The part of Cilium that a template of the role is for, and the kind of its objects: `templates/hubble/deploy.yml.j2`. */
const template = /^templates\/([\w-]+)[/-](\w+)\.yml\.j2$/;

/** The part whose template holds an object of this name (`Deployment/hubble-ui`); everything of the chart is called Cilium. */
function partOf(place: string, object: string): string | undefined {
  const [, part = '', word = ''] = template.exec(place) ?? [];
  return kinds[word] !== undefined && part !== 'cilium' && object.startsWith(`${kinds[word]}/${part}-`)
    ? part
    : undefined;
}

/**
 * The variables that decide whether the role installs the template with this object, and not only how it looks: what
 * moves its tasks along with the template, or is called after that part.
 */
export function switchesOf(release: KubesprayRelease, object: string): string[] {
  const variables = Object.entries(release.facts.variables).flatMap(([name, { default: preset, moves = [] }]) =>
    preset === false && moves.some((place) => place.startsWith('tasks/')) ? [{ name, moves }] : [],
  );
  const parts = new Set(variables.flatMap(({ moves }) => moves.flatMap((place) => partOf(place, object) ?? [])));
  const isOf = (part: string, name: string): boolean => name.split('_').includes(part);
  return variables.flatMap(({ name, moves }) =>
    moves.some((place) => partOf(place, object)) || [...parts].some((part) => isOf(part, name)) ? [name] : [],
  );
}

/** True if the role's own manifests bring the object along with these variables: every switch of it is on. */
export function isBroughtAlong(release: KubesprayRelease, object: string, variables: Variables): boolean {
  const switches = switchesOf(release, object);
  const inputs = variableInputs(release, variables);
  return (
    switches.length > 0 &&
    switches.every((name) => {
      const value = inputs.get(name);
      return value !== undefined && value !== unknown && isTruthy(value);
    })
  );
}

/**
 * True if the role's own manifests hold the component that a Helm value switches on: the workload that is called after it
 * is among its objects, and a variable that is called after it as well moves the template of that workload.
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
        name.startsWith(`cilium_${component.join('_')}_`) && moves.some((place) => partOf(place, workload)),
    )
  );
}
