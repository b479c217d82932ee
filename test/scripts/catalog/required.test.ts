import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { requiredIn } from '../../../scripts/catalog/required/go-types.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';

it('a field is required without omitempty and without a comment that calls it optional, also in the types of fields', () => {
  const text = `
type Mount struct {
	// What it is called.
	Name string \`json:"name" protobuf:"x"\`
	// +optional
	Path string \`json:"path"\`
	Source \`json:",inline"\`
	Items []Item \`json:"items,omitempty"\`
	Self *Mount \`json:"self,omitempty"\`
}

type Source struct {
	Host *Host \`json:"host,omitempty"\`
}

type Host struct {
	Path string \`json:"path"\`
}

type Item struct {
	Key string \`json:"key"\`
}
`;
  expect(requiredIn(text, 'Mount')).toEqual(['host.path', 'items.key', 'name']);
});

it('lists say what the API server requires where their elements arrive, and what the template needs is not among it', async () => {
  expect(existsSync(join(import.meta.dirname, '../../../catalog/required.json'))).toBe(true);
  const { lists } = await openCatalog().play('v2.31.0');
  expect(lists.cilium_agent_extra_volume_mounts?.required).toEqual(['mountPath', 'name']);
  expect(lists.cilium_operator_extra_volumes?.required).toContain('hostPath.path');
  // A list whose elements become objects has the CRD for that.
  expect(lists.cilium_bgp_cluster_configs?.required).toBeUndefined();
  const old = await openCatalog().play('v2.27.1');
  expect(old.lists.cilium_agent_extra_env_vars?.required).toContain('valueFrom.secretKeyRef.key');
  const text = readFileSync(join(import.meta.dirname, '../../../catalog/required.json'), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ read: { 'k8s.io/api': expect.stringMatching(/^v0\./) } });
});
