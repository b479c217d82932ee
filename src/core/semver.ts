/** The parts of semver that `versions.ts` needs, in a file of their own, so that they load only when needed. */
import cmp from 'semver/functions/cmp.js';
import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';

export const semverCmp = cmp;
export const semverCoerce = coerce;
export const semverCompare = compare;
export const semverValid = valid;
