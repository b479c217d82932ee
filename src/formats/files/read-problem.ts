import type { Location } from '../../core/finding.ts';

/** A problem with a file that has to be reported: it does not parse, it was not read, or it has a duplicate key. */
export interface ReadProblem {
  rule: 'parse-error' | 'skipped-file' | 'duplicate-key' | 'unread-file';
  message: string;
  location: Location;
}
