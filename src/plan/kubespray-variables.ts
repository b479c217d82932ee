/** Variables of Kubespray's other roles that Cilium needs to work as planned. */
import { cniFolderOwner, neededOwner } from '../cluster/cni-owner.ts';
import { safeGatewayApi, tooNewGatewayApi, tooOldGatewayApi } from '../cluster/gateway-api.ts';
import type { Json } from '../core/json.ts';
import { OptionsView } from '../core/options.ts';
import type { Draft } from './draft.ts';

/** Adds `kube_owner` if the release installs the chart. It keeps the inventory's own value: lint reports it. */
export function addOwner({ target: { release }, base, variables }: Draft): void {
  if (release?.facts.installer !== 'cilium-cli' || base.has('kube_owner') || variables.has('kube_owner')) return;
  const folder = cniFolderOwner(release.facts, base, true);
  if (folder?.variable === 'kube_owner' && folder.owner !== neededOwner) {
    variables.set('kube_owner', { value: neededOwner, features: ['target'] });
  }
}

/** Adds `gateway_api_*` if the plan enables the Gateway API, so that Kubespray installs CRDs that Cilium supports. */
export function addGatewayApi(draft: Draft): void {
  const { target, base, options, collected } = draft;
  const facts = target.release?.facts;
  if (facts?.cluster?.gatewayApi === undefined) return;
  if (new OptionsView(options).flag('enable-gateway-api', false) !== true) return;
  const asking = collected.settings.filter(
    ({ helm, option, value }) => (helm === 'gatewayAPI.enabled' || option === 'enable-gateway-api') && value !== false,
  );
  // If the inventory already enables the Gateway API, its CRDs already exist.
  if (asking.length === 0) return;
  const features = [...new Set(asking.map(({ feature }) => feature))];
  const add = (name: string, value: Json): void => {
    if (!base.has(name)) draft.variables.set(name, { value, features });
  };
  // CRDs that are too old do not help, and would replace newer ones.
  add('gateway_api_enabled', tooOldGatewayApi(facts, target.cilium, base) === undefined);
  if ((base.get('gateway_api_enabled') ?? true) === true && tooNewGatewayApi(facts, target.cilium, base)) {
    add('gateway_api_version', safeGatewayApi);
  }
}
