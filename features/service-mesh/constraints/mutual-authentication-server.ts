import { defineConstraint } from '../../../src/core/feature.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'mutual-authentication-server',
  severity: 'warning',
  symptoms: ['pods-fail'],
  title: 'Two SPIRE servers, or no SPIRE server',
  why: 'Agents use the SPIRE server that the chart installs, unless serverAddress is set. Without an installed server and without serverAddress, agents find no server. With an installed server and serverAddress, agents do not use the installed server.',
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
          ? 'The chart installs a SPIRE server, but agents use serverAddress instead. Set features.serviceMesh.mutualAuthentication.install: false, or remove features.serviceMesh.mutualAuthentication.serverAddress.'
          : 'The chart installs no SPIRE server, and serverAddress is not set, so agents find no server. Set features.serviceMesh.mutualAuthentication.serverAddress, or set features.serviceMesh.mutualAuthentication.install: true.',
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
