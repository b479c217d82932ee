import { describe, expect, it } from 'vitest';
import maglevMemory from '../../features/external-cluster-ip/constraints/maglev-memory.ts';
import needsReplacement from '../../features/external-cluster-ip/constraints/needs-kube-proxy-replacement.ts';
import externalClusterIP from '../../features/external-cluster-ip/index.ts';
import { ask, cilium, options } from './ask.ts';

const on = { 'bpf-lb-external-clusterip': 'true' };

describe('external-cluster-ip', () => {
  it('writes one value from 1.10.3 on', () => {
    expect(externalClusterIP.write({}, cilium('1.10.2'))).toMatchObject({ since: '1.10.3' });
    expect(externalClusterIP.write({}, cilium('1.10.3'))).toMatchObject({
      values: { 'bpf.lbExternalClusterIP': true },
    });
    expect(externalClusterIP.writeOff(cilium('1.10.2'))).toMatchObject({ since: '1.10.3' });
    expect(externalClusterIP.writeOff(cilium('1.20.0'))).toEqual({ values: { 'bpf.lbExternalClusterIP': false } });
  });

  it('reads it back', () => {
    expect(externalClusterIP.read(options(on), cilium('1.19.3'))).toEqual({});
    expect(externalClusterIP.read(options({ 'bpf-lb-external-clusterip': 'false' }), cilium('1.19.3'))).toBeUndefined();
    expect(externalClusterIP.read(options({}), cilium('1.19.3'))).toBeUndefined();
  });

  it('has no effect without kube-proxy replacement', () => {
    expect(ask(needsReplacement, { version: '1.19.3', config: on })).toHaveLength(1);
    expect(ask(needsReplacement, { version: '1.19.3', config: { ...on, 'kube-proxy-replacement': 'true' } })).toEqual(
      [],
    );
  });

  it('costs a Maglev table for each ClusterIP', () => {
    expect(ask(maglevMemory, { version: '1.19.3', config: { ...on, 'bpf-lb-algorithm': 'maglev' } })).toHaveLength(1);
    expect(ask(maglevMemory, { version: '1.19.3', config: on })).toEqual([]);
  });
});
