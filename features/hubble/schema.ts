import * as z from 'zod/mini';
import { onDemand } from '../../src/core/on-demand.ts';
import { optional } from '../../src/core/optional.ts';

const text = onDemand(() => z.string().check(z.minLength(1)));
const count = onDemand(() => z.int().check(z.minimum(1)));
const port = onDemand(() => z.int().check(z.minimum(1), z.maximum(65535)));

const filterHint = 'a flow filter as JSON, for example {"source_pod":["kube-system/"]}';

/** The agent does not start Hubble if a filter is not JSON. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A flow filter in the JSON form of the Hubble API: `{"source_pod":["kube-system/"]}`. */
const filter = onDemand(() =>
  z.string().check(
    z.regex(/^\s*\{[\s\S]*\}\s*$/, filterHint),
    z.refine((text) => isJson(text), filterHint),
  ),
);

const issuer = onDemand(() =>
  z.strictObject({
    group: optional(text(), 'API group of the issuer; default cert-manager.io'),
    kind: text().check(z.describe('Issuer or ClusterIssuer')),
    name: text().check(z.describe('Name of the issuer')),
  }),
);

const tls = onDemand(() =>
  z.strictObject({
    method: optional(
      z.enum(['helm', 'cronJob', 'certmanager']),
      'What creates the certificates: Helm, a CronJob with certgen, or cert-manager (Cilium 1.11 and later)',
    ),
    certValidityDuration: optional(count(), 'Number of days that the certificates are valid'),
    schedule: optional(text(), 'When the CronJob renews the certificates, as a cron schedule'),
    issuer: optional(issuer(), 'Issuer of cert-manager. Required with method certmanager'),
  }),
);

const metrics = onDemand(() =>
  z.strictObject({
    list: z
      .array(text())
      .check(
        z.minLength(1, 'one metric at least, for example dns, drop, tcp, flow, port-distribution, icmp or httpV2'),
        z.describe('Metrics of flows, each with its options, for example dns or httpV2:exemplars=true'),
      ),
    port: optional(port(), 'Port of the metrics on every node; default 9965 (9091 up to Cilium 1.11)'),
    enableOpenMetrics: optional(
      z.boolean(),
      'Serve the OpenMetrics format, which exemplars require. Cilium 1.13 and later',
    ),
    serviceMonitor: optional(z.boolean(), 'Create a ServiceMonitor for the Prometheus operator'),
  }),
);

const staticExport = onDemand(() =>
  z.strictObject({
    filePath: optional(text(), 'File on the node; default /var/run/cilium/hubble/events.log'),
    fieldMask: optional(z.array(text()), 'Fields of a flow to write; default: all'),
    allowList: optional(z.array(filter()), 'Write only flows that match one of these filters, each as JSON'),
    denyList: optional(z.array(filter()), 'Do not write flows that match one of these filters, each as JSON'),
  }),
);

const exporter = onDemand(() =>
  z.strictObject({
    name: text().check(z.describe('Name of the export')),
    filePath: text().check(z.describe('File on the node')),
    fieldMask: optional(z.array(text()), 'Fields of a flow to write; default: all'),
    includeFilters: optional(
      z.array(z.record(text(), z.array(z.string()))),
      'Write only flows that match one of these',
    ),
    excludeFilters: optional(z.array(z.record(text(), z.array(z.string()))), 'Leave out flows that match one of these'),
    end: optional(text(), 'When to stop, as an RFC 3339 time'),
  }),
);

const flowExport = onDemand(() =>
  z.strictObject({
    static: optional(z.union([z.boolean(), staticExport()]), 'Write flows to one file, as long as the agent runs'),
    dynamic: optional(
      z.union([z.boolean(), z.array(exporter())]),
      'Write flows to files from a ConfigMap, which you can change at run time',
    ),
    fileMaxSizeMb: optional(count(), 'Size in MB at which a file is rotated; default 10'),
    fileMaxBackups: optional(z.int().check(z.minimum(0)), 'Number of rotated files that are kept; default 5'),
  }),
);

/** Observability: collects, shows, counts and logs the flows of every node. */
export const schema = onDemand(() =>
  z.strictObject({
    relay: optional(
      z.union([z.boolean(), z.strictObject({ replicas: optional(count(), 'Pods of Hubble Relay; default 1') })]),
      'Hubble Relay, which collects the flows of all nodes',
    ),
    ui: optional(
      z.union([z.boolean(), z.strictObject({ replicas: optional(count(), 'Pods of Hubble UI; default 1') })]),
      'Hubble UI, a service map in the browser. It enables Relay too',
    ),
    metrics: optional(metrics(), 'Prometheus metrics of flows'),
    tls: optional(z.union([z.boolean(), tls()]), 'TLS between Relay and the agents. Enabled by default'),
    export: optional(flowExport(), 'Flow logs in files on the nodes. Cilium 1.15 and later'),
  }),
);
export type HubbleIntent = z.infer<ReturnType<typeof schema>>;
