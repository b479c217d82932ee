import { describe, expect, it } from 'vitest';
import type { Rendering } from '../../../scripts/catalog/cilium/helm.ts';
import { Dissector, featuresOf } from '../../../scripts/catalog/objects/features.ts';
import { leavesOf } from '../../../scripts/catalog/objects/leaves.ts';
import { arrivals } from '../../../scripts/catalog/objects/marks.ts';
import { containersOf, referencesOf } from '../../../scripts/catalog/objects/pods.ts';
import type { Json } from '../../../src/core/json.ts';

const daemonSet: Json = {
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'agent', labels: { 'a.b/c': 'x' } },
  spec: {
    template: {
      spec: {
        serviceAccountName: 'agent',
        containers: [
          {
            name: 'main',
            image: 'example.com/agent:v1',
            command: ['agent'],
            args: ['--config-dir=/tmp/config', '--debug', '--log', 'json'],
            env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'k', optional: true } } }],
          },
        ],
        volumes: [
          { name: 'certs', projected: { sources: [{ secret: { name: 'server-certs' } }] } },
          { name: 'run', hostPath: { path: '/var/run/agent', type: 'DirectoryOrCreate' } },
          { name: 'modules', hostPath: { path: '/lib/modules', type: 'Directory' } },
        ],
      },
    },
  },
};

describe('leavesOf', () => {
  it('names items of lists, and starts at the specification of the pod', () => {
    const leaves = leavesOf(daemonSet);
    expect(leaves.get('containers[main].image')).toBe('example.com/agent:v1');
    expect(leaves.get('volumes[run].hostPath.path')).toBe('/var/run/agent');
    expect(leaves.get('metadata.labels.a\\.b/c')).toBe('x');
    expect(leaves.get('containers[main].args')).toEqual(['--config-dir=/tmp/config', '--debug', '--log', 'json']);
  });

  it('keeps a list whose items have no names of their own as one leaf', () => {
    const list = [{ name: 'a' }, { name: 'a' }];
    expect([...leavesOf({ spec: { list } })]).toEqual([['spec.list', list]]);
  });
});

describe('what pods run and need', () => {
  it('reads images and flags, with values in the same and in the next argument', () => {
    const [container] = containersOf(daemonSet);
    expect(container?.image).toBe('example.com/agent:v1');
    expect([...(container?.arguments ?? [])]).toEqual([
      ['--config-dir', '/tmp/config'],
      ['--debug', ''],
      ['--log', 'json'],
    ]);
  });

  it('finds references with what makes them optional', () => {
    expect(referencesOf(daemonSet)).toEqual([
      { to: 'ServiceAccount/agent', optional: false },
      { to: 'Secret/server-certs', optional: false },
      { to: 'HostPath//var/run/agent', optional: false, mustExist: false },
      { to: 'HostPath//lib/modules', optional: false, mustExist: true },
      { to: 'Secret/keys', optional: true },
    ]);
  });

  it('needs the definition of a kind that Kubernetes does not bring along', () => {
    expect(referencesOf({ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor', metadata: {} })).toEqual([
      { to: 'CustomResourceDefinition/ServiceMonitor.monitoring.coreos.com', optional: false },
    ]);
    expect(referencesOf({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: {} })).toEqual([]);
  });
});

describe('featuresOf', () => {
  const job: Json = {
    kind: 'CronJob',
    apiVersion: 'batch/v1',
    metadata: { name: 'certs' },
    spec: {
      jobTemplate: {
        spec: { template: { spec: { containers: [{ name: 'c', image: 'i', args: ['--secret-name=server-certs'] }] } } },
      },
    },
  };
  const contents: Record<string, Json> = { one: daemonSet, two: job };
  const dissector = new Dissector({
    render: () => Promise.resolve([]),
    content: (digest) => contents[digest] ?? null,
    archive: '',
    digest: '',
    close: () => undefined,
  });
  const makers = (rendering: Rendering) =>
    Object.keys(featuresOf(rendering, dissector)).filter((key) => key.startsWith('r|DaemonSet/agent|Secret'));

  it('says who makes a Secret: the job that names it, else nobody', () => {
    const objects = { 'DaemonSet/agent': ['one'] };
    expect(makers({ options: {}, objects })).toEqual([
      'r|DaemonSet/agent|Secret/server-certs|needed|nobody',
      'r|DaemonSet/agent|Secret/keys|optional|nobody',
    ]);
    expect(makers({ options: {}, objects: { ...objects, 'CronJob/certs': ['two'] } })).toContain(
      'r|DaemonSet/agent|Secret/server-certs|needed|job',
    );
  });
});

describe('arrivals of marks', () => {
  const isMark = (id: number) => id > 0 && id < 100;
  const at = (path: string, value: Json) => arrivals(path, value, isMark);

  it('tells a whole value from one in a text', () => {
    expect(at('p', 'mk7x')).toEqual([{ id: 7, path: 'p', as: 'json' }]);
    expect(at('p', 20007)).toEqual([{ id: 7, path: 'p', as: 'json' }]);
    expect(at('p', ':20007')).toEqual([{ id: 7, path: 'p', as: 'string', prefix: ':' }]);
    expect(at('p', 'a-mk7x.b')).toEqual([{ id: 7, path: 'p', as: 'string', prefix: 'a-', suffix: '.b' }]);
    expect(at('p', 'mk7x,mk7y')).toEqual([{ id: 7, path: 'p', as: 'comma' }]);
    expect(at('p', 20500)).toEqual([]);
  });

  it('takes entries of mappings and lists for the value above them', () => {
    expect(at('containers[a].resources.mk7k', 'mk7x')).toEqual([
      { id: 7, path: 'containers[a].resources', as: 'json', part: true },
    ]);
    expect(at('containers[a].env[mk7x]', true)).toEqual([{ id: 7, path: 'containers[a].env', as: 'json', part: true }]);
    expect(at('args', ['--one', '--mk7x=mk7y'])).toEqual([{ id: 7, path: 'args', as: 'json', part: true }]);
    expect(at('args', ['--one', '--port=20007'])).toEqual([
      { id: 7, path: 'args', as: 'string', prefix: '--port=', part: true },
    ]);
    expect(at('list', ['mk7x', 'mk7y'])).toEqual([{ id: 7, path: 'list', as: 'json' }]);
  });
});
