/** The images of a release or of a plan. */
import type { Catalog } from '../../catalog/catalog.ts';
import { chooseRelease } from '../../cluster/target/release-choice.ts';
import type { TargetRequest } from '../../cluster/target/target.ts';
import { UserError } from '../../core/errors.ts';
import type { Plan } from '../../plan/plan.ts';
import type { ImageSubject } from './image-subject.ts';
import { subjectOfPlan, subjectOfRelease } from './subject.ts';

/**
 * The images of a release with its defaults, or of a plan that `planIntent` made. Pass the result to `collectImages`
 * and `planMirror`. @throws UserError for an unknown release
 */
export async function imagesOf(
  what: { target: TargetRequest } | { plan: Plan },
  catalog: Catalog,
): Promise<ImageSubject> {
  if ('plan' in what) return subjectOfPlan(what.plan, catalog);
  const { choice, problem } = await chooseRelease(what.target, catalog);
  if (!choice) throw new UserError(problem ?? 'unknown release');
  return subjectOfRelease(choice, what.target.cilium, catalog);
}
