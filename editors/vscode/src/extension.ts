/** Starts the language server for YAML and inventories, and restarts it when `server.path` changes. */
import { commands, type ExtensionContext, workspace } from 'vscode';
import { type Executable, LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** The program from the settings, or else the bundled one, run by the editor's own Node. */
function program(context: ExtensionContext): Executable {
  const path = workspace.getConfiguration('cilium-extras').get<string>('server.path');
  if (path) return { command: path, args: ['lsp', '--stdio'] };
  const bundled = context.asAbsolutePath('server/dist/bin.cjs');
  return {
    command: process.execPath,
    args: [bundled, 'lsp', '--stdio'],
    options: { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
  };
}

const options: LanguageClientOptions = {
  documentSelector: [
    ...['file', 'untitled'].flatMap((scheme) => [
      { scheme, language: 'yaml' },
      { scheme, language: 'ansible' },
      { scheme, language: 'helm' },
    ]),
    { scheme: 'file', language: 'json', pattern: '**/{group_vars,host_vars}/**' },
    { scheme: 'file', pattern: '**/{group_vars,host_vars}/**' },
    { scheme: 'file', pattern: '**/*.ini' },
  ],
  synchronize: { configurationSection: 'cilium-extras' },
};

async function start(context: ExtensionContext): Promise<void> {
  client = new LanguageClient('cilium-extras', 'cilium-extras', program(context), options);
  await client.start();
}

export async function activate(context: ExtensionContext): Promise<void> {
  const restart = async (): Promise<void> => {
    await client?.stop();
    await start(context);
  };
  context.subscriptions.push(
    commands.registerCommand('cilium-extras.restart', restart),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('cilium-extras.server.path')) await restart();
    }),
  );
  await start(context);
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
