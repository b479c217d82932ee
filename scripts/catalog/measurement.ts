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

/** What every measurement of charts takes. */
export interface ChartMeasurement {
  chartsRepo: string;
  outDir: string;
  cacheDir: string;
  /** `1.19`, ... */
  minors: readonly string[];
  log: (line: string) => void;
}

/** What a measurement takes that compares releases with manifests of their own with charts, into one file for all. */
export interface ManifestMeasurement extends Omit<Measurement, 'problem'> {
  chartsRepo: string;
  /** All tags, oldest first; those without manifests of their own are left out. */
  releases: readonly string[];
  /** The tags to measure; what the file states of the others stays. Without it all are measured. */
  only?: readonly string[];
  /** Every chart, oldest first. The newest of each minor is rendered. */
  ciliumVersions: readonly string[];
}
