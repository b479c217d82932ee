/** Compares the catalog's facts about Cilium's objects with renderings of the charts with Helm. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Chart, ChartObjects } from '../../src/catalog/catalog.ts';
import { evaluate, inputsFrom } from '../../src/catalog/table.ts';
import { openCatalog } from '../../src/cli/io/catalog-files.ts';
import type { Json } from '../../src/core/json.ts';

const catalog = openCatalog();
const folder = new URL('../../catalog/', import.meta.url);
const [chart, objects] = await Promise.all([catalog.chart('1.19.3'), catalog.objects('1.19.3')]);

function inputs(set: Record<string, Json>, { of, beside }: { of: Chart; beside: ChartObjects }) {
  const defaultOf = (path: string) => beside.imageDefault(path) ?? of.value(path)?.default;
  return inputsFrom(new Map(Object.entries(set)), defaultOf);
}

const view = (set: Record<string, Json> = {}) => inputs(set, { of: chart, beside: objects });

function makers(to: string, from: string, set: Record<string, Json>): string[] {
  return objects
    .manifests()
    .references.filter((reference) => reference.to === to && reference.from === from)
    .filter(({ table }) => evaluate(table, view(set)) === true)
    .map(({ maker, optional }) => (optional ? `${maker}, optional` : maker));
}

describe('objects of a chart', () => {
  it('come and go with the values that switch them on', () => {
    const isThere = (name: string, set: Record<string, Json> = {}) =>
      evaluate(objects.manifests().objects[name] ?? [], view(set)) === true;
    expect(isThere('DaemonSet/cilium')).toBe(true);
    expect(isThere('DaemonSet/cilium-envoy')).toBe(true);
    expect(isThere('DaemonSet/cilium-envoy', { 'envoy.enabled': false })).toBe(false);
    expect(isThere('DaemonSet/cilium-envoy', { l7Proxy: false })).toBe(false);
    expect(isThere('Deployment/hubble-relay')).toBe(false);
    expect(isThere('Deployment/hubble-relay', { 'hubble.relay.enabled': true })).toBe(true);
  });

  it('need a Secret for IPsec that nobody makes', () => {
    const set = { 'encryption.enabled': true, 'encryption.type': 'ipsec' };
    expect(makers('Secret/cilium-ipsec-keys', 'DaemonSet/cilium', set)).toEqual(['nobody']);
    expect(makers('Secret/cilium-ipsec-keys', 'DaemonSet/cilium', {})).toEqual([]);
    expect(
      makers('Secret/cilium-ipsec-keys', 'DaemonSet/cilium', {
        'encryption.enabled': true,
        'encryption.type': 'wireguard',
      }),
    ).toEqual([]);
  });

  it('are told apart where only combinations of values differ', () => {
    const isThere = (name: string, set: Record<string, Json>) =>
      evaluate(objects.manifests().objects[name] ?? [], view(set)) === true;
    const hubble = { 'hubble.relay.enabled': true, 'hubble.ui.enabled': true };
    const withTls = { ...hubble, 'hubble.relay.tls.server.enabled': true };
    expect(isThere('Deployment/hubble-ui', hubble)).toBe(true);
    expect(isThere('Secret/hubble-ui-client-certs', hubble)).toBe(false);
    expect(isThere('Secret/hubble-ui-client-certs', withTls)).toBe(true);
    const cronJob = { 'hubble.tls.auto.method': 'cronJob' };
    expect(makers('Secret/hubble-relay-server-certs', 'Deployment/hubble-relay', { ...hubble, ...cronJob })).toEqual(
      [],
    );
  });

  it('have their certificates from the chart by default', () => {
    const relay = { 'hubble.relay.enabled': true };
    const from = 'Deployment/hubble-relay';
    const to = 'Secret/hubble-relay-client-certs';
    expect(makers(to, from, relay)).toEqual(['chart']);
  });
});

describe('places in objects that values move', () => {
  it('are found by the place and by the value', () => {
    expect(objects.moversOf('DaemonSet/cilium:containers[cilium-agent].resources').map(({ value }) => value)).toContain(
      'resources',
    );
    expect(objects.value('operator.replicas')?.moves?.map(({ at, as }) => [at, as])).toContainEqual([
      'Deployment/cilium-operator:spec.replicas',
      'json',
    ]);
    expect(objects.value('extraArgs')?.moves?.map(({ at }) => at)).toEqual([
      'DaemonSet/cilium:containers[cilium-agent].args',
    ]);
  });

  it('tell values that do nothing', () => {
    expect(objects.value('envoy.initContainers')?.inert).toBe(true);
    // Its template is for a certificate that is set together with its key: it has no effect alone, but it is read.
    expect(objects.value('hubble.tls.server.cert')?.inert).toBeUndefined();
    expect(objects.value('kubeProxyReplacement')?.inert).toBeUndefined();
  });

  it('say which words a template compares with', () => {
    expect(objects.value('encryption.type')?.words).toMatchObject({
      taken: expect.arrayContaining(['ipsec', 'wireguard']) as unknown,
    });
    expect(objects.value('encryption.type')?.words?.passed).toBeUndefined();
  });

  it('say what null removes', () => {
    expect(objects.nullAt('updateStrategy.rollingUpdate')?.moves).toContain('DaemonSet/cilium');
  });
});

it('the catalog stays under 8 MB', () => {
  const size = (path: URL): number =>
    readdirSync(path, { withFileTypes: true }).reduce((sum, entry) => {
      const inner = new URL(entry.isDirectory() ? `${entry.name}/` : entry.name, path);
      return sum + (entry.isDirectory() ? size(inner) : statSync(inner).size);
    }, 0);
  expect(existsSync(new URL('objects/1.19.json', folder))).toBe(true);
  expect(size(folder)).toBeLessThan(8 * 1024 * 1024);
});
