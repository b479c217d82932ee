import type { LensContext, Settings, Unavailable } from '../../src/core/feature.ts';
import type { OptionsView } from '../../src/core/options.ts';
import { fullKubeProxyReplacement } from '../shared/agent-state.ts';
import { forwardingMode } from '../shared/load-balancer-state.ts';
import { onFullReplacement } from '../shared/on-full-replacement.ts';
import { type DsrIntent, dispatches, modes } from './schema.ts';

/** The forwarding mode in Helm values. Geneve dispatch also sets the tunnel protocol, as upstream documents it. */
export function write(intent: DsrIntent, context: LensContext): Settings | Unavailable {
  const { mode = 'dsr', dispatch } = intent;
  const values: Settings['values'] = { 'loadBalancer.mode': mode };
  const agentDefaults = mode === 'snat' ? ['loadBalancer.mode'] : [];
  if (context.is('<1.10.0')) {
    if (dispatch === undefined || dispatch === 'opt') return onFullReplacement({ values, agentDefaults }, context);
    return {
      unavailable: `DSR of this version cannot use ${dispatch} dispatch.`,
      since: dispatch === 'ipip' ? '1.10.0' : '1.14.0',
      path: ['dispatch'],
    };
  }
  if (dispatch === undefined) return onFullReplacement({ values, agentDefaults }, context);
  // The agent of 1.10.0 supports the option, but its chart does not write it.
  if (context.is('<1.10.1'))
    return onFullReplacement({ values, agentDefaults, options: { 'bpf-lb-dsr-dispatch': dispatch } }, context);
  values['loadBalancer.dsrDispatch'] = dispatch;
  const geneve = dispatch === 'geneve' && context.is('>=1.14.0');
  return onFullReplacement(
    { values, agentDefaults, ...(geneve && { implies: { tunnelProtocol: 'geneve' } }) },
    context,
  );
}

/** Disables DSR by setting the agent's default mode. */
export function writeOff(): Settings {
  return { values: { 'loadBalancer.mode': 'snat' }, agentDefaults: ['loadBalancer.mode'] };
}

/**
 * The intent for a configuration. `snat` is the agent's default, and some installers write it into every cluster. So it
 * counts as a request only together with full kube-proxy replacement.
 */
export function read(options: OptionsView, context: LensContext): DsrIntent | undefined {
  const forwarding = forwardingMode(options, context);
  const mode = modes.find((word) => word === forwarding);
  if (mode === undefined) return undefined;
  const written = options.has('bpf-lb-mode') || options.has('node-port-mode');
  if (mode === 'snat' && !(written && fullKubeProxyReplacement(options, context))) return undefined;
  const way = options.get('bpf-lb-dsr-dispatch');
  const dispatch = dispatches.find((word) => word === way);
  return dispatch === undefined ? { mode } : { mode, dispatch };
}
