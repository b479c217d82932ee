import { cleanVersion } from '../../cluster/target/release-choice.ts';
import { compare } from '../../core/versions.ts';
import { setValue } from '../../yaml/edit.ts';
import { fixOf } from '../fix.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  id: 'cilium-version-unsupported',
  severity: 'error',
  symptoms: ['play-fails', 'pods-fail'],
  title: 'Cilium version that the release does not support',
  why: 'Each release requires a minimum Cilium version, and expects cilium_version either with or without a leading v. Up to v2.27 its manifests are made for the version that it installs by default, and may lack what another minor version has.',
  fix: "Use the release's own version, or one that it supports.",
  upstream: 'https://github.com/kubernetes-sigs/kubespray/tree/master/roles/network_plugin/cilium',
  fixable: true,
  examples: {
    bad: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_version: 1.14.5\n', lines: [1] },
      { kubespray: 'v2.31.0', groupVars: 'cilium_version: v1.19.3\n', lines: [1] },
      { kubespray: 'v2.28.0', groupVars: 'cilium_image_tag: v1.17.3\ncilium_version: v1.17.3\n', lines: [2] },
      { kubespray: 'v2.24.0', groupVars: 'cilium_version: v1.14.6\n', lines: [1] },
    ],
    good: [
      { kubespray: 'v2.31.0', groupVars: 'cilium_version: 1.18.6\n' },
      { kubespray: 'v2.24.3', groupVars: 'cilium_version: v1.14.6\n' },
      { kubespray: 'v2.16.0', groupVars: 'cilium_version: v1.9.18\n' },
    ],
  },
  async check({ view, history, report }) {
    const definition = view.definition('cilium_version');
    if (!definition || typeof definition.value !== 'string' || view.installer === 'custom-cni') return;
    const { release, cilium } = view.release.facts;
    const written = definition.value;
    const version = cleanVersion(written);
    const { at } = view.variableOrigin('cilium_version') ?? { at: definition.location };
    const say = (message: string, severity: 'error' | 'warning', correct?: string): void =>
      report({
        subject: 'cilium_version',
        at,
        message,
        severity,
        fix: correct !== undefined && definition.yaml ? fixOf(at.file, setValue(definition.yaml, correct)) : undefined,
      });
    if (version === undefined) return;
    if (cilium.minimum !== undefined && compare(version, `${cleanVersion(cilium.minimum)}`) < 0) {
      say(
        `Kubespray ${release} stops the playbook: it requires Cilium ${cilium.minimum} or later, not ${written}. Set cilium_version: ${cilium.minimum} or later.`,
        'error',
      );
      return;
    }
    const spelt = cilium.prefix + written.replace(/^v/, '');
    // The release's check compares versions and fails on a leading letter, even if the image's tag has one.
    if (spelt !== written && cilium.prefix === '') {
      say(
        `${written} stops the playbook: Kubespray ${release} cannot compare a version that begins with v. Write ${spelt}.`,
        'error',
        spelt,
      );
    } else if (spelt !== written && !view.variables.has('cilium_image_tag')) {
      say(
        `${written} gives an image tag that does not exist: Kubespray ${release} does not add the v. Write ${spelt}.`,
        'error',
        spelt,
      );
    }
    const foreign = await history.foreignManifests(view.release.facts, version);
    if (foreign !== undefined) say(foreign, 'warning');
  },
});
