/** Events of type Warning that concern Cilium. */
import type { Finding } from '../../core/finding.ts';
import { hideSecrets } from '../../core/secrets.ts';
import { type CollectedObject, mapAt, textAt } from '../../formats/kubernetes/collected.ts';
import { ofCilium } from './objects.ts';

const owner = /^cilium$/;

/**
 * Findings on events: one for each object of Cilium and reason. Events of other pods that mention Cilium give one
 * finding for each reason. Source: Kubernetes API, core/v1 and events.k8s.io/v1 (Event).
 */
export function eventProblems(objects: readonly CollectedObject[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const { kind, content } of objects) {
    if (kind !== 'Event' || textAt(content, 'type') !== 'Warning') continue;
    const about = { ...mapAt(content, 'involvedObject'), ...mapAt(content, 'regarding') };
    const name = textAt(about, 'name') ?? '';
    const text = textAt(content, 'message') ?? textAt(content, 'note') ?? '';
    const isOwn = ofCilium.test(name) || owner.test(name);
    if (!isOwn && !/cilium/i.test(text)) continue;
    const reason = textAt(content, 'reason') ?? 'Warning';
    const object = `${textAt(about, 'kind') ?? 'Pod'}/${name}`;
    const words = hideSecrets(text).trim().replaceAll(/\s+/g, ' ');
    const shown = words.length > longest ? `${words.slice(0, longest)}...` : words;
    found.set(isOwn ? `${object} ${reason}` : reason, {
      rule: 'doctor/event',
      // The startup probe of an agent fails until the agent is ready.
      severity: reason === 'Unhealthy' && /^Startup probe/.test(text) ? 'info' : 'warning',
      subject: object,
      message: `Event ${reason} of ${object}: ${shown}`,
    });
  }
  return [...found.values()];
}

const longest = 300;
