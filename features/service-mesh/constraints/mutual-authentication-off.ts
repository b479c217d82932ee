import { defineConstraint } from '../../../src/core/feature.ts';
import { all, not } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'mutual-authentication-off',
  severity: 'error',
  symptoms: ['play-fails'],
  title: 'SPIRE without authentication',
  why: 'The charts refuse SPIRE while authentication is disabled, which is the default from 1.19 on.',
  fix: 'Set both authentication.enabled and authentication.mutual.spire.enabled.',
  source: 'chart templates/validate.yaml',
  versions: '>=1.14.0',
  reads: ['mesh-auth-mutual-enabled', 'mesh-auth-enabled'],
  check(context) {
    const { options } = context;
    const enabled = options.flag('mesh-auth-enabled', context.is('<1.19.0'));
    return violationIf(all(options.flag('mesh-auth-mutual-enabled', false), not(enabled)), {
      subject: 'mesh-auth-mutual-enabled',
      message:
        'The chart refuses SPIRE (authentication.mutual.spire.enabled: true) while authentication.enabled is false.',
      remedies: [{ set: { 'mesh-auth-enabled': 'true' } }, { set: { 'mesh-auth-mutual-enabled': 'false' } }],
    });
  },
  examples: {
    bad: [
      {
        cilium: '1.19.3',
        features: { serviceMesh: { mutualAuthentication: true } },
        config: { 'mesh-auth-enabled': 'false' },
      },
    ],
    good: [
      { cilium: '1.19.3', features: { serviceMesh: { mutualAuthentication: true } } },
      { cilium: '1.14.6', features: { serviceMesh: { mutualAuthentication: true } } },
    ],
  },
});
