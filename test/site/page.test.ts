/** In a real browser the page has the same results as the program, and keeps its promises. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync, inflateRawSync } from 'node:zlib';
import axe from 'axe-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../cli/run.ts';
import { browser as executable } from '../package/browser.ts';
import { checked, editorText, go, hostBelow, open, openSite, root, type Site, type Watched } from './browser.ts';
import { longFile } from './long-file.ts';

const reason = executable === undefined ? ' (SKIPPED: no Chromium on PATH, and none in CHROME_PATH)' : '';

/** Examples by their names in the address: the file, and its path for the program. */
const examples = [
  { id: 'recipe', file: 'recipe.yml', as: 'group_vars/k8s_cluster/cilium.yml' },
  { id: 'native-routing', file: 'native-routing.yml', as: 'group_vars/k8s_cluster/cilium.yml' },
  { id: 'load-balancer', file: 'load-balancer.yaml', as: 'intent.yaml' },
  { id: 'service-mesh', file: 'service-mesh.yaml', as: 'intent.yaml' },
  { id: 'helm-install', file: 'helm-install.sh', as: 'install.sh' },
  { id: 'helm-values', file: 'helm-values.yaml', as: 'values.yaml' },
  { id: 'kubean', file: 'kubean.yaml', as: 'kubean.yml' },
] as const;

function exampleText(file: string): Promise<string> {
  return readFile(join(root, 'site/src/examples', file), 'utf8');
}

/** A folder with a single file. */
async function folderWith(path: string, text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cilium-extras-site-example-'));
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
  return folder;
}

/** The program's output for a command line of the page: commands joined by `&&` share a folder. */
async function printed(line: string, cwd: string): Promise<{ stdout: string; stderr: string }> {
  let last = { stdout: '', stderr: '' };
  for (const part of line.split(' && ')) last = await run(part.split(' ').slice(1), { cwd });
  return last;
}

describe.skipIf(executable === undefined)(`the page${reason}`, () => {
  let site: Site;
  /** A page that most tests share: they open their state by its address, like a reader with a link. */
  let shared: Watched;
  beforeAll(async () => {
    site = await openSite();
    shared = await open(site, 'example=kubean');
  });
  afterAll(() => site?.close());

  test.each(examples)('has the findings and the output of the program for $id', async ({ id, file, as }) => {
    const { page } = shared;
    const cwd = await folderWith(as, await exampleText(file));
    await go(page, `example=${id}`);
    const shown = await page.locator('#panel-findings .finding p').allTextContents();
    // The page shows a command with the same result, so the test runs it.
    const commands = await page.locator('#panel-findings .command code').allTextContents();
    const told: string[] = [];
    for (const command of commands) {
      if (command.includes(' lint ')) {
        const { stdout } = await printed(`${command} --format json`, cwd);
        const { findings } = JSON.parse(stdout) as { findings: { message: string }[] };
        told.push(...findings.map(({ message }) => message));
      } else {
        const { stderr } = await printed(command, cwd);
        told.push(
          ...[...stderr.matchAll(/(?:^|\s)(?:error|warning|info):? (.+?)(?: \[[\w/-]+\])?$/gm)].map(
            ([, message]) => message ?? '',
          ),
        );
      }
    }
    expect(commands.length).toBeGreaterThan(0);
    expect(new Set(shown)).toEqual(new Set(told));

    await page.click('#tab-output');
    const output = page.locator('#panel-output');
    await output.locator('.stack:not([aria-busy=true]) pre').waitFor();
    const { stdout } = await printed((await output.locator('.command code').textContent()) ?? '', cwd);
    const expected = stdout === '' ? await readFile(join(cwd, 'intent.yaml'), 'utf8') : stdout;
    expect(((await output.locator('pre').textContent()) ?? '').trimEnd()).toBe(expected.trimEnd());
  });

  test('fixes one finding and all of them, as lint --fix does', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    const before = await page.locator('#panel-findings .finding').count();
    await page.locator('#panel-findings .finding button.small').first().click();
    await checked(page);
    expect(await page.locator('#panel-findings .finding').count()).toBeLessThan(before);
    await page.locator('#panel-findings button.primary').click();
    await page.locator('#panel-findings button.primary').waitFor({ state: 'detached' });

    const as = 'group_vars/k8s_cluster/cilium.yml';
    const cwd = await folderWith(as, await exampleText('recipe.yml'));
    await run(['lint', '--fix', '--kubespray', 'v2.31.0', as], { cwd });
    expect((await editorText(page)).trimEnd()).toBe((await readFile(join(cwd, as), 'utf8')).trimEnd());
  });

  test('shows the same state again from its address, without secrets', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await page.selectOption('select[aria-label=Kubespray]', 'v2.27.1');
    await page.selectOption('select[aria-label=Kernel]', '5.15');
    await page.click('.cm-content');
    await page.keyboard.press('Control+Home');
    await page.keyboard.insertText('cilium_ipsec_key: topsecretvalue123\n');
    await checked(page);
    await page.click('#tab-cluster');
    await page.selectOption('select[aria-label="Compare with"]', 'v2.31.0');
    await page.waitForURL(/text=.*compare=v2\.31\.0/);
    const rows = page.locator('.stack:not([aria-busy=true]) .entries tbody tr');
    await rows.nth(10).waitFor();
    const address = new URL(page.url()).hash.slice(1);
    const shown = await rows.allTextContents();

    const again = await open(site, address);
    await again.page.locator('.entries tbody tr').nth(10).waitFor();
    expect(await editorText(again.page)).toMatch(/^cilium_ipsec_key: HIDDEN_SECRET$/m);
    expect(await again.page.locator('[role=alert]:visible').count()).toBe(1);
    expect(await again.page.inputValue('select[aria-label=Kubespray]')).toBe('v2.27.1');
    expect(await again.page.inputValue('select[aria-label=Kernel]')).toBe('5.15');
    expect(await again.page.locator('.entries tbody tr').allTextContents()).toEqual(shown);
    await again.page.context().close();
  });

  test('keeps an address that is opened while the page writes its own', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await page.evaluate(`
      const release = document.querySelector('select[aria-label=Kubespray]');
      release.value = 'v2.27.1';
      release.dispatchEvent(new Event('change'));
      location.hash = '#example=service-mesh';
    `);
    await page.locator('.cm-line', { hasText: 'serviceMesh' }).first().waitFor();
    await checked(page);
    expect(await page.inputValue('select[aria-label=Kubespray]')).toBe('');
  });

  /** The text in an address. */
  function textIn(address: string): string {
    const packed = new URLSearchParams(new URL(address).hash.slice(1)).get('text') ?? '';
    return inflateRawSync(Buffer.from(packed, 'base64url')).toString();
  }

  /** Replaces the text and waits until the address follows. */
  async function write(page: Watched['page'], text: string): Promise<void> {
    await page.click('.cm-content');
    await page.keyboard.press('Control+A');
    // Pasted, as texts come in: typing them takes the browser a second per hundred lines.
    await page.evaluate(`
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', ${JSON.stringify(text)});
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.querySelector('.cm-content').dispatchEvent(paste);
    `);
    await checked(page);
  }

  test.each([
    [
      'Helm values',
      'hubble:\n  tls:\n    server:\n      key: c2VjcmV0LWtleQ==\nextraEnv:\n  - name: S3_PASSWORD\n    value: c2VjcmV0LWVudg==\n',
    ],
    [
      'an intent',
      'version: 1\nvalues:\n  clustermesh:\n    config:\n      clusters:\n        - name: b\n          tls: { key: c2VjcmV0LXRscw== }\nconfig:\n  api-token: c2VjcmV0LXRva2Vu\n',
    ],
    ['an inventory in YAML', 'all:\n  hosts: { node1: }\n  vars:\n    cilium_ipsec_key: c2VjcmV0LWlwc2Vj\n'],
    ['an inventory', '[k8s_cluster:vars]\ncilium_ipsec_key=c2VjcmV0LWlwc2Vj\n'],
  ])('keeps the secrets of %s out of the address', async (_, text) => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await write(page, text);
    await page.waitForURL(/text=/);
    const kept = textIn(page.url());
    expect(kept).toContain('HIDDEN_SECRET');
    expect(kept).not.toMatch(/c2VjcmV0/);
  });

  test('states that a text is too long for an address, and keeps it in the editor', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    const notice = page.locator('.input [role=alert]:visible');
    const lines = Array.from({ length: 1500 }, () => `# ${randomBytes(48).toString('base64')}`);
    await write(page, `cilium_mtu: 1450\n${lines.join('\n')}\n`);
    await notice.waitFor();
    expect(await notice.textContent()).toContain('too long');
    expect(page.url().length).toBeLessThan(1000);
    await write(page, 'cilium_mtu: 1450\n');
    await notice.waitFor({ state: 'hidden' });
    await page.waitForURL(/text=/);
    expect(textIn(page.url())).toBe('cilium_mtu: 1450\n');
  });

  test('recognises a file of hosts, and states what is wrong with a binary text', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await write(page, '[kube_node]\nnode1 ansible_host=192.0.2.1\n\n[kube_node:vars]\ncilium_mtuu=1400\n');
    await page.locator('.finding', { hasText: 'cilium_mtuu' }).waitFor();
    expect(await page.locator('.pane-head option').first().textContent()).toContain('inventory (INI or YAML)');
    await write(page, 'cilium_mtuu: 1400\0\n');
    await page.locator('.finding', { hasText: 'binary file' }).waitFor();
  });

  test('marks what another release gives differently, and finds names and values', async () => {
    const { page } = shared;
    await go(page, 'example=native-routing&tab=cluster&compare=v2.27.1');
    const row = page.locator('.entries tbody tr', { hasText: 'routing-mode' });
    await row.waitFor();
    expect(await row.locator('td').allTextContents()).toEqual(['tunnel', 'native']);
    await page.fill('#panel-cluster input[type=search]', 'hubble relay');
    const names = await page.locator('.entries tbody th').allTextContents();
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/hubble.*relay|relay.*hubble/);
    await page.fill('#panel-cluster input[type=search]', '');
  });

  test('shows the matrix, whose cells give the reason and choose the release', async () => {
    const { page } = shared;
    await go(page, 'example=load-balancer&tab=matrix');
    // Found by attributes: computing the roles and names of all cells takes seconds on a busy machine.
    const cell = page.locator('[role=gridcell][aria-label^="egressGateway (on) on Kubespray v2.28.0"]');
    await cell.click();
    expect(await page.locator('.detail p').textContent()).toContain('v2.28.0');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await page.locator('.detail h2').textContent()).toContain('v2.27.1');
    await page.locator('.detail button').first().click();
    await checked(page);
    expect(await page.inputValue('select[aria-label=Kubespray]')).toBe('v2.27.1');
  });

  test('explains a name that is found by a part of it', async () => {
    const { page } = shared;
    await page.keyboard.press('Control+k');
    await page.locator('.intro .hint', { hasText: /\d{4}/ }).waitFor();
    await page.keyboard.type('balancer dsrdis');
    await page.locator('[role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.spans').first().waitFor();
    const { stdout } = await run(['explain', 'loadBalancer.dsrDispatch']);
    for (const says of await page.locator('.spans td').allTextContents()) expect(stdout).toContain(says);
  });

  test('explains a rule with its reason, which lies apart from the code of the rule', async () => {
    const { page } = shared;
    await go(page, 'example=recipe&tab=explain&name=extra-var-type');
    await page.locator('#panel-explain h2', { hasText: 'extra-var-type' }).waitFor();
    const shown = await page.locator('#panel-explain .prose p').allTextContents();
    const { stdout } = await run(['explain', 'extra-var-type', '--format', 'json']);
    const { text } = JSON.parse(stdout) as { text: string[] };
    expect(shown).toEqual(text.filter((line) => line !== '' && !line.startsWith('  ')));
  });

  test('completes names and values, and tells what a name is', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await page.click('.cm-content');
    await page.keyboard.press('Control+End');
    const options = page.locator('.cm-tooltip-autocomplete [role=option]');
    await page.keyboard.type('cilium_tunnel_m');
    await options.filter({ hasText: 'cilium_tunnel_mode' }).waitFor();
    // An early key press does not accept the first entry of the list before a reader can see it.
    await page.waitForTimeout(150);
    await page.keyboard.press('Enter');
    await options.filter({ hasText: 'geneve' }).click();
    await checked(page);
    expect(await editorText(page)).toMatch(/^cilium_tunnel_mode: geneve$/m);
    await page.locator('.cm-line', { hasText: 'kube-proxy-replacement' }).locator('span').first().hover();
    const card = page.locator('.card');
    await card.waitFor();
    expect(await card.textContent()).toMatch(/^kube-proxy-replacement agent option.*Values: false, true/);
    await card.locator('button').click();
    await page.locator('#panel-explain h2').waitFor();
  });

  test('takes a release of Kubean and the branch, and keeps them in the address', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await page.selectOption('select[aria-label=Kubespray]', 'kubean v0.36.0');
    await page.waitForURL(/kubean=v0\.36\.0/);
    await page.locator('[role=status]', { hasText: 'Kubespray v2.28.0' }).waitFor();
    expect(await page.locator('#panel-findings .command code').textContent()).toMatch(/ --kubean v0\.36\.0$/);
    await page.selectOption('select[aria-label=Kubespray]', 'master');
    await page.waitForURL(/kubespray=master/);
    await page.locator('[role=status]', { hasText: 'Kubespray master' }).waitFor();
    await page.reload();
    await checked(page);
    expect(await page.inputValue('select[aria-label=Kubespray]')).toBe('master');
  });

  test('never asks another host for anything, and has no errors', () => {
    expect(shared.requests.filter((url) => !url.startsWith(site.address))).toEqual([]);
    expect(shared.requests.length).toBeGreaterThan(10);
    expect(shared.errors).toEqual([]);
  });

  describe.each([
    { language: 'en-GB', scheme: 'light', width: 1280, word: 'Findings' },
    { language: 'zh-CN', scheme: 'dark', width: 380, word: '问题' },
  ] as const)('in $language, $scheme, $width pixels wide', ({ language, scheme, width, word }) => {
    test('is accessible in every tab, and does not scroll sideways', async () => {
      const { page } = await open(site, 'example=recipe&name=maglev&compare=v2.27.1', {
        locale: language,
        colorScheme: scheme,
        viewport: { width, height: 800 },
      });
      expect(await page.locator('#tab-findings').textContent()).toContain(word);
      // Findings are in the language of the page.
      const isChinese = /\p{Script=Han}/u.test((await page.locator('.finding p').first().textContent()) ?? '');
      expect(isChinese).toBe(language === 'zh-CN');
      await page.evaluate(axe.source);
      for (const tab of ['findings', 'output', 'cluster', 'matrix', 'explain']) {
        await page.click(`#tab-${tab}`);
        await page.locator(`#panel-${tab} :is(.findings, pre, .entries, .cell, .spans)`).first().waitFor();
        const found = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as axe.AxeResults;
        expect(found.violations.map(({ id, nodes }) => [tab, id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual(
          [],
        );
        expect([tab, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([tab, width]);
      }
      await page.context().close();
    });
  });

  test('works below a path of a static host, and then without a network', async () => {
    const host = await hostBelow(site.folder, '/tools/cilium/');
    const { page, errors } = await open({ browser: site.browser, address: host.address }, 'example=recipe');
    const shown = await page.locator('#panel-findings .finding p').allTextContents();
    expect(shown.length).toBeGreaterThan(0);
    expect(errors).toEqual([]);
    // Waits until everything that the page has loaded is in the cache.
    await page.waitForFunction(`(async () => {
      const needed = ['./', './catalog/index.json', './catalog/objects/1.19.json', ...performance.getEntriesByType('resource').map(({ name }) => name)];
      const kept = await Promise.all(needed.map((address) => caches.match(address)));
      return navigator.serviceWorker.controller !== null && kept.every((response) => response !== undefined);
    })()`);
    await page.waitForFunction(
      "fetch('./files.json').then((list) => list.json()).then(async (list) => (await Promise.all(list.map((name) => caches.match(name)))).every((kept) => kept !== undefined))",
    );
    host.close();
    await page.reload();
    await checked(page);
    expect(await page.locator('#panel-findings .finding p').allTextContents()).toEqual(shown);
    // Tabs that were not opened before.
    await page.click('#tab-matrix');
    await page.locator('[role=gridcell]').first().waitFor();
    await page.click('#tab-output');
    await page.locator('#panel-output pre').waitFor();
    await page.context().close();
  });

  test.each([
    { language: 'en-GB', most: 400_000 },
    // Includes the table of all findings in Chinese.
    { language: 'zh-CN', most: 400_000 },
  ])(
    'loads less than $most bytes in $language, compressed, without the facts of a release',
    async ({ language, most }) => {
      const { page, requests } = await open(site, 'example=recipe', { locale: language });
      await page.context().close();
      const own = requests.filter((url) => !url.includes('/catalog/'));
      expect(own.length).toBeGreaterThan(3);
      let size = 0;
      for (const url of own) {
        const path = new URL(url).pathname;
        size += gzipSync(await readFile(join(site.folder, path === '/' ? 'index.html' : path))).length;
      }
      expect(size).toBeLessThan(most);
    },
  );

  test('checks a file of 300 lines after each key, and loses none', async () => {
    const { page } = shared;
    await go(page, 'example=recipe');
    await page.click('.cm-content');
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(longFile);
    await checked(page);
    // paste.test.ts measures how long it takes, without a browser and in CPU time.
    // Counted in the page: a check may begin and end between two looks from outside.
    await page.evaluate(`
      globalThis.ended = 0;
      let wasBusy = false;
      new MutationObserver(() => {
        const isBusy = document.querySelector('[role=status][aria-busy=true]') !== null;
        if (wasBusy && !isBusy) globalThis.ended++;
        wasBusy = isBusy;
      }).observe(document.body, { childList: true, subtree: true, attributes: true });
    `);
    for (let round = 1; round <= 5; round++) {
      await page.keyboard.type('#');
      await expect.poll(() => page.evaluate('globalThis.ended'), { timeout: 60_000 }).toBeGreaterThanOrEqual(round);
    }
    expect(await page.locator('.cm-line').last().textContent()).toMatch(/#{5}$/);
  });
});
