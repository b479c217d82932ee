/** The settings of editors/README.md in a real headless Neovim: open, edit, see the finding, apply its fix, save. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const found = spawnSync('nvim', ['--version'], { encoding: 'utf8' });
const [, minor = 0] = (/NVIM v\d+\.(\d+)/.exec(found.stdout ?? '') ?? []).map(Number);
const lacking = found.error
  ? ' (skipped: there is no Neovim here)'
  : minor < 7
    ? ' (skipped: this Neovim is too old)'
    : '';

/** The settings from the page for the installed Neovim. */
function documentedSettings(): string {
  const page = readFileSync(join(root, 'editors/README.md'), 'utf8');
  const name = minor >= 11 ? 'neovim-0.11' : 'neovim-0.7';
  const block = new RegExp(`<!-- ${name} -->\\n\`\`\`lua\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (block === undefined) throw new Error(`editors/README.md has no settings for ${name}`);
  return block;
}

const session = `
local function fail(text) io.stdout:write('FAILED: ' .. text .. '\\n') vim.cmd('cquit 1') end
local function await(what, condition)
  if not vim.wait(25000, condition, 20) then fail('no ' .. what) end
end
local function codes()
  local all = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do table.insert(all, one.code or (one.user_data and one.user_data.lsp.code) or one.message) end
  table.sort(all)
  return table.concat(all, ' ')
end
vim.ui.select = function(items, options, choose) choose(items[1], 1) end
vim.schedule(function()
  vim.cmd('edit ' .. vim.fn.fnameescape(FILE))
  await('findings of the file', function() return #vim.diagnostic.get(0) > 0 end)
  io.stdout:write('opened: ' .. codes() .. '\\n')
  vim.api.nvim_buf_set_lines(0, -1, -1, false, { 'cilium_mtuu: "1400"' })
  await('finding of the edit', function() return codes():find('unknown%-variable') ~= nil end)
  io.stdout:write('edited: ' .. codes() .. '\\n')
  local before = vim.api.nvim_buf_get_changedtick(0)
  vim.api.nvim_win_set_cursor(0, { 4, 4 })
  vim.lsp.buf.code_action()
  await('edit by the action', function() return vim.api.nvim_buf_get_changedtick(0) > before end)
  await('findings after the action', function() return codes():find('extra%-var%-type') == nil end)
  io.stdout:write('fixed: ' .. codes() .. '\\n')
  vim.cmd('write')
  vim.cmd('quitall')
end)
`;

test.skipIf(lacking !== '')(`Neovim shows findings and applies a fix${lacking}`, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-nvim-'));
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  symlinkSync(join(root, 'dist/bin.cjs'), join(programs, 'cilium-extras'));
  const file = join(folder, 'inventory/group_vars/k8s_cluster/cilium.yml');
  mkdirSync(join(folder, 'inventory/group_vars/k8s_cluster'), { recursive: true });
  writeFileSync(join(folder, 'inventory/inventory.ini'), '[kube_control_plane]\nnode1\nnode2\n');
  const text = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_config_extra_vars:\n  agent-health-port: 9879\n';
  writeFileSync(file, text);
  const script = join(folder, 'init.lua');
  writeFileSync(
    script,
    `vim.cmd('filetype on')\nlocal FILE = ${JSON.stringify(file)}\n${documentedSettings()}\n${session}`,
  );

  const output = await new Promise<string>((resolve, reject) => {
    const editor = spawn('nvim', ['--headless', '--clean', '-u', script], {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${programs}${delimiter}${process.env.PATH}`,
        XDG_STATE_HOME: folder,
        LC_ALL: 'C',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let written = '';
    for (const stream of [editor.stdout, editor.stderr]) stream.on('data', (piece) => (written += piece));
    editor.once('error', reject);
    editor.once('exit', () => resolve(written));
  });

  expect(output).toContain('opened: extra-var-type');
  expect(output).toContain('edited: extra-var-type unknown-variable');
  expect(output).toContain('fixed: unknown-variable');
  expect(output).not.toContain('FAILED');
  expect(readFileSync(file, 'utf8')).toBe(`${text.replace('9879', '"9879"')}cilium_mtuu: "1400"\n`);
});
