/**
 * The settings of editors/README.md in a real Emacs in batch mode: open, see the finding, edit, complete, request a
 * fix.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const start = '(package-initialize) (require (quote eglot)) (require (quote yaml-mode))';
const found = spawnSync('emacs', ['--batch', '--eval', `(progn ${start})`], { encoding: 'utf8' });
const lacking = found.status === 0 ? '' : ' (skipped: there is no Emacs with eglot and yaml-mode here)';

/** The settings from the page. */
function documentedSettings(): string {
  const page = readFileSync(join(root, 'editors/README.md'), 'utf8');
  const block = /```elisp\n([\s\S]*?)```/.exec(page)?.[1];
  if (block === undefined) throw new Error('editors/README.md has no settings for Emacs');
  return block;
}

const session = `
(setq eglot-connect-timeout 60 eglot-sync-connect t)
(defun await (what condition)
  (let ((n 0))
    (while (and (not (funcall condition)) (< n 500)) (accept-process-output nil 0.05) (setq n (1+ n)))
    (unless (funcall condition) (princ (format "FAILED: no %s\\n" what)) (kill-emacs 1))))
(defun texts () (mapconcat #'flymake-diagnostic-text (flymake-diagnostics) " | "))
(find-file "repo/group_vars/k8s_cluster/cilium.yml")
(unless (eglot-current-server) (run-hooks 'post-command-hook))
(await "server" (lambda () (eglot-current-server)))
(await "findings" (lambda () (flymake-start) (flymake-diagnostics)))
(princ (format "opened: %s\\n" (texts)))
(goto-char (point-max))
(insert "cilium_mtuu: \\"1400\\"\\n")
(eglot--signal-textDocument/didChange)
(await "finding of the edit" (lambda () (flymake-start) (string-match "cilium_mtuu" (texts))))
(princ (format "edited: %s\\n" (texts)))
(goto-char (point-min))
(search-forward "agent-health-port: ")
(princ (format "actions: %s\\n" (mapcar (lambda (one) (plist-get one :title)) (append (eglot-code-actions (point) (point)) nil))))
(goto-char (point-max))
(insert "cilium_tunn")
(princ (format "completed: %s\\n" (all-completions "cilium_tunn" (nth 2 (eglot-completion-at-point)))))
(kill-emacs 0)
`;

test.skipIf(lacking !== '')(`Emacs shows findings, fixes and completions${lacking}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cilium-extras-emacs-'));
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(root, 'dist/bin.cjs'), join(folder, 'bin/cilium-extras'));
  mkdirSync(join(folder, 'repo/group_vars/k8s_cluster'), { recursive: true });
  mkdirSync(join(folder, 'repo/.git'));
  const text = 'kube_network_plugin: cilium\nkube_owner: root\ncilium_config_extra_vars:\n  agent-health-port: 9879\n';
  writeFileSync(join(folder, 'repo/group_vars/k8s_cluster/cilium.yml'), text);
  const mode = `(add-to-list 'auto-mode-alist '("\\\\.yml\\\\'" . yaml-mode))`;
  writeFileSync(join(folder, 'init.el'), `${start}\n${mode}\n${documentedSettings()}\n${session}`);
  const output = execFileSync('emacs', ['--batch', '-l', 'init.el'], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      HOME: folder,
      PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
      LC_ALL: 'C.UTF-8',
    },
  });
  expect(output).toMatch(/^opened: .*agent-health-port is a number/m);
  expect(output).toMatch(/^edited: .*no variable cilium_mtuu/m);
  expect(output).toMatch(/^actions: \(Replace 9879 with "9879" /m);
  expect(output).toContain('completed: (cilium_tunnel_mode)');
});
