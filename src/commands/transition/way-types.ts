/** What a way consists of. */
import type { Check, Effect, Step, Transition } from '../../transitions/transition.ts';

export interface Found {
  transition: Transition;
  effect: Effect;
}

/** All transitions together, phase by phase. */
export interface Way {
  before: End;
  after: End;
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

export interface End {
  name: string;
  release: string | undefined;
  cilium: string | undefined;
}
