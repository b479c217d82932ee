/** The library's names of kinds and formats, without importing the library: only the worker loads it. */
import type { PasteFormat, PasteKind } from '../../../src/index.ts';

const kinds = {
  'group-vars': true,
  intent: true,
  'helm-values': true,
  'helm-command': true,
  kubean: true,
  inventory: true,
  services: true,
} as const satisfies Record<PasteKind, true>;

export const pasteKinds = Object.keys(kinds) as PasteKind[];

const formats = {
  intent: true,
  'group-vars': true,
  kubean: true,
  'custom-cni': true,
  'helm-values': true,
  'helm-set': true,
  'cilium-cli': true,
  manifests: true,
  json: true,
} as const satisfies Record<PasteFormat, true>;

export const pasteFormats = Object.keys(formats) as PasteFormat[];
