/** Variables whose effect is unknown because the release fails with every value that was tried. */
import type { NotMeasured } from '../ansible/ansible.ts';

/** The entry in a release's `notMeasured` for such a variable. */
export function withoutAcceptedValue(name: string): NotMeasured {
  return { file: '', reason: `no value that was tried for ${name} gets through, so what it moves is not measured` };
}

/** True if a release's `notMeasured` has the entry for a variable. */
export function lacksAcceptedValue(notMeasured: readonly NotMeasured[], name: string): boolean {
  const { reason } = withoutAcceptedValue(name);
  return notMeasured.some((gap) => gap.reason === reason);
}
