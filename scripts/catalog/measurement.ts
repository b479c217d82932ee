/** The options of every measurement of releases. */
export interface Measurement {
  kubesprayRepo: string;
  outDir: string;
  cacheDir: string;
  /** Release tags. */
  releases: readonly string[];
  python?: string;
  log: (line: string) => void;
  /** Called with a sentence on something that could not be measured. */
  problem: (line: string) => void;
}

/** The options of every measurement of charts. */
export interface ChartMeasurement {
  chartsRepo: string;
  outDir: string;
  cacheDir: string;
  /** `1.19`, ... */
  minors: readonly string[];
  log: (line: string) => void;
}

/**
 * The options of a measurement that compares releases with their own manifests to charts, and writes one file for all.
 */
export interface ManifestMeasurement extends Omit<Measurement, 'problem'> {
  chartsRepo: string;
  /** All tags, oldest first; releases without their own manifests are left out. */
  releases: readonly string[];
  /** The tags to measure; the entries of the others stay. By default all are measured. */
  only?: readonly string[];
  /** Every chart, oldest first. The newest of each minor is rendered. */
  ciliumVersions: readonly string[];
}
