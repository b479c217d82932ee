/** The parts of a way. */
import type { Point } from '../../transitions/runs.ts';
import type { Check, Effect, Step, Transition } from '../../transitions/transition.ts';

export interface Found {
  transition: Transition;
  effect: Effect;
}

/** A way as a list of runs of the playbook, or of another tool that installs Cilium, each with its steps. */
export interface Way {
  before: End;
  after: End;
  /** What changes from one end to the other. */
  changes: { transition: Transition; change: string }[];
  /** What does not change, but is useful to know. */
  notes: string[];
  /** In order; empty if no change needs a step. */
  runs: Run[];
}

/** One run: all changes that take effect with it, by phase. */
export interface Run {
  from: Point;
  to: Point;
  found: Found[];
  prepare: PlacedStep[];
  /** The command line of the playbook; undefined if Kubespray installs nothing. */
  playbook: string | undefined;
  advice: { text: string; of: string[] }[];
  finish: PlacedStep[];
  verify: PlacedCheck[];
  back: { title: string; steps: readonly Step[] }[];
}

/** Ids of the changes that need this step, which is how its sources are found. */
export interface Placed {
  of: string[];
}

export type PlacedStep = Step & Placed;
export type PlacedCheck = Check & Placed;

/** An end of the way, as the user named it. */
export interface End extends Point {
  name: string;
}
