/** Files around an inventory that tell which release it is for. */
import type { Location } from '../../core/finding.ts';
import { readText } from '../files/content.ts';
import { directoryOf, type FileSystem, joinPath } from '../files/file-system.ts';

export interface TargetHint {
  /** Kubespray's release: `2.31.0`, or only its minor version: `2.31`. */
  kubespray?: string;
  /** Commit of Kubespray, in full or abbreviated. With a catalog it is more precise than the minor version. */
  commit?: string;
  /** Kubean's release: `0.26.4`. */
  kubean?: string;
  /** Where the release is stated. */
  location: Location;
}

/**
 * How many directories above an inventory to search. Inventories are at most this deep in a checkout:
 * `inventory/sites/paris`.
 */
const levelsToClimb = 6;

/**
 * Looks upwards from a directory for a checkout of Kubespray. Returns the tag that is checked out, read from `.git`
 * without running git. Without a tag, returns the version in galaxy.yml. The tag comes first because some releases
 * forgot to raise the version.
 */
export function kubesprayCheckoutHint(files: FileSystem, folder: string): TargetHint | undefined {
  let above = files.realPath(folder);
  for (let level = 0; level < levelsToClimb; level++) {
    if (files.kind(joinPath(above, 'roles/network_plugin/cilium')) === 'directory') {
      return tagHint(files, joinPath(above, '.git')) ?? galaxyHint(files, joinPath(above, 'galaxy.yml'));
    }
    const next = directoryOf(above);
    if (next === above) return undefined;
    above = next;
  }
  return undefined;
}

/**
 * True if Ansible merges dictionaries: `hash_behaviour = merge` in the nearest ansible.cfg above a directory. Ansible
 * uses the ansible.cfg of the directory that it is started in. For an inventory, that is the checkout around it.
 */
export function mergesDicts(files: FileSystem, folder: string): boolean {
  let above = files.realPath(folder);
  for (let level = 0; level < levelsToClimb; level++) {
    const text = textIfThere(files, joinPath(above, 'ansible.cfg'));
    if (text !== undefined) return /^[ \t]*hash_behaviour[ \t]*=[ \t]*merge[ \t\r]*(?:[;#].*)?$/m.test(text);
    const next = directoryOf(above);
    if (next === above) return false;
    above = next;
  }
  return false;
}

function galaxyHint(files: FileSystem, file: string): TargetHint | undefined {
  const text = textIfThere(files, file);
  if (text === undefined || !/^name:[ \t]*["']?kubespray\b/m.test(text)) return undefined;
  return hintFrom(text, file, /^version:[ \t]*["']?v?(\d+\.\d+\.\d+)/m);
}

function tagHint(files: FileSystem, git: string): TargetHint | undefined {
  const head = textIfThere(files, joinPath(git, 'HEAD'))?.trim();
  if (head === undefined) return undefined;
  const packed = textIfThere(files, joinPath(git, 'packed-refs')) ?? '';
  const branch = /^ref: (refs\/\S+)$/.exec(head)?.[1];
  const commit = branch ? (textIfThere(files, joinPath(git, branch))?.trim() ?? refCommit(packed, branch)) : head;
  if (commit === undefined || !/^[0-9a-f]{40}$/.test(commit)) return undefined;
  const release = releaseOf(packed, commit) ?? looseRelease(files, joinPath(git, 'refs/tags'), commit);
  const location = { file: joinPath(git, 'HEAD'), line: 1, column: 1 };
  return release === undefined ? undefined : { kubespray: release, commit, location };
}

function refCommit(packedRefs: string, name: string): string | undefined {
  return packedRefs
    .split('\n')
    .find((line) => line.endsWith(` ${name}`))
    ?.slice(0, 40);
}

/** A release tag that points at the commit. The commit of an annotated tag is on the line after it, behind `^`. */
function releaseOf(packedRefs: string, commit: string): string | undefined {
  let tag: string | undefined;
  for (const line of packedRefs.split('\n')) {
    const name = /^[0-9a-f]{40} refs\/(\S+)$/.exec(line)?.[1];
    if (name !== undefined) tag = /^tags\/v(\d+\.\d+\.\d+)$/.exec(name)?.[1];
    if (tag !== undefined && (line.startsWith(commit) || line === `^${commit}`)) return tag;
  }
  return undefined;
}

function looseRelease(files: FileSystem, folder: string, commit: string): string | undefined {
  if (files.kind(folder) !== 'directory') return undefined;
  for (const { name, kind } of files.list(folder)) {
    const release = /^v(\d+\.\d+\.\d+)$/.exec(name)?.[1];
    if (release !== undefined && kind === 'file' && textIfThere(files, joinPath(folder, name))?.trim() === commit) {
      return release;
    }
  }
  return undefined;
}

/**
 * The hint in a tag of Kubean's spray-job image: `2.31-1863bfd` (Kubespray's minor version and commit) or `v0.26.4`
 * (Kubean's release). Undefined for `latest` and other forms of tags.
 */
export function sprayJobHint(image: string, location: Location): TargetHint | undefined {
  const tag = /\bspray-job:([\w.-]+)(?:@|$)/.exec(image)?.[1] ?? '';
  const [, line, commit] = /^v?(2\.\d+(?:\.\d+)?)-([0-9a-f]{7,40})\b/.exec(tag) ?? [];
  if (line !== undefined && commit !== undefined) return { kubespray: line, commit, location };
  const kubean = /^v?(0\.\d+\.\d+)\b/.exec(tag)?.[1];
  return kubean === undefined ? undefined : { kubean, location };
}

function hintFrom(text: string, file: string, pattern: RegExp): TargetHint | undefined {
  const match = pattern.exec(text);
  if (match?.[1] === undefined) return undefined;
  const line = text.slice(0, match.index).split('\n').length;
  return { kubespray: match[1], location: { file, line, column: 1 } };
}

function textIfThere(files: FileSystem, file: string): string | undefined {
  if (files.kind(file) !== 'file') return undefined;
  const read = readText(files, file);
  return 'text' in read ? read.text : undefined;
}
