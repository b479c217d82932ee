/** What completion hands out: plain data. */
import type { Subject } from './subject.ts';

/** What `explain` is asked. */
export interface Topic {
  name: string;
  /** As its parameter. */
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
  /** What the typed text is compared with. */
  filter: string;
  /** Characters of the line that `text` replaces. */
  start: number;
  end: number;
  text: string;
  /** What `explain` calls it. */
  topic: Topic | undefined;
}

/** A name in a text, and what the target knows of it. */
export interface KnownAt {
  name: string;
  kind: Subject['kind'];
  /** As in a list of completions; may be empty. */
  detail: string;
  /** Values that it takes, as text; empty where anything goes, or nothing is known. */
  values: string[];
  topic: Topic | undefined;
  /** Characters of the line. */
  start: number;
  end: number;
}
