/** Ansible's YAML as a schema for the `yaml` package: PyYAML's plain scalars, and Ansible's own tags. */

import { type ScalarTag, type TagId, type Tags, YAMLMap, YAMLSeq } from 'yaml';
import { toText } from '../core/text.ts';
import { unsafeTag, vaultTags } from './ansible.ts';
import { jsonNumber } from './json-text.ts';
import { resolvers } from './plain.ts';

const plainTags: ScalarTag[] = resolvers.flatMap(({ kind, tag, test, read }) => {
  // The package's own tag for `<<` keeps the meaning of the key when a document is edited.
  if (kind === 'merge') return [];
  return [
    {
      default: true,
      tag,
      test,
      resolve(text: string, onError: (message: string) => void) {
        try {
          return read(text);
        } catch (error) {
          onError(error instanceof Error ? error.message : toText(error));
          return text;
        }
      },
    },
  ];
});

/** `!!float 1`: an explicit tag decides how a scalar is read, whatever it looks like. */
const writtenTags: ScalarTag[] = resolvers.flatMap(({ kind, tag, read }) => {
  if (kind === 'merge') return [];
  return [
    {
      tag,
      resolve(text: string, onError: (message: string) => void) {
        try {
          return read(text);
        } catch (error) {
          onError(error instanceof Error ? error.message : `"${text}" is not a ${kind}`);
          return text;
        }
      },
    },
  ];
});

/** PyYAML gives a bare `=` its own type, but has no constructor for it. */
const valueTag: ScalarTag = {
  default: true,
  tag: 'tag:yaml.org,2002:value',
  test: /^=$/,
  resolve(text: string, onError: (message: string) => void) {
    onError('Ansible refuses a bare =; quote it');
    return text;
  },
};

const textTags: ScalarTag[] = [...vaultTags, unsafeTag].map((tag) => ({ tag, resolve: (text: string) => text }));

/** For the `customTags` option of the `yaml` package, together with `schema: 'failsafe'`. */
export const ansibleTags: Tags = [
  ...plainTags,
  ...writtenTags,
  valueTag,
  ...textTags,
  { tag: unsafeTag, collection: 'map', nodeClass: YAMLMap },
  { tag: unsafeTag, collection: 'seq', nodeClass: YAMLSeq },
  ...(['merge', 'binary', 'omap', 'pairs', 'set'] satisfies TagId[]),
];

/** For a text that is JSON as a whole. */
export const jsonTags: Tags = [
  {
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:true|false)$/,
    resolve: (text: string) => text === 'true',
  },
  { default: true, tag: 'tag:yaml.org,2002:null', test: /^null$/, resolve: () => null },
  {
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:-?\d.*|-?Infinity|NaN)$/,
    resolve: (text: string) => jsonNumber(text) ?? text,
  },
];
