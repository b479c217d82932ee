import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';

/** A duration in the form of Go's time.ParseDuration, without a sign: `30s`, `1m30s`, `0`. */
export const duration = onDemand(() =>
  z
    .string()
    .check(z.regex(/^(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/, 'Expected a duration such as 30s or 1m30s')),
);
