/** From semver what `versions.ts` cannot do itself, and not its whole; apart, so that it loads where it is needed. */
import cmp from 'semver/functions/cmp.js';
import coerce from 'semver/functions/coerce.js';
import compare from 'semver/functions/compare.js';
import valid from 'semver/functions/valid.js';

export const semverCmp = cmp;
export const semverCoerce = coerce;
export const semverCompare = compare;
export const semverValid = valid;
