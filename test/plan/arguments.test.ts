/** Arguments of agent and operator, on releases that write them into their own manifests. */
import { expect, it } from 'vitest';
import { run } from '../cli/run.ts';

it.each(['v2.19.1', 'v2.24.3', 'v2.27.1'])('has variables for arguments on %s', async (release) => {
  const flags = ['--set', 'extraArgs={--mtu=1400}', '--set', 'operator.extraArgs={--bla=1}'];
  const { stdout, code } = await run(['translate', '--kubespray', release, ...flags]);
  expect(code).toBe(0);
  expect(stdout).toContain('cilium_agent_custom_args:\n  - "--mtu=1400"\n');
  expect(stdout).toContain('cilium_operator_custom_args:\n  - "--bla=1"\n');
});

it.each(['--foo=a: b', '1400', '--foo=a #b'])(
  'refuses %j, which the template would make something else of',
  async (item) => {
    const { stderr, code } = await run(['translate', '--kubespray', 'v2.27.1', '--set', `extraArgs[0]=${item}`]);
    expect(code).toBe(1);
    expect(stderr).toContain('writes each item of its variable cilium_agent_custom_args without quotes');
    expect(stderr).not.toContain('without a variable for it');
  },
);

it('carries the value of a flag that is an item of its own', async () => {
  const { stdout, code } = await run([
    'translate',
    '--kubespray',
    'v2.27.1',
    '--set',
    'extraArgs={--log-driver,syslog}',
  ]);
  expect(code).toBe(0);
  expect(stdout).toContain('cilium_agent_custom_args:\n  - "--log-driver"\n  - syslog\n');
});
