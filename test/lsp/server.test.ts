/** The language server from the view of an editor: the built program, with the protocol's own client library. */
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentLink,
  Hover,
  Location,
  TextEdit,
} from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import fc from '../seeded.ts';
import { Client, type ClientOptions } from './client.ts';

const clients: Client[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) expect(await client.stop()).toBe(0);
});

const temporary = (): string => mkdtempSync(join(tmpdir(), 'cilium-extras-lsp-'));

/** A separate server with its own options, which ends with the test. */
async function start(files: Readonly<Record<string, string>>, options: ClientOptions): Promise<Client> {
  const client = await Client.start(temporary(), files, options);
  clients.push(client);
  return client;
}

let client: Client;

beforeAll(async () => {
  client = await Client.start(temporary(), {});
});

afterAll(async () => {
  expect(await client.stop()).toBe(0);
  // The server logged no errors.
  expect(client.logged).toEqual([]);
});

/** Another folder for the server that most tests share. */
async function workspace(files: Readonly<Record<string, string>>): Promise<void> {
  await client.move(temporary(), files);
}

const configuration = 'targets:\n  - kubespray: v2.31.0\n';
const hosts = '[kube_control_plane]\nnode1\n\n[kube_node]\nnode2\n';
const cilium = 'inventory/group_vars/k8s_cluster/cilium.yml';
const all = 'inventory/group_vars/all/all.yml';
const base = 'kube_network_plugin: cilium\nkube_owner: root\n';

/** An inventory with these files. */
function inventory(files: Readonly<Record<string, string>>): Record<string, string> {
  return { '.cilium-extras.yaml': configuration, 'inventory/inventory.ini': hosts, ...files };
}

async function codes(path: string, of: Client = client): Promise<unknown[]> {
  return (await of.diagnostics(path)).map(({ code }) => code);
}

/** A text with edits applied, as in an editor. */
function edited(before: string, edits: readonly TextEdit[]): string {
  const lines = before.split('\n');
  const offset = ({ line, character }: { line: number; character: number }): number =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (now, { range, newText }) => now.slice(0, offset(range.start)) + newText + now.slice(offset(range.end)),
      before,
    );
}

describe('findings', () => {
  test('come when a file is opened, and follow each edit', async () => {
    await workspace(inventory({ [cilium]: base }));
    await client.open(cilium, base);
    expect(await client.diagnostics(cilium)).toEqual([]);
    await client.edit(cilium, `${base}cilium_mtuu: "1400"\n`);
    const [finding] = await client.diagnostics(cilium);
    expect(finding).toMatchObject({
      code: 'unknown-variable',
      severity: 1,
      source: 'cilium-extras',
      range: { start: { line: 2, character: 0 }, end: { line: 2, character: 11 } },
    });
    expect(finding?.message).toContain('cilium_mtu?');
    expect(finding?.codeDescription?.href).toMatch(/docs\/rules\/unknown-variable\.md$/);
    await client.edit(cilium, `${base}cilium_mtu: "1400"\n`);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });

  test('know the whole inventory, and what other open files hold unsaved', async () => {
    const files = { [all]: base, [cilium]: 'cilium_config_extra_vars:\n  agent-health-port: "9879"\n' };
    await workspace(inventory(files));
    await client.open(cilium, files[cilium] ?? '');
    expect(await client.diagnostics(cilium)).toEqual([]);
    await client.open(all, base);
    // The same variable in another file that is not saved yet: a dictionary is replaced, not merged.
    await client.edit(all, `${base}cilium_config_extra_vars:\n  enable-l7-proxy: "true"\n`);
    expect(await codes(all)).toContain('replaced-dict');
    await client.edit(all, base);
    expect(await client.diagnostics(all)).toEqual([]);
    // Closed without saving: the file on disk counts, and other files are checked again.
    client.forget(cilium);
    await client.edit(all, 'kube_network_plugin: custom_cni\ncustom_cni_chart_ref: cilium/cilium\n');
    expect(await codes(cilium)).toContain('ignored-carrier');
    client.forget(cilium);
    await client.close(all);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });

  test('follow files on the disk and the configuration, also before it is saved', async () => {
    await workspace(inventory({ [cilium]: base, [all]: '' }));
    await client.open(cilium, base);
    expect(await client.diagnostics(cilium)).toEqual([]);
    client.forget(cilium);
    writeFileSync(join(client.folder, all), 'cilium_version: 1.19.3\nkube_owner: kube\n');
    writeFileSync(join(client.folder, cilium), 'kube_network_plugin: cilium\n');
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(all), type: 2 }] });
    expect(await client.diagnostics(cilium)).toEqual([]);
    await client.edit(cilium, 'kube_network_plugin: cilium\n');
    expect(await codes(cilium)).toEqual([]);
    await client.open('.cilium-extras.yaml', configuration);
    client.forget(cilium);
    await client.edit('.cilium-extras.yaml', `${configuration}rules:\n  dead-variabel: off\n`);
    const [finding] = await client.diagnostics('.cilium-extras.yaml');
    expect(finding).toMatchObject({ code: 'configuration', range: { start: { line: 3, character: 2 } } });
    expect(finding?.message).toContain('dead-variable');
    await client.shown();
    expect(client.messages.join('\n')).toContain('.cilium-extras.yaml:4: There is no rule "dead-variabel"');
  });

  test.each([
    [
      'an intent',
      'intent.yaml',
      'version: 1\ntarget: { kubespray: v2.31.0 }\nfeatures:\n  maglef: true\n',
      'intent/unknown-key',
      3,
    ],
    [
      'a manifest of Kubean',
      'manifest.yml',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  group_vars.yml: |\n    kube_network_plugin: cilium\n    cilium_mtuu: 1\n',
      'unknown-variable',
      6,
    ],
    ['Helm values', 'cilium/values.yaml', 'routingMode: native\nhubble:\n  enabledd: true\n', 'unknown-helm-value', 2],
    [
      'a chart with Cilium as its dependency',
      'chart/values.yaml',
      'cilium:\n  routingMode: native\n  hubble:\n    enabledd: true\n',
      'unknown-helm-value',
      3,
    ],
    [
      'an Application of Argo CD',
      'application.yaml',
      'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        routingMode: native\n        kubeProxyReplacement: true\n        hubble:\n          enabledd: true\n',
      'unknown-helm-value',
      9,
    ],
    [
      'an inventory',
      'inventory/hosts.yaml',
      'all:\n  vars:\n    kube_network_plugin: cilium\n    cilium_mtuu: 1\n  children:\n    kube_control_plane:\n      hosts:\n        node1:\n',
      'unknown-variable',
      3,
    ],
  ])('come for %s', async (_, path, content, code, line) => {
    await workspace({ '.cilium-extras.yaml': configuration, [path]: content });
    await client.open(path, content);
    const found = await client.diagnostics(path);
    expect(found.map((one) => [one.code, one.range.start.line])).toContainEqual([code, line]);
  });

  test.each([
    [
      'values of another chart',
      'values.yaml',
      'image:\n  tag: 1.2.3\nreplicas: 2\nservice:\n  port: 80\nresources: {}\n',
    ],
    ['a playbook', 'play.yml', '- hosts: all\n  roles: [x]\n'],
    ['a workflow', '.github/workflows/a.yml', 'on: push\njobs:\n  a:\n    runs-on: x\n'],
  ])('never come for %s', async (_, path, content) => {
    await workspace({ '.cilium-extras.yaml': configuration, [path]: content });
    await client.open(path, content);
    expect(await client.diagnostics(path)).toEqual([]);
    expect(await client.at('textDocument/completion', path, content.slice(0, 3))).toEqual([]);
  });
});

describe('the target', () => {
  const variables =
    'kube_network_plugin: cilium\nkube_owner: root\ncilium_config_extra_vars:\n  agent-health-port: "9879"\n';

  test('comes from the settings, and the configuration of the repository beats them', async () => {
    const settings = { initializationOptions: { kubespray: 'v2.28.0' } };
    const own = await start({ [cilium]: variables, 'inventory/inventory.ini': hosts }, settings);
    await own.open(cilium, variables);
    expect(await codes(cilium, own)).toContain('ignored-carrier');
    own.forget(cilium);
    await own.open('.cilium-extras.yaml', configuration);
    expect(await codes(cilium, own)).not.toContain('ignored-carrier');
  });

  test('changes with the configuration that the client holds', async () => {
    const own = await start(
      { [cilium]: variables, 'inventory/inventory.ini': hosts },
      { capabilities: { workspace: { configuration: true } }, configuration: { kubespray: 'v2.28.0' } },
    );
    await own.open(cilium, variables);
    await own.until(cilium, (found) => found.some(({ code }) => code === 'ignored-carrier'));
    own.configuration = { kubespray: 'v2.31.0' };
    await own.notify('workspace/didChangeConfiguration', { settings: null });
    await own.until(cilium, (found) => found.every(({ code }) => code !== 'ignored-carrier'));
    expect(own.messages).toEqual([]);
  });

  test.each([
    [{ kubespray: 'v2.3l.0' }, 'v2.31.0'],
    [{ kubspray: 'v2.31.0' }, 'has no setting "kubspray". Did you mean "kubespray"?'],
    [{ kubespray: ['v2.31.0'] }, 'cilium-extras.kubespray must be a string'],
    [{ kernel: 'new' }, '"new" is not a kernel version'],
    [{ kubespray: 'v2.31.0', kubean: 'v0.1.0' }, 'not both'],
  ])('%j is told to the user', async (settings, message) => {
    await workspace({});
    await client.notify('workspace/didChangeConfiguration', { settings: { 'cilium-extras': settings } });
    await client.shown();
    expect(client.messages.join('\n')).toContain(message);
    await client.notify('workspace/didChangeConfiguration', { settings: { 'cilium-extras': { kernel: null } } });
  });
});

describe('with a file open', () => {
  const content = [
    'kube_network_plugin: cilium',
    'kube_owner: root',
    'cilium_loadbalancer_mode: snat',
    'cilium_mtu: "{{ site_mtu }}"',
    'cilium_config_extra_vars:',
    '  agent-health-port: "9879"',
    '  enable-l7-proxy: ',
    'cilium_extra_values:',
    '  hubble:',
    '    enabled: true',
    '    ',
    '  encryption: { type: , e }',
    '# cilium-extras-disable-next-line unknown-variable',
    'cilium_nothing: 1',
    'cilium_',
    '',
  ].join('\n');
  beforeAll(async () => {
    await workspace(inventory({ [cilium]: content, [all]: 'cilium_loadbalancer_mode: dsr\nsite_mtu: 1400\n' }));
    await client.open(cilium, content);
    await client.diagnostics(cilium);
  });
  const labels = async (before: string): Promise<string[]> =>
    (await client.at<CompletionItem[]>('textDocument/completion', cilium, before)).map(({ label }) => label);

  test.each([
    ['a variable', 'cilium_loadb', 'loadBalancer.mode'],
    ['an agent option', 'agent-heal', 'agent option'],
    ['a section of Helm values', 'hubb', 'hubble.relay'],
    ['a Helm value', '    enab', 'hubble.enabled'],
    ['a rule in a comment', 'disable-next-line unkn', 'What to do'],
  ])('the hover of %s explains it', async (_, before, words) => {
    const hover = await client.at<Hover>('textDocument/hover', cilium, before);
    expect(hover.contents).toMatchObject({ kind: 'markdown' });
    expect(JSON.stringify(hover.contents)).toContain(words);
  });

  test('variables of the release are completed, those that stand there already are not', async () => {
    const names = await labels('\ncilium_');
    expect(names).toEqual(expect.arrayContaining(['cilium_enable_hubble', 'cilium_tunnel_mode']));
    expect(names).not.toContain('cilium_mtu');
    // Nothing in this release reads it.
    expect(names).not.toContain('cilium_tofqdns_enable_poller');
  });

  test('agent options, Helm values and words are completed', async () => {
    expect(await labels('cilium_loadbalancer_mode: ')).toEqual(expect.arrayContaining(['snat', 'dsr', 'hybrid']));
    expect(await labels('\n  agen')).toEqual(expect.arrayContaining(['kube-proxy-replacement', 'routing-mode']));
    expect(await labels('enable-l7-proxy: ')).toEqual(['true', 'false']);
    expect(await labels('enabled: true\n    ')).toEqual(expect.arrayContaining(['relay', 'ui', 'metrics']));
    expect(await labels('encryption: { type: ')).toEqual(expect.arrayContaining(['ipsec', 'wireguard']));
    expect(await labels('encryption: { type: , e')).toEqual(expect.arrayContaining(['enabled', 'nodeEncryption']));
    expect(await labels('disable-next-line unk')).toContain('unknown-variable');
  });

  test('a word for a ConfigMap is inserted as text', async () => {
    const items = await client.at<CompletionItem[]>('textDocument/completion', cilium, 'enable-l7-proxy: ');
    expect(items.map(({ textEdit }) => textEdit?.newText)).toContain('"true"');
  });

  test('documentation of an item comes when it is asked for', async () => {
    const items = await client.at<CompletionItem[]>('textDocument/completion', cilium, '\ncilium_');
    const item = items.find(({ label }) => label === 'cilium_tunnel_mode');
    const resolved = await client.request<CompletionItem>('completionItem/resolve', item);
    expect(JSON.stringify(resolved.documentation)).toContain('v2.31.0');
  });

  test.each([
    ['a variable', 'cilium_loadb', cilium, 2],
    ['a variable in a template', 'site_m', all, 1],
    ['an agent option', 'agent-heal', cilium, 5],
    ['a Helm value', '    enab', cilium, 9],
  ])('the definition of %s is the one that wins', async (_, before, path, line) => {
    const places = await client.at<Location[]>('textDocument/definition', cilium, before);
    expect(places.map(({ uri, range }) => [uri, range.start.line])).toEqual([[client.uri(path), line]]);
  });

  test('comments link to the pages of their rules', async () => {
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: client.uri(cilium) },
    });
    expect(links).toHaveLength(1);
    expect(links[0]).toMatchObject({ range: { start: { line: 12, character: 34 }, end: { line: 12, character: 50 } } });
    expect(links[0]?.target).toMatch(/docs\/rules\/unknown-variable\.md$/);
  });

  test('a request that nobody waits for any more is given up', async () => {
    const ask = async (round: number): Promise<unknown> => {
      const source = new CancellationTokenSource();
      await client.edit(cilium, `${content}${'\n'.repeat(round + 1)}`);
      const asked = client.connection.sendRequest(
        'textDocument/hover',
        { textDocument: { uri: client.uri(cilium) }, position: { line: 0, character: 3 } },
        source.token,
      );
      source.cancel();
      return asked.then(
        () => 'answered',
        ({ code }: { code: number }) => code,
      );
    };
    // An answer may already be on its way when the server reads the cancellation, but not in every one of many rounds.
    const outcomes: unknown[] = [];
    while (outcomes.length < 20 && !outcomes.includes(-32800)) outcomes.push(await ask(outcomes.length));
    expect(outcomes).toContain(-32800);
  });
});

describe('actions', () => {
  async function actions(path: string, line: number, only?: string[]): Promise<CodeAction[]> {
    const position = { line, character: 2 };
    return client.request('textDocument/codeAction', {
      textDocument: { uri: client.uri(path) },
      range: { start: position, end: position },
      context: { diagnostics: [], ...(only && { only }) },
    });
  }

  async function apply(path: string, action: CodeAction | undefined): Promise<string> {
    const edits = action?.edit?.changes?.[client.uri(path)] ?? [];
    expect(edits).not.toEqual([]);
    const after = edited(client.text(path), edits);
    await client.edit(path, after);
    return after;
  }

  test('apply a fix, and all fixes of a file', async () => {
    const content = `${base}cilium_config_extra_vars:\n  enable-hubble: true\n  agent-health-port: 9879 # here\n`;
    await workspace(inventory({ [cilium]: content }));
    await client.open(cilium, content);
    const before = await client.diagnostics(cilium);
    expect(before.length).toBeGreaterThan(1);
    const [fix] = await actions(cilium, 4);
    expect(fix).toMatchObject({ kind: 'quickfix', title: 'Replace 9879 with "9879"', isPreferred: true });
    expect(fix?.diagnostics?.[0]?.code).toBe('extra-var-type');
    const [every] = await actions(cilium, 0, ['source.fixAll']);
    await apply(cilium, fix);
    expect(client.text(cilium)).toContain('  agent-health-port: "9879" # here\n');
    expect((await client.diagnostics(cilium)).length).toBeLessThan(before.length);
    expect(every?.kind).toBe('source.fixAll.cilium-extras');
    const [rest] = await actions(cilium, 0, ['source.fixAll']);
    await apply(cilium, rest);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });

  test('disable a rule for a line, and a second one beside it', async () => {
    const content = `${base}cilium_mtuu: 1400\n`;
    await workspace(inventory({ [cilium]: content }));
    await client.open(cilium, content);
    const disable = async (line: number): Promise<void> => {
      const offered = await actions(cilium, line);
      await apply(
        cilium,
        offered.find(({ title }) => title === 'Disable unknown-variable for this line'),
      );
    };
    await disable(2);
    expect(client.text(cilium)).toBe(`${base}# cilium-extras-disable-next-line unknown-variable\ncilium_mtuu: 1400\n`);
    expect(await client.diagnostics(cilium)).toEqual([]);
    await client.edit(cilium, `${base}# cilium-extras-disable-next-line dead-variable -- old\ncilium_mtuu: 1400\n`);
    expect(await codes(cilium)).toEqual(expect.arrayContaining(['unknown-variable', 'useless-suppression']));
    await disable(3);
    expect(client.text(cilium)).toContain('disable-next-line dead-variable, unknown-variable -- old\n');
    expect(await codes(cilium)).toEqual(['useless-suppression']);
  });

  test('disable a rule in the file where a comment would be part of a text', async () => {
    const content = `${base}cilium_install_extra_flags: |\n  --set hubble.enabledd=true\n  --set debugg.enabled=true\n`;
    await workspace(inventory({ [cilium]: content }));
    await client.open(cilium, content);
    for (const { range, code } of await client.diagnostics(cilium)) {
      const offered = await actions(cilium, range.start.line);
      const action = offered.find(({ title }) => title.startsWith(`Disable ${code}`));
      const after = edited(content, action?.edit?.changes?.[client.uri(cilium)] ?? []);
      // The flags are the same, whatever the text around them.
      expect(after).toContain('|\n  --set hubble.enabledd=true\n  --set debugg.enabled=true\n');
    }
  });
});

describe('in Chinese', () => {
  const text = 'kube_network_plugin: cilium\ncilium_loadbalancer_mode: snat\ncilium_mtuu: 1\ncilium_\n';
  const han = /\p{Script=Han}/u;

  test.each<[string, ClientOptions]>([
    ['as the editor speaks it', { locale: 'zh-cn' }],
    ['as --lang says', { argv: ['--lang', 'zh'] }],
    ['as the locale of the process says', { env: { LANG: 'zh_CN.UTF-8' }, locale: 'en' }],
  ])('findings, hovers and completions come %s', async (_, options) => {
    const own = await start(inventory({ [cilium]: text, [all]: 'cilium_loadbalancer_mode: dsr\n' }), options);
    await own.open(cilium, text);
    const found = await own.diagnostics(cilium);
    expect(found.map(({ message }) => message).join()).toMatch(han);
    const hover = await own.at<Hover>('textDocument/hover', cilium, 'cilium_loadb');
    const { value } = hover.contents as { value: string };
    expect(value).toContain('（变量）');
    expect(value).toMatch(/默认值 "snat"/);
    const items = await own.at<CompletionItem[]>('textDocument/completion', cilium, '\ncilium_');
    const item = items.find(({ label }) => label === 'cilium_tunnel_mode');
    expect(item?.detail).toMatch(han);
    const resolved = await own.request<CompletionItem>('completionItem/resolve', item);
    expect(JSON.stringify(resolved.documentation)).toMatch(han);
  });

  test('a hover of a rule gives its reason', async () => {
    const disabled = '# cilium-extras-disable-next-line dead-variable\ncilium_mtu: 1\n';
    const own = await start(inventory({ [cilium]: disabled }), { locale: 'zh' });
    await own.open(cilium, disabled);
    await own.diagnostics(cilium);
    const hover = await own.at<Hover>('textDocument/hover', cilium, 'disable-next-line dead');
    const { value } = hover.contents as { value: string };
    expect(value).toContain('处理办法');
    expect(value).not.toContain('What to do');
  });
});

/** Positions in the protocol count UTF-16 units, of which an emoji has two; so do JavaScript's strings. */
describe('places', () => {
  test('behind an emoji count as editors count', async () => {
    const text = `${base}cilium_extra_values: { annotations: { a: "😀" }, hubbel: { enabled: true } }\n`;
    await workspace(inventory({ [cilium]: text }));
    await client.open(cilium, text);
    const [finding] = await client.diagnostics(cilium);
    const line = text.split('\n')[2] ?? '';
    expect(finding?.range.start).toEqual({ line: 2, character: line.indexOf('enabled') });
    const start = line.indexOf('hubbel');
    const hovered = text.replace('hubbel', 'hubble');
    await client.edit(cilium, hovered);
    await client.diagnostics(cilium);
    const hover = await client.at<Hover>('textDocument/hover', cilium, '}, hubb');
    expect(hover.range).toEqual({
      start: { line: 2, character: start },
      end: { line: 2, character: start + 'hubble'.length },
    });
    const labels = await client.at<CompletionItem[]>('textDocument/completion', cilium, 'hubble: { enab');
    const [item] = labels.filter(({ label }) => label === 'enabled');
    expect(edited(hovered, item?.textEdit ? [item.textEdit as TextEdit] : [])).toContain('hubble: { enabled');
  });

  test('of a fix behind an emoji are those of its text', async () => {
    const text = `${base}# 😀😀\ncilium_config_extra_vars: { a-label: "😀", enable-l7-proxy: false }\n`;
    await workspace(inventory({ [cilium]: text }));
    await client.open(cilium, text);
    const found = await client.diagnostics(cilium);
    const finding = found.find(({ code }) => code === 'extra-var-type');
    expect(finding).toBeDefined();
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(cilium) },
      range: finding?.range,
      context: { diagnostics: found },
    });
    const fix = actions.find(({ kind, title }) => kind === 'quickfix' && !title.startsWith('Disable'));
    expect(edited(text, fix?.edit?.changes?.[client.uri(cilium)] ?? [])).toBe(text.replace('false', '"false"'));
  });

  test('in a file with the line ends of Windows are right, and its edits keep them', async () => {
    const text = `${base}cilium_config_extra_vars:\n  enable-l7-proxy: false\n`.replaceAll('\n', '\r\n');
    await workspace(inventory({ [cilium]: text }));
    await client.open(cilium, text);
    const found = await client.diagnostics(cilium);
    const finding = found.find(({ code }) => code === 'extra-var-type');
    expect(finding?.range.start.line).toBe(3);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client.uri(cilium) },
      range: finding?.range,
      context: { diagnostics: found },
    });
    for (const { title, edit } of actions) {
      const after = edited(text, edit?.changes?.[client.uri(cilium)] ?? []);
      expect(after, title).not.toBe(text);
      expect(after.replaceAll('\r\n', ''), title).not.toMatch(/[\r\n]/);
    }
    const hover = await client.at<Hover>('textDocument/hover', cilium, 'enable-l7');
    expect(hover.range?.end).toEqual({ line: 3, character: '  enable-l7-proxy'.length });
  });
});

describe('files that go away', () => {
  const carrier = 'cilium_config_extra_vars:\n  agent-health-port: "9879"\n';
  const other = 'inventory/group_vars/k8s_cluster/other.yml';

  test('a deleted file no longer decides', async () => {
    const files = { [cilium]: `${base}${carrier}`, [other]: 'cilium_config_extra_vars:\n  enable-policy: always\n' };
    await workspace(inventory(files));
    await client.open(cilium, files[cilium] ?? '');
    expect(await codes(cilium)).toContain('replaced-dict');
    client.forget(cilium);
    rmSync(join(client.folder, other));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(other), type: 3 }] });
    await client.until(cilium, (found) => found.length === 0);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });

  test('a renamed file has its findings under the new name, and none under the old one', async () => {
    const before = `${base}cilium_mtuu: 1400\n`;
    await workspace(inventory({ [cilium]: before }));
    await client.open(cilium, before);
    expect(await codes(cilium)).toEqual(['unknown-variable']);
    // As in editors: the file moves on disk, its document closes, and a document with the new name opens.
    renameSync(join(client.folder, cilium), join(client.folder, other));
    client.forget(cilium);
    await client.close(cilium);
    await client.open(other, before);
    await client.notify('workspace/didChangeWatchedFiles', {
      changes: [
        { uri: client.uri(cilium), type: 3 },
        { uri: client.uri(other), type: 1 },
      ],
    });
    expect(await codes(other)).toEqual(['unknown-variable']);
    expect(await client.diagnostics(cilium)).toEqual([]);
    expect(
      await client.request('textDocument/hover', {
        textDocument: { uri: client.uri(cilium) },
        position: { line: 2, character: 3 },
      }),
    ).toBeNull();
  });

  test('an open file that is deleted from the disk keeps its findings until it is closed', async () => {
    const text = `${base}cilium_mtuu: 1400\n`;
    await workspace(inventory({ [cilium]: text }));
    await client.open(cilium, text);
    await client.diagnostics(cilium);
    rmSync(join(client.folder, cilium));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(cilium), type: 3 }] });
    await client.edit(cilium, `${text}\n`);
    expect(await codes(cilium)).toEqual(['unknown-variable']);
    client.forget(cilium);
    await client.close(cilium);
    expect(await client.diagnostics(cilium)).toEqual([]);
  });
});

test('no text makes the server fail', async () => {
  await workspace(inventory({ [cilium]: base }));
  await client.open(cilium, base);
  const piece = fc.constantFrom(
    'cilium_config_extra_vars:',
    'cilium_extra_values:',
    ' ',
    '  ',
    '\n',
    'a: ',
    '- ',
    '{',
    '}',
    '[',
    '&x ',
    '*x',
    '<<: ',
    '"',
    "'",
    '# cilium-extras-disable-next-line',
    '|',
    '---\n',
    '\t',
    '\u0000',
    '\ud800',
    '\ufeff',
    '{{ x }}',
    '{% if',
    '!vault ',
    '? ',
    'cilium_mtu: 1400',
    '\r',
    '\u2028',
    '%',
    '@',
    '`',
    '__proto__: ',
    'constructor: ',
    '1e999',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.nat(8), fc.nat(20), async (pieces, line, character) => {
      await client.edit(cilium, pieces.join(''));
      const textDocument = { uri: client.uri(cilium) };
      const position = { line, character };
      const range = { start: position, end: position };
      const asked = [
        client.request('textDocument/hover', { textDocument, position }),
        client.request('textDocument/completion', { textDocument, position }),
        client.request('textDocument/definition', { textDocument, position }),
        client.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }),
        client.request('textDocument/documentLink', { textDocument }),
      ];
      await Promise.all(asked);
      const found: Diagnostic[] = await client.diagnostics(cilium);
      for (const { range: place } of found) expect(place.end.line).toBeGreaterThanOrEqual(place.start.line);
    }),
    { numRuns: 60 },
  );
  expect(client.logged).toEqual([]);
});
