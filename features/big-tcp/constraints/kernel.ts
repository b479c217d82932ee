import { defineConstraint } from '../../../src/core/feature.ts';
import { all } from '../../shared/ternary.ts';
import { violationIf } from '../../shared/violation.ts';

export default defineConstraint({
  id: 'kernel',
  severity: 'error',
  symptoms: ['no-effect'],
  title: 'BIG TCP on an older kernel',
  why: 'BIG TCP requires kernel 5.19 for IPv6, and 6.3 for IPv4. On older kernels the agent disables it and logs a warning.',
  fix: 'Use kernel 6.3 or newer on every node, or remove BIG TCP.',
  source: 'pkg/datapath/linux/bigtcp/bigtcp.go, Documentation/operations/performance/tuning.rst',
  versions: '>=1.13.0',
  reads: ['enable-ipv4-big-tcp', 'enable-ipv6-big-tcp'],
  check(context) {
    const { options } = context;
    const families = [
      { option: 'enable-ipv4-big-tcp', kernel: '6.3' },
      { option: 'enable-ipv6-big-tcp', kernel: '5.19' },
    ];
    return families.flatMap(({ option, kernel }) =>
      violationIf(all(options.flag(option, false), context.kernelIs(`<${kernel}.0`)), {
        subject: option,
        message: ({ name }) => `On kernel ${context.kernel} the agent disables ${name(option)}.`,
        remedies: [{ text: `use kernel ${kernel} or newer` }],
      }),
    );
  },
  examples: {
    bad: [
      { cilium: '1.17.3', kernel: '5.15.0', features: { bigTCP: true } },
      { cilium: '1.17.3', kernel: '5.15.0', features: { bigTCP: { ipv6: true } } },
    ],
    good: [
      { cilium: '1.17.3', kernel: '6.8.0', features: { bigTCP: true } },
      { cilium: '1.17.3', kernel: '6.1.0', features: { bigTCP: { ipv6: true } } },
    ],
  },
});
