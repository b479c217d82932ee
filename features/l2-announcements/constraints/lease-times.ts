import { defineConstraint, type Violation } from '../../../src/core/feature.ts';
import type { OptionsView } from '../../../src/core/options.ts';
import type { Remedy } from '../../../src/core/remedy.ts';
import { milliseconds } from '../../shared/milliseconds.ts';

const times = {
  duration: ['l2-announcements-lease-duration', '15s'],
  deadline: ['l2-announcements-renew-deadline', '5s'],
  retry: ['l2-announcements-retry-period', '2s'],
} as const;

/** The default times, which are in the right order. */
const both = Object.fromEntries(Object.values(times));

export default defineConstraint({
  id: 'lease-times',
  severity: 'error',
  symptoms: ['no-connection'],
  title: 'Conflicting lease times of L2 announcements',
  why: 'The lease must last longer than one second, and longer than the renew deadline. The deadline must be more than 20% longer than the retry period. Otherwise no node is elected.',
  fix: 'Order the three times: leaseDuration > leaseRenewDeadline > 1.2 times leaseRetryPeriod.',
  source: 'Documentation/network/l2-announcements.rst (Leases), k8s.io/client-go/tools/leaderelection',
  versions: '>=1.14.0',
  reads: ['enable-l2-announcements', ...Object.values(times).map(([option]) => option)],
  check({ options }) {
    if (options.flag('enable-l2-announcements', false) !== true) return [];
    const [duration, deadline, retry] = [time(options, 'duration'), time(options, 'deadline'), time(options, 'retry')];
    const found: Violation[] = [];
    if (duration !== undefined && duration <= 1000) {
      found.push(
        violation(
          'duration',
          ({ name }) => `No node is elected unless ${name(times.duration[0])} is longer than 1s.`,
          both,
        ),
      );
    } else if (duration !== undefined && deadline !== undefined && duration <= deadline) {
      found.push(
        violation(
          'deadline',
          ({ name }) =>
            `No node is elected unless ${name(times.deadline[0])} is shorter than ${name(times.duration[0])}.`,
          both,
        ),
      );
    }
    // The leader election adds jitter with a factor of 1.2 to every pause.
    if (deadline !== undefined && retry !== undefined && deadline <= 1.2 * retry) {
      found.push(
        violation(
          'retry',
          ({ name }) =>
            `No node is elected unless ${name(times.deadline[0])} is more than 1.2 times ${name(times.retry[0])}.`,
          both,
        ),
      );
    }
    return found;
  },
  examples: {
    bad: [
      { cilium: '1.17.3', features: { l2Announcements: { leaseDuration: '4s' } } },
      { cilium: '1.17.3', features: { l2Announcements: { leaseRenewDeadline: '1s' } } },
      { cilium: '1.17.3', features: { l2Announcements: { leaseDuration: '1s', leaseRenewDeadline: '500ms' } } },
    ],
    good: [
      {
        cilium: '1.17.3',
        features: {
          l2Announcements: { leaseDuration: '3s', leaseRenewDeadline: '1s', leaseRetryPeriod: '200ms' },
        },
      },
    ],
  },
});

function time(options: OptionsView, name: keyof typeof times): number | undefined {
  const [option, preset] = times[name];
  return milliseconds(options.text(option, preset));
}

function violation(name: keyof typeof times, message: Violation['message'], set: Remedy['set']): Violation {
  return { subject: times[name][0], message, remedies: [{ ...(set && { set }) }] };
}
