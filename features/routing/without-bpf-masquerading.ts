import type { ConstraintContext } from '../../src/core/feature.ts';

/** What the agent does if a requirement of BPF masquerading is missing. Source: daemon/cmd/daemon.go. */
export function withoutBpfMasquerading(context: ConstraintContext<unknown>): string {
  return context.is('>=1.15.0')
    ? 'the agent does not start with BPF masquerading'
    : 'the agent falls back to iptables masquerading';
}
