/** Passwords, keys, tokens and vaulted text are in no output except in files that the program writes. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hideSecrets, isSecretName, secretsIn, shownValue } from '../../src/core/secrets.ts';
import { concealed } from '../../src/formats/secret-values.ts';
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

describe('the key of a label or a taint', () => {
  test.each([
    ['a selector', 'matchExpressions:\n- key: somekey\n  operator: NotIn\n  values:\n  - x\n'],
    ['a selector with its key last', 'a:\n  - operator: In\n    values:\n    - x\n    key: somekey\n'],
    [
      'a toleration',
      'tolerations:\n  - key: "node-role/x"\n    effect: NoSchedule\n  - key: other\n    operator: Exists\n',
    ],
    ['flow style', 'a: [{ key: somekey, operator: Exists }, { key: other, effect: "NoExecute" }]\n'],
    ['JSON', '{\n  "a": [\n    {\n      "key": "somekey",\n      "operator": "In"\n    }\n  ]\n}\n'],
  ])('%s is shown', (_, text) => {
    expect(concealed(text)).toBe(text);
  });

  test.each([
    ['alone', `key: ${secret}\nb: c\n`],
    ['next to a word of another sort', `key: ${secret}\noperator: alice\n`],
    ['of another mapping', `- key: ${secret}\n- key: x\n  operator: In\n`],
    ['above a selector', `a:\n  key: ${secret}\n  b:\n    operator: In\n`],
    ['in another flow mapping', `a: [{ key: ${secret} }, { operator: In }]\n`],
    ['inside a secret', `password:\n  key: ${secret}\n  operator: In\n`],
  ])('a secret %s stays hidden', (_, text) => {
    expect(concealed(text)).not.toContain(secret);
  });

  test('is shown as a value, too', () => {
    const value = { key: 'somekey', operator: 'In', values: ['x'] };
    expect(shownValue('a', value)).toEqual(value);
    expect(shownValue('a', { key: secret, values: ['x'] })).not.toMatchObject({ key: secret });
  });
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
    const start = process.cpuUsage();
    for (const text of [
      'a'.repeat(5e6),
      'key '.repeat(1e6),
      'token="'.repeat(5e5),
      ' '.repeat(5e6),
      'key:\t'.repeat(5e5),
    ]) {
      hideSecrets(`secret ${text}`);
    }
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000);
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

describe('no report tells a secret by its value', () => {
  const values = ['hunter2hunter2', 'X1', 'Qq7 # zz', 'two words', 'Zz9', 'aXbYcZ', 'nested-one', 'in"quote'];
  const group = `kube_network_plugin: cilium
kube_owner: root
cilium_vesion: 1.15.4
cilium_config_extra_vars: { etcd-password: hunter2hunter2, monitor-agregation: hunter2hunter2 }
cilium_extra_values: { extraEnv: [ { name: DB_PASSWORD, value: X1 } ], sshKey: aXbYcZ }
cilium_nonsense: hunter2hunter2
"my secret key": X1
? password
: 'Qq7 # zz'
other: { password:
    two words }
encryptionKeys:
  - Zz9
  - "in\\"quote"
config_map_text: |
  auth:
    apiToken: nested-one
cilium_other: [ Zz9, two words, nested-one ]
`;
  const broken = `${group}x: { password: hunter2hunter2, y: [ hunter2hunter2\ncilium_zzz: hunter2hunter2\n`;
  const inventory = { 'inv/group_vars/k8s_cluster/k8s-net-cilium.yml': group, 'broken.yml': broken };

  test.each(
    [
      'migrate inv --from v2.27.1 --to v2.28.0',
      'migrate inv --from v2.27.1 --to v2.28.0 --format markdown',
      'migrate inv --from v2.27.1 --to v2.28.0 --format json',
      'lint inv --kubespray v2.27.1',
      'lint inv --kubespray v2.31.0 --format json',
      'lint inv --kubespray v2.31.0 --format sarif',
      'lint inv --kubespray v2.31.0 --format gitlab',
      'lint inv --kubespray v2.31.0 --format junit',
      'lint inv --kubespray v2.31.0 --format github',
      'lint inv --kubespray v2.31.0 --fix --dry-run',
      'lint broken.yml --kubespray v2.31.0',
      'lint broken.yml --kubespray v2.31.0 --format json',
      'diff inv@v2.27.1 inv@v2.31.0',
      'diff inv@v2.27.1 inv@v2.31.0 --format json -o report.json',
      'check broken.yml',
    ].map((line) => [line]),
  )('%s', async (line) => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await mkdir(join(cwd, 'inv/group_vars/k8s_cluster'), { recursive: true });
    for (const [name, text] of Object.entries(inventory)) await writeFile(join(cwd, name), text);
    const { stdout, stderr, code } = await run(line.split(' '), { cwd });
    const report = line.includes(' -o ') ? await readFile(join(cwd, 'report.json'), 'utf8') : '';
    for (const value of values) {
      const word = new RegExp(`(?<!\\w)${value.replace(/[#"]/g, '\\$&')}(?!\\w)`);
      expect(`${stdout}\n${stderr}\n${report}`).not.toMatch(word);
    }
    if (line.includes('json') || line.includes('sarif') || line.includes('gitlab')) JSON.parse(report || stdout);
    expect(code).toBeLessThan(3);
  });

  test('of flags that do not close', async () => {
    for (const flag of ['auth={"password":"X9y', 'auth.password={"a":"hunter2hunter2', '{"token": hunter2hunter2']) {
      const { stderr, code } = await run(['translate', '--kubespray', 'v2.31.0', '--set-json', flag]);
      expect(stderr).not.toMatch(/X9y|hunter2/);
      expect(code).toBe(2);
    }
  });

  test('what is lost is named', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'cilium-extras-'));
    await mkdir(join(cwd, 'group_vars/k8s_cluster'), { recursive: true });
    await writeFile(join(cwd, 'group_vars/k8s_cluster/k8s-net-cilium.yml'), group);
    const { stderr } = await run('migrate . --from v2.27.1 --to v2.28.0'.split(' '), { cwd });
    expect(stderr).toContain('etcd-password');
  });

  test('configuration holds them', async () => {
    const intent =
      'version: 1\ntarget: { kubespray: v2.31.0 }\nvalues:\n  extraEnv: [ { name: DB_PASSWORD, value: hunter2hunter2 } ]\n';
    const { stdout, code } = await run(['generate'], { stdin: intent });
    expect(code).toBe(0);
    expect(stdout).toContain('hunter2hunter2');
  });

  test('innocent words stay', async () => {
    const text = 'kube_network_plugin: cilium\nmy_password: err\nother_token: lint\ncilium_vesion: 1.18.4\n';
    const { stdout } = await run(['lint', '-', '--kubespray', 'v2.31.0', '--format', 'json'], { stdin: text });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: expect.any(Number) } });
    expect(stdout).toContain('"severity": "error"');
  });
});
