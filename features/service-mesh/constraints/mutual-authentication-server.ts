import { defineConstraint } from '../../../src/core/feature.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'mutual-authentication-server',
  severity: 'warning',
  title: 'Two SPIRE servers, or none',
  why: 'Agents talk to the server that the chart installs unless they are given the address of another. With neither they look for one that is not there; with both the installed one has nothing to do.',
  fix: 'Let the chart install the server, or set install: false and serverAddress.',
  source: 'chart templates/cilium-configmap.yaml, values.yaml',
  versions: '>=1.14.0',
  reads: [],
  check({ intent }) {
    const wish = intent?.mutualAuthentication;
    if (typeof wish !== 'object') return [];
    const { install = true, serverAddress } = wish;
    if (install === (serverAddress === undefined)) return [];
    return [
      {
        subject: install ? 'intent:mutualAuthentication.serverAddress' : 'intent:mutualAuthentication.install',
        message: install
          ? 'A SPIRE server is installed, and agents are sent to another one. Set install to false.'
          : 'No SPIRE server is installed, and agents are not told of another one. Set serverAddress.',
      },
    ];
  },
  examples: {
    bad: [
      { cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: { install: false } } } },
      { cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: { serverAddress: 'spire:8081' } } } },
    ],
    good: [{ cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: true } } }],
  },
});
