/** The place of a setting in a YAML document. */
import type { Location } from '../core/finding.ts';
import type { YamlDocument } from './document.ts';
import type { Path } from './path.ts';

/** The positions and facts that findings need from a document. */
export type YamlPositions = Pick<YamlDocument, 'locate' | 'locateKey' | 'factsAt'>;

/** A setting inside a YAML document. */
export interface YamlPlace {
  document: YamlDocument;
  path: Path;
  /**
   * A single position for everything in a document whose positions are not positions in the file, such as YAML inside a
   * quoted string of a manifest. Such a document cannot be edited.
   */
  instead?: Location;
}
