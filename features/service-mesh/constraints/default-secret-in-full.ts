import { defineConstraint } from '../../../src/core/feature.ts';
import { violationIf } from '../../shared/violation.ts';
import type { ServiceMeshIntent } from '../schema.ts';

export default defineConstraint<ServiceMeshIntent>({
  id: 'default-secret-in-full',
  severity: 'warning',
  symptoms: ['gateway'],
  title: 'Default TLS secret of Ingress without a name or namespace',
  why: 'The operator needs both the namespace and the name of the default secret. With only one of them, hosts without their own secret have no TLS secret.',
  fix: 'Set both defaultSecretNamespace and defaultSecretName.',
  source: 'chart templates/cilium-configmap.yaml, operator/pkg/ingress',
  versions: '>=1.14.0',
  reads: ['ingress-default-secret-name', 'ingress-default-secret-namespace'],
  check({ intent, options }) {
    const wish = intent?.ingressController;
    const ingress = typeof wish === 'object' ? wish : {};
    const name = ingress.defaultSecretName ?? options.text('ingress-default-secret-name', '');
    const namespace = ingress.defaultSecretNamespace ?? options.text('ingress-default-secret-namespace', '');
    if (name === undefined || namespace === undefined) return [];
    const missing = name === '' ? 'name' : 'namespace';
    const key = missing === 'name' ? 'defaultSecretName' : 'defaultSecretNamespace';
    return violationIf((name === '') !== (namespace === ''), {
      subject: intent ? 'intent:ingressController' : `ingress-default-secret-${name === '' ? 'namespace' : 'name'}`,
      message: ({ name: said }) =>
        `Ingress has no default TLS certificate: a Secret requires a namespace and a name, and the ${missing} is missing. Set ${intent ? `features.serviceMesh.ingressController.${key}` : said(`ingress-default-secret-${missing}`)}.`,
    });
  },
  examples: {
    bad: [{ cilium: '1.19.3', features: { serviceMesh: { ingressController: { defaultSecretName: 'cert' } } } }],
    good: [
      {
        cilium: '1.19.3',
        features: {
          serviceMesh: { ingressController: { defaultSecretNamespace: 'kube-system', defaultSecretName: 'cert' } },
        },
      },
    ],
  },
});
