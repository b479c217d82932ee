import notes110 from './1.10.ts';
import notes111 from './1.11.ts';
import notes112 from './1.12.ts';
import notes113 from './1.13.ts';
import notes114 from './1.14.ts';
import notes115 from './1.15.ts';
import notes116 from './1.16.ts';
import notes117 from './1.17.ts';
import notes118 from './1.18.ts';
import notes119 from './1.19.ts';
import notes120 from './1.20.ts';
import type { MinorNotes } from './note.ts';

/** The notes of every minor, oldest first. */
export const minorNotes: readonly MinorNotes[] = [
  notes110,
  notes111,
  notes112,
  notes113,
  notes114,
  notes115,
  notes116,
  notes117,
  notes118,
  notes119,
  notes120,
];
