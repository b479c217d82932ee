/** The target in an editor's settings, for files whose repository names none. */
import type { Catalog } from '../catalog/catalog.ts';
import { chooseRelease } from '../cluster/target/release-choice.ts';
import type { TargetRequest } from '../cluster/target/target.ts';
import { didYouMean } from '../core/nearest.ts';

/** The name of the settings section, and of this server where clients show it. */
export const section = 'cilium-extras';

const targetKeys = ['kubespray', 'kubean', 'cilium', 'kernel'] as const;

/** Keys that only the client uses. */
const clientKeys: readonly string[] = ['trace', 'server'];

/**
 * Reads settings, inside their section or without it. Every problem is a sentence
 * in `problems`; valid settings are still used.
 */
export function readSettings(given: unknown): { target: TargetRequest; problems: string[] } {
  const data = isRecord(given) && isRecord(given[section]) ? given[section] : given;
  if (data === undefined || data === null) return { target: {}, problems: [] };
  if (!isRecord(data)) return { target: {}, problems: [`The settings of ${section} must be a mapping.`] };
  const target: TargetRequest = {};
  const problems = Object.entries(data).flatMap(([key, value]) => readSetting(key, value, target) ?? []);
  if (target.kubespray !== undefined && target.kubean !== undefined) {
    problems.push(`Set ${section}.kubespray or ${section}.kubean, not both: Kubean pins a Kubespray release.`);
    delete target.kubean;
  }
  return { target, problems };
}

/** Adds a setting to the target; returns the problem if it is invalid. */
function readSetting(key: string, value: unknown, target: TargetRequest): string | undefined {
  const known = targetKeys.find((name) => name === key);
  if (known === undefined) {
    if (clientKeys.includes(key)) return undefined;
    return `${section} has no setting "${key}".${didYouMean(key, targetKeys) || ` Settings: ${targetKeys.join(', ')}.`}`;
  }
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') {
    return `The setting ${section}.${key} must be a string, such as "v2.31.0".`;
  }
  target[known] = String(value);
  return undefined;
}

/** The target if the catalog has it, and the problems otherwise. */
export async function checkTarget(
  target: TargetRequest,
  catalog: Catalog,
): Promise<{ target: TargetRequest; problems: string[] }> {
  const { choice, problem, notice } = await chooseRelease(target, catalog);
  if (choice) return { target, problems: notice === undefined ? [] : [notice] };
  return { target: {}, problems: [problem ?? 'The target is not known.'] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
