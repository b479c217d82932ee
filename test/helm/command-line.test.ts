import { describe, expect, it } from 'vitest';
import { readCommandLines } from '../../src/formats/helm/command-line.ts';
import { readable } from '../../src/formats/helm/shell-words.ts';

function flagsIn(text: string): string[] {
  return readCommandLines(text, 'paste').flags.map((flag) => `${flag.kind} ${readable(flag.text)}`);
}

describe('readCommandLines', () => {
  it('reads a line of Helm with continuations, quotes, comments and a prompt', () => {
    const text = `# comment --set no=1
helm repo add cilium https://helm.cilium.io/
$ helm upgrade --install cilium cilium/cilium --version 1.16.1 \\
    --namespace kube-system --reuse-values \\
    --set a=1 --set=b.c="x y" \\
    --set-string 'd=true' -f one.yaml --values=two.yaml,three.yaml
kubectl -n kube-system rollout restart ds/cilium
`;
    const read = readCommandLines(text, 'paste');
    expect(read.flags.map(({ kind, text: words }) => [kind, words])).toEqual([
      ['set', 'a=1'],
      ['set', 'b.c=x y'],
      ['set-string', 'd=true'],
    ]);
    expect(read.files.map(({ path }) => path)).toEqual(['one.yaml', 'two.yaml', 'three.yaml']);
    expect(read.version).toMatchObject({ text: '1.16.1', location: { file: 'paste', line: 3 } });
    expect(read.findings).toEqual([]);
  });

  it("reads the Cilium CLI's lines, of today and of old", () => {
    expect(flagsIn('cilium install --version 1.17.3 --set a=1')).toEqual(['set a=1']);
    expect(flagsIn('cilium install --cluster-name=paris --cluster-id 7 --helm-set b=2 --wait')).toEqual([
      'set cluster.name=paris',
      'set cluster.id=7',
      'set b=2',
    ]);
  });

  it('reads the document that is fed to a command, at its lines and with variables of the shell', () => {
    const text = `NAME=east
helm upgrade cilium cilium/cilium --set a=1 --values - <<EOF | tee log
cluster:
  name: $NAME
  id: $ID
  EOF
helm upgrade cilium cilium/cilium -f - <<'END'
b: $NAME
END
`;
    const { files, findings } = readCommandLines(text, 'paste');
    expect(findings).toEqual([]);
    expect(files.map(({ text: document = '' }) => readable(document))).toEqual([
      ['', '', 'cluster:', '  name: east', '  id: $', ''].join('\n').replace('$', `$${'{ID}'}`),
      `${'\n'.repeat(7)}b: $NAME\n`,
    ]);
    expect(readCommandLines('helm install cilium cilium/cilium -f -\n', 'paste').findings).toMatchObject([
      { rule: 'bad-flag', message: expect.stringContaining('no here-document') },
    ]);
  });

  it('reads agent options that the Cilium CLI of old took', () => {
    expect(flagsIn('cilium install --config enable-a=true,b=x --config=c=1')).toEqual([
      'set-string extraConfig.enable-a=true',
      'set-string extraConfig.b=x',
      'set-string extraConfig.c=1',
    ]);
  });

  it('reads flags alone, and the placeholder that Cilium prints for its chart', () => {
    expect(flagsIn("--set a=1 \\\n--set-json 'b=[1]'\n")).toEqual(['set a=1', 'set-json b=[1]']);
    expect(flagsIn('helm install cilium |CHART_RELEASE| --set a=1 | tee log')).toEqual(['set a=1']);
  });

  it('knows the variables that the text itself sets, and keeps the others apart', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: a shell's variables
    const text = 'IP=10.0.0.1\nexport PORT=6443\nhelm install c c/c --set h=${IP},p=$PORT,x=${OTHER},y=${Z:-7}';
    expect(flagsIn(text)).toEqual(['set h=10.0.0.1,p=6443,x=${OTHER},y=7']);
    expect(flagsIn("helm install c c/c --set 'h=${IP}'")).toEqual(['set h=${IP}']);
    expect(flagsIn('IP=<your_ip>\nhelm install c c/c --set h=$IP')).toEqual(['set h=${IP}']);
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: a shell's variables
  });

  it('finds no command in other text', () => {
    expect(readCommandLines('kubeProxyReplacement: true\n', 'values.yaml').found).toBe(false);
    expect(readCommandLines('helm list -A\ncilium status --wait\n', 'paste').found).toBe(false);
  });

  it('points at flags that do not exist, with the nearest one', () => {
    const [finding, ...others] = readCommandLines('helm install c c/c --sets a=1 --set b=2', 'paste').findings;
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'unknown-flag', severity: 'error', location: { line: 1, column: 20 } });
    expect(finding?.message).toContain('"--set"');
  });
});
