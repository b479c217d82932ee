/** Passwords, keys, tokens and vaulted text are in no output but in files that the program writes. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hideSecrets, isSecretName, secretsIn, shownValue } from '../../src/core/secrets.ts';
import { run } from '../cli/run.ts';

const secret = 'S3cretValue';

describe('names', () => {
  test.each([
    'cilium_ipsec_key',
    'hubble.tls.server.key',
    'tls.ca.key',
    'azure.clientSecret',
    'my_password',
    'registry-token',
    'etcd_private_key',
    'apiKey',
  ])('%s is a secret', (name) => expect(isSecretName(name)).toBe(true));

  test.each([
    'encryption.secretName',
    'ingressController.secretsNamespace.create',
    'enable-gateway-api-secrets-sync',
    'topologyKey',
    'kube_network_plugin',
    'hubble.tls.server.existingSecret',
    'password_file',
  ])('%s is none', (name) => expect(isSecretName(name)).toBe(false));
});

describe('in a text', () => {
  test.each([
    ['a plain value', `cilium_ipsec_key: ${secret} and more # comment\nb: c`, 'cilium_ipsec_key: ********\nb: c'],
    ['quotes', `  "my_password": "${secret}",\r\nb: c`, '  "my_password": ********\r\nb: c'],
    ['a block', `token: |\n  ${secret}\n\n  ${secret}\nb: c`, 'token: |\n  ********\n\n  ********\nb: c'],
    ['a value on the next line', `token:\n  ${secret}\nb: c`, 'token:\n  ********\nb: c'],
    ['a list', `passwords:\n- ${secret}\n- ${secret}\nb: c`, 'passwords:\n- ********\n- ********\nb: c'],
    ['a mapping', `secret:\n  a: ${secret}\n  b: ${secret}\nb: c`, 'secret:\n  a: ********\n  b: ********\nb: c'],
    ['flow style', `a: { x: 1, password: ${secret} x, y: 2 }`, 'a: { x: 1, password: ********, y: 2 }'],
    ['an INI file', `node1 ansible_password=${secret} x=1`, 'node1 ansible_password=******** x=1'],
    ['a flag', `helm install --set a.token=${secret} --set b=c`, 'helm install --set a.token=******** --set b=c'],
    [
      'a vault',
      `x: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${'6162'.repeat(9)}\nb: c`,
      'x: !vault |\n  ********\n  ********\nb: c',
    ],
    ['a vaulted file', `$ANSIBLE_VAULT;1.1;AES256\n${'6162'.repeat(20)}\n`, '$ANSIBLE_VAULT;1.1;AES256\n********\n'],
    [
      'a private key',
      `ca: |\n  -----BEGIN RSA PRIVATE KEY-----\n  ${secret}\n  -----END RSA PRIVATE KEY-----\nb: c`,
      'ca: |\n  ********\n  ********\n  ********\nb: c',
    ],
  ])('%s is hidden', (_, text, shown) => {
    expect(hideSecrets(text)).toBe(shown);
    expect(secretsIn(text)).not.toEqual([]);
  });

  test.each([
    'cilium_ipsec_enabled: true\nencryption: { secretName: cilium-ipsec-keys }\n',
    'password: "{{ vault_password }}"\ntoken: true\nsecret:\nb: c\n',
    'cilium_version: 1.18.4 # no secret in here\n',
  ])('what tells nothing stays: %j', (text) => expect(hideSecrets(text)).toBe(text));

  test('a long line costs no more than its length', () => {
    const start = performance.now();
    for (const text of [
      'a'.repeat(5e6),
      'key '.repeat(1e6),
      'token="'.repeat(5e5),
      ' '.repeat(5e6),
      'key:\t'.repeat(5e5),
    ]) {
      hideSecrets(`secret ${text}`);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  test('values beside their name', () => {
    expect(shownValue('tls', { ca: { key: secret, cert: 'x' }, secretName: 'y', token: true })).toEqual({
      ca: { key: '********', cert: 'x' },
      secretName: 'y',
      token: true,
    });
  });
});

describe('no command tells a secret', () => {
  const variables = `cilium_ipsec_key: ${secret}
cilium_config_extra_vars:
  enable-l7-proxy: false
  my-token: ${secret}
cilium_extra_values:
  hubble: { tls: { server: { key: ${secret}, nonsense: 1 } } }
  azure:
    clientSecret: ${secret}
  extraSecret: ${secret}
  password: [${secret}]
registry_password: ${secret}
cilium_vesion: 1
cilium_token: !vault |
  $ANSIBLE_VAULT;1.1;AES256
  ${Buffer.from(secret.repeat(4)).toString('hex')}
cilium_other: x
`;
  const live = `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { my-token: ${secret}2, enable-l7-proxy: "true" }\n`;
  const intent = `version: 1\ntarget: { kubespray: v2.31.0 }\nconfig:\n  my-token: ${secret}\nvalues:\n  tls: { ca: { key: ${secret} } }\n  nonsense: { password: ${secret} }\n`;

  test.each([
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.27.1'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--format', 'json'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--format', 'sarif'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--format', 'junit'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--format', 'github'],
    ['lint', 'cilium.yml', '--kubespray', 'v2.31.0', '--fix', '--dry-run'],
    ['lint', 'intent.yaml'],
    ['check', 'intent.yaml'],
    ['generate', 'intent.yaml'],
    ['migrate', 'cilium.yml', '--from', 'v2.31', '--to', 'v2.27'],
    ['migrate', 'cilium.yml', '--from', 'v2.31', '--to', 'v2.27', '--format', 'json'],
    ['migrate', 'cilium.yml', '--from', 'v2.31', '--to', 'v2.27', '--format', 'markdown'],
    ['diff', 'cilium.yml', 'live.yml', '--kubespray', 'v2.31.0'],
    ['diff', 'cilium.yml', 'live.yml', '--kubespray', 'v2.31.0', '--format', 'json'],
    ['verify', 'live.yml', '--inventory', 'cilium.yml', '--kubespray', 'v2.31.0', '--all'],
    ['verify', 'live.yml', '--inventory', 'cilium.yml', '--kubespray', 'v2.31.0', '--format', 'json'],
    ['translate', '--kubespray', 'v2.31.0', '--set', `hubble.nonsense.password=${secret}`],
    ['translate', '--kubespray', 'v2.31.0', '-f', 'values.yaml'],
  ])('%s', async (...argv) => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(join(cwd, 'cilium.yml'), variables);
    await writeFile(join(cwd, 'live.yml'), live);
    await writeFile(join(cwd, 'intent.yaml'), intent);
    await writeFile(join(cwd, 'values.yaml'), `nonsense: { password: ${secret} }\n`);
    const { stdout, stderr } = await run(argv, { cwd });
    expect(stdout + stderr).not.toBe('');
    expect(stdout + stderr).not.toContain(secret);
    expect(stdout + stderr).not.toContain(Buffer.from(secret).toString('hex'));
  });

  test('and a diff around one can still be applied', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await writeFile(
      join(cwd, 'cilium.yml'),
      `a: b\ncilium_ipsec_key: ${secret}\n${variables.slice(variables.indexOf('cilium_config'), variables.indexOf('cilium_extra'))}`,
    );
    const { stdout } = await run(['lint', 'cilium.yml', '--fix', '--dry-run', '--kubespray', 'v2.31.0'], { cwd });
    expect(stdout).toContain('+  enable-l7-proxy: "false"');
    await writeFile(join(cwd, 'fix.patch'), stdout);
    execFileSync('patch', ['-p1', '--silent', '-i', 'fix.patch'], { cwd });
    const { code } = await run(['lint', 'cilium.yml', '--fix', '--dry-run', '--kubespray', 'v2.31.0'], { cwd });
    expect(code).toBe(0);
  });
});
