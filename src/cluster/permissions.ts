/**
 * Permissions that agent and operator need for enabled features but do not have, on releases with ClusterRoles of their
 * own.
 */
import type { Catalog } from '../catalog/catalog.ts';
import type { PermissionUse, Program } from '../catalog/permissions.ts';
import type { KubesprayCatalog } from '../catalog/types.ts';
import { OptionsView } from '../core/options.ts';
import { list } from '../core/wording.ts';
import type { Options } from '../predict/chart.ts';

/** Resources that a program needs for an enabled use. */
export interface MissingPermission {
  program: Program;
  use: PermissionUse;
  resources: readonly string[];
  /** The agent option that needs it; undefined if every cluster does. */
  option: string | undefined;
}

interface Asked {
  /** Options that need it. */
  options: readonly string[];
  /** The value of the option that needs it; undefined for a switch. */
  word?: string;
  /** What does not work, including the verb. */
  effect: string;
}

const uses: Readonly<Record<Exclude<PermissionUse, 'base'>, Asked>> = {
  bgp: { options: ['enable-bgp-control-plane'], effect: 'BGP does not work' },
  l2Announcements: { options: ['enable-l2-announcements'], effect: 'L2 announcements do not work' },
  multiPool: { options: ['ipam'], word: 'multi-pool', effect: 'nodes get no pod addresses in the mode multi-pool' },
  egressGateway: {
    options: ['enable-egress-gateway', 'enable-ipv4-egress-gateway'],
    effect: 'the egress gateway does not work',
  },
  endpointSlices: { options: ['enable-cilium-endpoint-slice'], effect: 'CiliumEndpointSlices do not work' },
  envoy: { options: ['enable-envoy-config'], effect: 'Envoy configurations do not work' },
};

/**
 * Returns what the programs of a Cilium version have no permission to read with these options.
 *
 * @param options the options of the agent
 */
export async function missingPermissions(
  catalog: Catalog,
  facts: KubesprayCatalog,
  cilium: string,
  options: Options,
): Promise<MissingPermission[]> {
  if (facts.installer !== 'templates') return [];
  const lacking = await catalog.lackingPermissions(facts.release, cilium);
  const view = new OptionsView(options);
  return (['agent', 'operator'] as const).flatMap((program) =>
    (Object.entries(lacking[program] ?? {}) as [PermissionUse, string[]][]).flatMap(
      ([use, resources]): MissingPermission[] => {
        if (use === 'base') return [{ program, use, resources, option: undefined }];
        const option = askedBy(view, uses[use]);
        return option === undefined ? [] : [{ program, use, resources, option }];
      },
    ),
  );
}

function askedBy(view: OptionsView, { options, word }: Asked): string | undefined {
  return options.find((option) =>
    word === undefined ? view.flag(option, false) === true : view.text(option, '') === word,
  );
}

/**
 * The effect of missing permissions that a program needs in every cluster. The operator waits for the list of nodes
 * before it starts to assign pod networks. It does not wait if it neither removes taints nor sets conditions of nodes.
 * By default it does.
 * Sources: pkg/k8s/watchers; operator/watchers (nodesInit, HandleNodeTolerationAndTaints), operator/main.go, 1.11 to
 * 1.15.
 */
const withoutBase: Readonly<Record<Program, string>> = {
  agent: 'it waits for them when it starts and does not become ready',
  operator: 'it waits for them when it starts, and nodes get no pod networks from it',
};

/** The message: what is missing, the effect, and what to do. */
export function sayMissingPermission({ program, use, resources }: MissingPermission, release: string): string {
  const effect = use === 'base' ? withoutBase[program] : uses[use].effect;
  const account = program === 'agent' ? 'cilium' : 'cilium-operator';
  return `The ClusterRole of Kubespray ${release} gives the ${program} no access to ${list(resources)}, so ${effect}. Copy the rules for them from ClusterRole/${account} of Cilium's chart into a new ClusterRole. Bind it to the ServiceAccount ${account} with a ClusterRoleBinding.`;
}
