/** The oldest kernel of each Cilium minor. Source: cilium/cilium Documentation/operations/system_requirements.rst. */
import { compare, isIn } from '../../core/versions.ts';

const oldest: readonly { cilium: string; kernel: string; last?: string }[] = [
  { cilium: '<1.13.0', kernel: '4.9.17', last: '1.12' },
  { cilium: '>=1.13.0 <1.16.0', kernel: '4.19.57', last: '1.15' },
  { cilium: '>=1.16.0 <1.18.0', kernel: '5.4.0', last: '1.17' },
  { cilium: '>=1.18.0', kernel: '5.10.0' },
];

/** The oldest kernel that a Cilium version supports; undefined if that is not known. */
export function oldestKernel(cilium: string): string | undefined {
  return oldest.find((entry) => isIn(cilium, entry.cilium))?.kernel;
}

/** Red Hat backports what Cilium needs to this kernel, so the version number tells nothing. */
const backported = '>=4.18.0 <4.19.0';

/** What is wrong with a kernel; undefined if it is new enough. */
export function kernelProblem(cilium: string, kernel: string | undefined): string | undefined {
  const needed = oldestKernel(cilium);
  if (kernel === undefined || needed === undefined || compare(kernel, needed) >= 0) return undefined;
  if (isIn(cilium, '>=1.13.0') && isIn(kernel, backported)) return undefined;
  const older = oldest.findLast((entry) => compare(kernel, entry.kernel) >= 0)?.last;
  const otherwise = older === undefined ? '' : `, or use Cilium ${older} or older`;
  return `Cilium ${cilium} requires Linux ${needed} or later: on ${kernel} its BPF programs do not load, and the agent does not start. Upgrade the kernel of the nodes${otherwise}.`;
}
