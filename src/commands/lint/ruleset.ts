/** Everything that `lint` checks: all rules and the constraints of all features. */
import { features } from '../../../features/registry.ts';
import type { Ruleset } from '../../lint/rule.ts';
import { rules } from '../../lint/rules/registry.ts';

export const ruleset: Ruleset = { rules, features };
