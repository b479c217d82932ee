/** The requests of the page to its worker, and the answers: plain data in both directions. */
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
  /** The file name of the text in commands. */
  file: string;
  /** The target of the check; undefined if the release does not exist. */
  resolved: ResolvedTarget | undefined;
  /** Milliseconds of CPU work in the worker. */
  milliseconds: number;
}

interface Compared {
  a: PastedCluster;
  b: PastedCluster;
  entries: ComparedEntry[];
}

/** A position in the text; both numbers start at 0. */
export interface Place {
  line: number;
  character: number;
}

/** The requests, as functions. */
export interface Answers {
  /** Sets the language of all later findings and explanations. */
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
  /** Possible continuations of a text at a place. */
  suggest(paste: Paste, place: Place): Promise<Suggestion[]>;
  /** The explanation of the name at a place. */
  describe(paste: Paste, place: Place): Promise<KnownAt | undefined>;
  /** A text for the address: compressed, with its secrets hidden. */
  pack(text: string): Promise<string>;
  unpack(packed: string): Promise<string>;
  /** Addresses of the files that the worker has loaded. */
  loaded(): Promise<string[]>;
}

export type Question = keyof Answers;

export interface Request {
  id: number;
  question: Question;
  args: readonly unknown[];
}

export type Response = { id: number; answer: unknown } | { id: number; error: string };

/** The first message: the address of the catalog's files. */
export interface Start {
  facts: string;
}

/** Replaces a secret of the text in an address. */
export const hiddenSecret = 'HIDDEN_SECRET';
