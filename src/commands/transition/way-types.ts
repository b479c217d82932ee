/** What a way consists of. */
import type { Point } from '../../transitions/runs.ts';
import type { Check, Effect, Step, Transition } from '../../transitions/transition.ts';

export interface Found {
  transition: Transition;
  effect: Effect;
}

/** A way as a list of runs of the playbook, or of whatever installs Cilium, each with all that it takes. */
export interface Way {
  before: End;
  after: End;
  /** What changes from the one end to the other. */
  changes: { transition: Transition; change: string }[];
  /** What stays as it is, and is worth to know. */
  notes: string[];
  /** In order; none if no change needs a step. */
  runs: Run[];
}

/** One run: all changes that take effect with it, phase by phase. */
export interface Run {
  from: Point;
  to: Point;
  found: Found[];
  prepare: PlacedStep[];
  /** The command line of the playbook; undefined where Kubespray installs nothing. */
  playbook: string | undefined;
  advice: { text: string; of: string[] }[];
  finish: PlacedStep[];
  verify: PlacedCheck[];
  back: { title: string; steps: readonly Step[] }[];
}

/** Ids of the changes that something is for; their sources are those of the step. */
export interface Placed {
  of: string[];
}

export type PlacedStep = Step & Placed;
export type PlacedCheck = Check & Placed;

/** An end of the way, as the user named it. */
export interface End extends Point {
  name: string;
}
