/** Where a setting is in a YAML document. */
import type { Location } from '../core/finding.ts';
import type { YamlDocument } from './document.ts';
import type { Path } from './path.ts';

/** What findings need of a document; `YamlDocument` states what each is. */
export type YamlPositions = Pick<YamlDocument, 'locate' | 'locateKey' | 'factsAt'>;

/** A setting inside a YAML document. */
export interface YamlPlace {
  document: YamlDocument;
  path: Path;
  /**
   * The one place that is used for a document whose positions are not positions of the file (YAML inside a quoted
   * string of a manifest). Such a document cannot be edited.
   */
  instead?: Location;
}
