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
   * The position for the whole document, if its own positions are not positions in the file. An example is YAML inside
   * a quoted string of a manifest. Such a document cannot be edited.
   */
  instead?: Location;
}
