/** What the page asks of its worker, and what it gets back: plain data in both directions. */
import type {
  ComparedEntry,
  Explanation,
  Generated,
  KnownAt,
  Language,
  LintFinding,
  Paste,
  PastedCluster,
  PasteFormat,
  PasteKind,
  ResolvedTarget,
  Suggestion,
} from '../../../src/index.ts';

/** A release of the catalog, for the drop-downs. */
interface ReleaseName {
  release: string;
  cilium: string;
}

export interface Catalogue {
  /** Newest first. */
  releases: ReleaseName[];
  /** Branches as they were on the day of the measurement: `master`. */
  snapshots: string[];
  /** Releases of Kubean, newest first, with the release of Kubespray that each behaves like. */
  kubean: { release: string; kubespray: string }[];
  /** The newest version of every minor, newest first. */
  cilium: string[];
}

export interface Examined {
  findings: LintFinding[];
  /** The name of the text as a file, which commands are given. */
  file: string;
  /** What the text was checked for; undefined where there is no such release. */
  resolved: ResolvedTarget | undefined;
  /** Milliseconds of work in the worker. */
  milliseconds: number;
}

interface Compared {
  a: PastedCluster;
  b: PastedCluster;
  entries: ComparedEntry[];
}

/** A place in the text; both count from 0. */
export interface Place {
  line: number;
  character: number;
}

/** The questions, as functions. */
export interface Answers {
  /** Chooses the language of findings and explanations from here on. */
  speak(language: Language): Promise<void>;
  catalogue(): Promise<Catalogue>;
  recognise(text: string): Promise<PasteKind | undefined>;
  examine(paste: Paste): Promise<Examined>;
  fix(paste: Paste): Promise<string>;
  formats(kind: PasteKind): Promise<PasteFormat[]>;
  generate(paste: Paste, format: PasteFormat): Promise<Generated>;
  cluster(paste: Paste): Promise<PastedCluster>;
  /** The same text for two releases. */
  compare(paste: Paste, other: string): Promise<Compared>;
  explain(name: string): Promise<Explanation | undefined>;
  /** What a text can go on with at a place. */
  suggest(paste: Paste, place: Place): Promise<Suggestion[]>;
  /** The explanation of the name at a place. */
  describe(paste: Paste, place: Place): Promise<KnownAt | undefined>;
  /** A text for the address: its secrets hidden, compressed. */
  pack(text: string): Promise<string>;
  unpack(packed: string): Promise<string>;
  /** Addresses of what the worker has loaded. */
  loaded(): Promise<string[]>;
}

export type Question = keyof Answers;

export interface Request {
  id: number;
  question: Question;
  args: readonly unknown[];
}

export type Response = { id: number; answer: unknown } | { id: number; error: string };

/** The first message: where the facts lie. */
export interface Start {
  facts: string;
}

/** Stands in an address where the text had a secret. */
export const hiddenSecret = 'HIDDEN_SECRET';
