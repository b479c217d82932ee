import manifest from '../package.json' with { type: 'json' };

/** This package's version. The bundle holds the one word, not the manifest. */
export const { version } = manifest;
