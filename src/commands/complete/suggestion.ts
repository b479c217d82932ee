/** The results of completion, as plain data. */
import type { Subject } from './subject.ts';

/** A name to look up with `explain`. */
export interface Topic {
  name: string;
  /** The parameter of `explain` with the same name. */
  isSetting: boolean;
}

/** A place in a text; both count from 0. */
export interface Place {
  line: number;
  character: number;
}

/** Something to write at a place, on its line. */
export interface Suggestion {
  label: string;
  kind: 'name' | 'section' | 'value' | 'rule';
  /** What it is, in a few words; may be empty. */
  detail: string;
  /** What the editor compares the typed text with. */
  filter: string;
  /** Characters of the line that `text` replaces. */
  start: number;
  end: number;
  text: string;
  /** Its name for `explain`. */
  topic: Topic | undefined;
}

/** A name in a text, and what the target knows about it. */
export interface KnownAt {
  name: string;
  kind: Subject['kind'];
  /** As in a list of completions; may be empty. */
  detail: string;
  /** Accepted values, as text; empty where any value is valid, or none is known. */
  values: string[];
  topic: Topic | undefined;
  /** Characters of the line. */
  start: number;
  end: number;
}
