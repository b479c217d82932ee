/** Replaces the glob library, which only the configuration of a repository needs. */
export default function noGlobs(): never {
  throw new Error('The page reads no configuration of a repository.');
}
