import type { Location } from '../../core/finding.ts';

/** Something about a file that has to be stated: it does not parse, it was not read, or it states a thing twice. */
export interface ReadProblem {
  rule: 'parse-error' | 'skipped-file' | 'duplicate-key' | 'unread-file';
  message: string;
  location: Location;
}
