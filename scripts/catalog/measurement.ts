/** What every measurement of releases takes. */
export interface Measurement {
  kubesprayRepo: string;
  outDir: string;
  cacheDir: string;
  /** Release tags. */
  releases: readonly string[];
  python?: string;
  log: (line: string) => void;
  /** Is told in a sentence what could not be measured. */
  problem: (line: string) => void;
}
