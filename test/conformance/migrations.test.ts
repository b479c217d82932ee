/**
 * Replays the recorded migrations. `migrate` must still write what real Ansible and real Helm rendered to the same
 * behaviour. Lint must accept the result, and the report must name the steps. After a failure, run `npm run conformance
 * -- --part migrate`.
 */
import { describe, expect, test } from 'vitest';
import { changedBehaviour } from '../../scripts/conformance/migration-run.ts';
import { migrateText, migrations, readMigrations } from '../../scripts/conformance/migrations.ts';
import { run } from '../cli/run.ts';

const recorded = readMigrations();

describe.each(migrations)('$id', (wish) => {
  test('is recorded with the same behaviour before and after', () => {
    const verdict = recorded[wish.id];
    if (!verdict) throw new Error(`${wish.id} is not recorded`);
    expect(changedBehaviour(verdict)).toEqual([]);
    expect(verdict.behaviour['egress gateway']).toEqual(['true', 'true']);
    expect(verdict.behaviour.routing).toEqual(['native', 'native']);
  });

  test('is written as recorded, loses nothing, and names the clean-up', async () => {
    const { text, migration } = await migrateText(wish);
    // Sets the owner of the CNI plugins' folder, which does not affect the renderings.
    expect(text.replace(/^kube_owner: root\n/m, '')).toBe(recorded[wish.id]?.text);
    expect(text).toContain('\nkube_owner: root\n');
    expect(migration.lost).toEqual([]);
    expect(migration.steps.join('\n')).toContain('cilium_remove_old_resources=true');
    // Releases that install with the Cilium CLI do not create the Secret with the key.
    const missing = wish.id.includes('IPsec') ? ['missing-object'] : [];
    expect(migration.findings.map(({ rule }) => rule)).toEqual(missing);
    const lint = await run(['lint', '-', '--kubespray', wish.to, '--format', 'json'], { stdin: text });
    const { findings } = JSON.parse(lint.stdout) as { findings: { rule: string; severity: string }[] };
    // This is not new: IPsec disables the bandwidth manager in every version.
    const known = wish.id.includes('IPsec') ? ['bandwidth-manager/no-ipsec', ...missing] : [];
    expect(findings.flatMap(({ rule, severity }) => (severity === 'info' ? [] : [rule])).sort()).toEqual(known);
  });
});
