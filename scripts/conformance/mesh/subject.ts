/** The subject of the test: `mesh plan`, without `--partial`. */
import { features } from '../../../features/registry.ts';
import { openCatalog } from '../../../src/cli/io/catalog-files.ts';
import { checkMesh } from '../../../src/commands/mesh/check/check.ts';
import { parseMesh } from '../../../src/commands/mesh/file/parse.ts';
import { folderOf, readMesh } from '../../../src/commands/mesh/file/read.ts';
import { planMesh } from '../../../src/commands/mesh/plan/plan.ts';
import { runbookScript } from '../../../src/commands/mesh/plan/runbook-script.ts';
import { memberVariables } from '../../../src/commands/mesh/plan/variables.ts';
import { decodeText } from '../../../src/yaml/decode.ts';
import type { MeshWish } from './meshes.ts';

/** The variables of each cluster and the script, or the errors that prevent them. */
export type MeshAnswer =
  | { texts: Record<string, string>; script: string; errors?: undefined }
  | { texts?: undefined; errors: string[] };

const catalog = openCatalog();
const loadFeatures = async () => features;

/** Plans a mesh. @throws Error if the mesh file is not valid */
export async function planWish({ path, files }: MeshWish): Promise<MeshAnswer> {
  const decoded = decodeText(files.read(path));
  const parsed = await parseMesh('text' in decoded ? decoded.text : '', path);
  if (!parsed.mesh) throw new Error(parsed.findings.map(({ message }) => message).join('\n'));
  const read = await readMesh(parsed.mesh, { files, catalog, features: loadFeatures, folder: folderOf(path) });
  const plan = planMesh(read.mesh, features);
  const findings = [
    ...read.findings,
    ...(await checkMesh(read.mesh, loadFeatures)),
    ...plan.members.flatMap((member) => member.plan?.findings ?? []),
  ];
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { errors: [...new Set(errors.map(({ rule, message }) => `${rule}: ${message}`))] };
  const texts = plan.members.map((member): [string, string] => [member.cluster.name, memberVariables(member) ?? '']);
  return { texts: Object.fromEntries(texts), script: runbookScript(plan) };
}
