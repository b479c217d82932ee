/**
 * Upgrade notes of Cilium that affect a cluster, in one file per minor. `source` in each file names the page that was
 * read.
 */
import { nativeRouting } from '../../../features/shared/agent-state.ts';
import type { LensContext } from '../../core/feature.ts';
import type { OptionsView } from '../../core/options.ts';
import { encryptionOf } from '../encryption-of.ts';

/** The input of a note: the cluster before, and the exact version that it gets. */
export interface NoteView {
  options: OptionsView;
  /** Tests the version before. */
  from: LensContext;
  /** Tests the version at the end of the way. */
  to: LensContext;
}

interface UpgradeNote {
  /** True if the note applies to the cluster before. */
  touches(view: NoteView): boolean;
  /** True for notes about charts alone, which do not apply to the own manifests of a Kubespray release. */
  ofChart?: true;
  /** The version that introduces it, if that is a later patch of the minor: `1.13.3`. */
  since?: string;
  text: string;
  when: 'before' | 'after';
}

/** A note about objects that no option indicates, so that the user has to look in the cluster itself. */
export interface ObjectNote {
  text: string;
  /** Resources for kubectl. */
  resources: string;
  /** What to search for in them, as an extended regular expression. */
  pattern: string;
  /** False if no cluster with these options can have such objects. */
  touches(view: NoteView): boolean;
  /** As in a note. */
  ofChart?: true;
  /** As in a note. */
  since?: string;
}

export interface MinorNotes {
  /** The minor that the upgrade leads to: `1.14`. */
  into: string;
  source: string;
  notes: readonly UpgradeNote[];
  objects: readonly ObjectNote[];
}

type Touches = UpgradeNote['touches'];

/** True for every cluster. */
export const everyone: Touches = () => true;

/** True if one of the flags is on. */
export const on =
  (...names: readonly string[]): Touches =>
  ({ options }) =>
    names.some((name) => options.flag(name, false) === true);

/** True if one of the flags is off. */
export const off =
  (...names: readonly string[]): Touches =>
  ({ options }) =>
    names.some((name) => options.has(name) && options.flag(name, true) === false);

/** True if one of the options is set. */
export const written =
  (...names: readonly string[]): Touches =>
  ({ options }) =>
    names.some((name) => options.has(name));

/** True if an option is not set, so that its default applies. */
export const byDefault =
  (name: string): Touches =>
  ({ options }) =>
    !options.has(name);

/** True if an option has one of the values. */
export const valued =
  (name: string, ...values: readonly string[]): Touches =>
  ({ options }) =>
    values.includes(options.get(name) ?? '');

export const both =
  (...parts: readonly Touches[]): Touches =>
  (view) =>
    parts.every((part) => part(view));

export const either =
  (...parts: readonly Touches[]): Touches =>
  (view) =>
    parts.some((part) => part(view));

/** True if the way ends at one of these versions. */
export const endsWith =
  (range: string): Touches =>
  ({ to }) =>
    to.is(range);

/** True if the way begins at one of these versions. */
export const beginsWith =
  (range: string): Touches =>
  ({ from }) =>
    from.is(range);

export const inMesh: Touches = ({ options }) => (options.get('cluster-id') ?? '0') !== '0';

export const withIPsec: Touches = ({ options }) => encryptionOf(options) === 'ipsec';

export const withTunnel: Touches = ({ options, from }) => nativeRouting(options, from) === false;

export const withNativeRouting: Touches = ({ options, from }) => nativeRouting(options, from) === true;

/** DSR, under the old or the new name of its option. */
export const withDsr: Touches = either(
  valued('bpf-lb-mode', 'dsr', 'hybrid'),
  valued('node-port-mode', 'dsr', 'hybrid'),
);

/** DNS and L7 policies need the proxy, which is on by default. */
export const withProxy: Touches = ({ options }) => options.flag('enable-l7-proxy', true) !== false;

/** True if agents, the operator or Hubble expose metrics. */
export const withMetrics: Touches = written(
  'prometheus-serve-addr',
  'operator-prometheus-serve-addr',
  'hubble-metrics',
);

/** True if Cilium does most of kube-proxy's work. */
export const withReplacement: Touches = ({ options }) =>
  /^(?:strict|partial|probe|true)$/i.test(options.get('kube-proxy-replacement') ?? '');

export const policies = 'ciliumnetworkpolicies,ciliumclusterwidenetworkpolicies';
