/**
 * The settings with which `images` is compared with renderings: every part of the chart and of the role that pulls an
 * image.
 */
import type { Json } from '../../../src/core/json.ts';

export interface ImageWish {
  id: string;
  /** Helm values, by dotted path; for releases and charts that accept them. */
  values?: Record<string, Json>;
  /** Kubespray's variables. */
  variables?: Record<string, Json>;
  /** Mirrored with the output of `images --registry`, with or without digests. */
  mirror?: { digests: boolean; layout: 'path' | 'full' };
}

const hubble = { 'hubble.enabled': true, 'hubble.relay.enabled': true, 'hubble.ui.enabled': true };
const kubesprayHubble = { cilium_enable_hubble: true, cilium_hubble_install: true, cilium_enable_hubble_ui: true };
const spire = {
  'authentication.mutual.spire.enabled': true,
  'authentication.mutual.spire.install.enabled': true,
};
const everything: Record<string, Json> = {
  ...hubble,
  ...spire,
  'authentication.enabled': true,
  'clustermesh.useAPIServer': true,
  'envoy.enabled': true,
  'nodeinit.enabled': true,
  'preflight.enabled': true,
  'hubble.tls.auto.method': 'cronJob',
  'clustermesh.apiserver.tls.auto.method': 'cronJob',
};

/** Wishes as Helm values: for plain charts, and for releases that accept any value. */
export const valueWishes: readonly ImageWish[] = [
  { id: 'nothing' },
  { id: 'hubble', values: hubble },
  { id: 'hubble-cronjob', values: { ...hubble, 'hubble.tls.auto.method': 'cronJob' } },
  { id: 'clustermesh', values: { 'clustermesh.useAPIServer': true } },
  {
    id: 'clustermesh-cronjob',
    values: { 'clustermesh.useAPIServer': true, 'clustermesh.apiserver.tls.auto.method': 'cronJob' },
  },
  {
    id: 'kvstoremesh',
    values: { 'clustermesh.useAPIServer': true, 'clustermesh.apiserver.kvstoremesh.enabled': true },
  },
  { id: 'spire', values: { ...spire, 'authentication.enabled': true } },
  { id: 'envoy-daemonset', values: { 'envoy.enabled': true } },
  { id: 'envoy-embedded', values: { 'envoy.enabled': false } },
  { id: 'preflight', values: { 'preflight.enabled': true } },
  { id: 'preflight-envoy', values: { 'preflight.enabled': true, 'envoy.enabled': true } },
  { id: 'node-init', values: { 'nodeinit.enabled': true } },
  { id: 'no-operator', values: { 'operator.enabled': false } },
  { id: 'operator-aws', values: { 'eni.enabled': true, 'ipam.mode': 'eni' } },
  { id: 'no-digests', values: { ...hubble, 'image.useDigest': false, 'operator.image.useDigest': false } },
  { id: 'own-tag', values: { 'image.tag': 'v9.9.9', 'operator.image.tag': 'v9.9.9' } },
  {
    id: 'own-repository',
    values: { 'image.repository': 'r.example/a/cilium', 'operator.image.repository': 'r.example/a/op' },
  },
  { id: 'suffix', values: { 'operator.image.suffix': '-ci' } },
  { id: 'override', values: { 'image.override': 'r.example/dev:1', 'operator.image.override': 'r.example/op:1' } },
  { id: 'everything', values: everything },
  { id: 'mirror-digests', values: everything, mirror: { digests: true, layout: 'path' } },
  { id: 'mirror-tags', values: everything, mirror: { digests: false, layout: 'full' } },
];

/** Wishes as the release's own variables: for every release. */
export const variableWishes: readonly ImageWish[] = [
  { id: 'release-nothing' },
  { id: 'release-hubble', variables: kubesprayHubble },
  { id: 'release-hubble-tls', variables: { ...kubesprayHubble, cilium_hubble_tls_generate: true } },
  { id: 'release-hubble-relay-only', variables: { cilium_enable_hubble: true } },
  { id: 'release-quay', variables: { ...kubesprayHubble, quay_image_repo: 'quay.example/proxy' } },
  {
    id: 'release-repo',
    variables: { cilium_image_repo: 'r.example/a/cilium', cilium_operator_image_repo: 'r.example/a/op' },
  },
  { id: 'release-digest', variables: { cilium_digest_checksum: 'f'.repeat(64) } },
  { id: 'release-cli', variables: { cilium_cli_version: 'v0.16.0', gateway_api_enabled: true } },
  { id: 'release-masq', variables: { cilium_ip_masq_agent_enable: true, cilium_enable_bpf_masquerade: true } },
  { id: 'release-mirror-digests', variables: kubesprayHubble, mirror: { digests: true, layout: 'path' } },
  { id: 'release-mirror-tags', variables: kubesprayHubble, mirror: { digests: false, layout: 'full' } },
];
