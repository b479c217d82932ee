/** Variables of Kubespray's other roles without which Cilium does not work as the plan states. */
import { cniFolderOwner, neededOwner } from '../cluster/cni-owner.ts';
import { safeGatewayApi, tooNewGatewayApi, tooOldGatewayApi } from '../cluster/gateway-api.ts';
import type { Json } from '../core/json.ts';
import { OptionsView } from '../core/options.ts';
import type { Draft } from './draft.ts';

/** Adds `kube_owner` where the release installs the chart. What the inventory sets stays: lint reports it. */
export function addOwner({ target: { release }, base, variables }: Draft): void {
  if (release?.facts.installer !== 'cilium-cli' || base.has('kube_owner') || variables.has('kube_owner')) return;
  const folder = cniFolderOwner(release.facts, base, true);
  if (folder?.variable === 'kube_owner' && folder.owner !== neededOwner) {
    variables.set('kube_owner', { value: neededOwner, features: ['target'] });
  }
}

/** Adds `gateway_api_*` where the plan serves the Gateway API, so that Kubespray installs definitions that Cilium supports. */
export function addGatewayApi(draft: Draft): void {
  const { target, base, options, collected } = draft;
  const facts = target.release?.facts;
  if (facts?.cluster?.gatewayApi === undefined) return;
  if (new OptionsView(options).flag('enable-gateway-api', false) !== true) return;
  const asking = collected.settings.filter(
    ({ helm, option, value }) => (helm === 'gatewayAPI.enabled' || option === 'enable-gateway-api') && value !== false,
  );
  // An inventory that has served the Gateway API before has its definitions from somewhere.
  if (asking.length === 0) return;
  const features = [...new Set(asking.map(({ feature }) => feature))];
  const add = (name: string, value: Json): void => {
    if (!base.has(name)) draft.variables.set(name, { value, features });
  };
  // Definitions that are too old are of no use, and would replace newer ones.
  add('gateway_api_enabled', tooOldGatewayApi(facts, target.cilium, base) === undefined);
  if ((base.get('gateway_api_enabled') ?? true) === true && tooNewGatewayApi(facts, target.cilium, base)) {
    add('gateway_api_version', safeGatewayApi);
  }
}
