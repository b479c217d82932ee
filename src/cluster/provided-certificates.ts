/** Certificates that Cilium's chart requires from the user if it does not create them. It fails without them. */
import { isTruthy } from '../catalog/table.ts';
import { unknown } from '../core/options.ts';
import { getPath, type PartlyKnown } from '../core/value-tree.ts';
import { compare } from '../core/versions.ts';
import type { ScopeView } from './scope-view.ts';

interface ProvidedCertificate {
  /** The values `cert`, `key` and, since Cilium 1.16, `existingSecret` are below this path. */
  at: string;
  /** Values that must be true for it to be required. */
  when: readonly string[];
  /** The value whose false requires it. */
  off: string;
}

/** The first chart that was rendered without them. Older ones may work without them. */
const failsSince = '1.11.20';

const hubble = ['agent', 'hubble.enabled', 'hubble.tls.enabled'];
const mesh = ['clustermesh.useAPIServer'];

/**
 * Source: cilium/cilium, install/kubernetes/cilium/templates/hubble/tls-provided and
 * clustermesh-apiserver/tls-provided, rendered for 1.11 to 1.19.
 */
const certificates: readonly ProvidedCertificate[] = [
  { at: 'hubble.tls.server', when: hubble, off: 'hubble.tls.auto.enabled' },
  {
    at: 'hubble.relay.tls.client',
    when: ['hubble.enabled', 'hubble.tls.enabled', 'hubble.relay.enabled'],
    off: 'hubble.tls.auto.enabled',
  },
  { at: 'clustermesh.apiserver.tls.server', when: mesh, off: 'clustermesh.apiserver.tls.auto.enabled' },
];

/** A missing certificate, the value that requires it, and the values that provide it. */
interface MissingCertificate {
  off: string;
  values: string[];
}

/**
 * The certificates without which the chart fails with these values. A value that is only known at run time counts as
 * set.
 */
export function missingCertificates({ target: { chart }, prediction }: ScopeView): MissingCertificate[] {
  const { values } = prediction;
  if (!values || compare(chart.version, failsSince) < 0) return [];
  const at = (path: string): PartlyKnown | undefined => getPath(values, path) ?? chart.value(path)?.default;
  const isOn = (path: string): boolean => at(path) !== unknown && isTruthy(at(path) as never);
  const isOff = (path: string): boolean => at(path) !== unknown && !isTruthy(at(path) as never);
  return certificates.flatMap((certificate) => {
    // Without such a value this version of the chart has no such certificate.
    if (chart.value(certificate.off) === undefined || !isOff(certificate.off) || !certificate.when.every(isOn))
      return [];
    const secret = `${certificate.at}.existingSecret`;
    const hasSecret = chart.value(secret) !== undefined;
    if (hasSecret && !isOff(secret)) return [];
    const missing = [`${certificate.at}.cert`, `${certificate.at}.key`].filter(isOff);
    if (missing.length === 0) return [];
    return [{ off: certificate.off, values: [missing.join(' and '), ...(hasSecret ? [secret] : [])] }];
  });
}
