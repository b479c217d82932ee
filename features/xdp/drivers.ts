/**
 * Network drivers that can run XDP programs natively, and the first mainline kernel that supports each. This depends on
 * the kernel, not on Cilium: later documents only name more drivers, so one table serves all versions. Distributions
 * may backport drivers.
 * Source: cilium/cilium `Documentation/reference-guides/bpf/progtypes.rst`. It
 * names families, but `ethtool -i` prints modules.
 */
import { coerce, compare } from '../../src/core/versions.ts';

interface Driver {
  /** Name in upstream's list. */
  family: string;
  /** First kernel, `major.minor`. */
  kernel: string;
  /** Names that `ethtool -i` prints, if they differ from the family. */
  modules?: readonly string[];
}

export const drivers: readonly Driver[] = [
  { family: 'atlantic', kernel: '5.19' },
  { family: 'bnxt_en', kernel: '4.11' },
  { family: 'bonding', kernel: '5.15' },
  { family: 'cpsw', kernel: '5.3' },
  { family: 'dpaa', kernel: '5.11', modules: ['fsl_dpa'] },
  { family: 'dpaa2', kernel: '5.0', modules: ['fsl_dpaa2_eth'] },
  { family: 'ena', kernel: '5.6' },
  { family: 'enetc', kernel: '5.13', modules: ['fsl_enetc', 'fsl_enetc_vf'] },
  { family: 'fec_enet', kernel: '6.2', modules: ['fec'] },
  { family: 'fun', kernel: '5.18', modules: ['funeth'] },
  { family: 'gve', kernel: '6.4' },
  { family: 'hv_netvsc', kernel: '5.6' },
  { family: 'i40e', kernel: '4.13' },
  { family: 'ice', kernel: '5.5' },
  { family: 'igb', kernel: '5.10' },
  { family: 'igc', kernel: '5.13' },
  { family: 'ixgbe', kernel: '4.12' },
  { family: 'ixgbevf', kernel: '4.17' },
  { family: 'lan966x', kernel: '6.2', modules: ['lan966x_switch'] },
  { family: 'mana', kernel: '5.17' },
  { family: 'mlx4', kernel: '4.8', modules: ['mlx4_en', 'mlx4_core'] },
  { family: 'mlx5', kernel: '4.9', modules: ['mlx5_core', 'mlx5e_rep'] },
  { family: 'mtk', kernel: '6.0', modules: ['mtk_eth_soc'] },
  { family: 'mvneta', kernel: '5.5' },
  { family: 'mvpp2', kernel: '5.9' },
  { family: 'netdevsim', kernel: '4.16' },
  { family: 'netsec', kernel: '5.3' },
  { family: 'nfp', kernel: '4.10', modules: ['nfp_netvf'] },
  { family: 'otx2', kernel: '5.16', modules: ['rvu_nicpf', 'rvu_nicvf', 'octeontx2_nicpf', 'octeontx2_nicvf'] },
  { family: 'qede', kernel: '4.10' },
  { family: 'sfc', kernel: '5.5' },
  { family: 'stmmac', kernel: '5.13', modules: ['st_gmac'] },
  { family: 'thunderx', kernel: '4.12', modules: ['nicvf'] },
  { family: 'tsne', kernel: '6.3', modules: ['tsnep'] },
  { family: 'tun/tap', kernel: '4.14', modules: ['tun', 'tap'] },
  { family: 'veth', kernel: '4.19' },
  { family: 'virtio_net', kernel: '4.10' },
  { family: 'vmxnet3', kernel: '6.6' },
  { family: 'xen-netfront', kernel: '5.9', modules: ['xen_netfront', 'vif'] },
];

/** `-` and `_` mean the same in names of kernel modules. */
const canonical = (name: string) => name.trim().toLowerCase().replaceAll('-', '_');

const byName = new Map(
  drivers.flatMap((driver) => [driver.family, ...(driver.modules ?? [])].map((name) => [canonical(name), driver])),
);

/** The driver with a name; undefined if upstream's list does not contain it, which does not prove anything. */
export function findDriver(name: string): Driver | undefined {
  return byName.get(canonical(name));
}

/**
 * True if a kernel (`5.15`, `5.4.0-150-generic`) is older than the minimum; undefined if one of them is not a version.
 */
export function kernelBefore(kernel: string, minimum: string): boolean | undefined {
  const [running, needed] = [coerce(kernel), coerce(minimum)];
  return running && needed ? compare(running, needed) < 0 : undefined;
}
