/** The recipe for the egress gateway in guides for Kubespray, and its result on each release. */
import { type Bench, renderAll } from './cluster.ts';
import { cases, expectation } from './documented-flags.ts';
import { renderExpected, shortcomings } from './expected.ts';
import type { Variables } from './subject.ts';

/** As published: booleans are YAML booleans, and the four keys are the same for every release and Cilium version. */
const publishedRecipe: Variables = {
  cilium_config_extra_vars: {
    'enable-bpf-masquerade': true,
    'enable-ipv4-egress-gateway': true,
    'enable-l7-proxy': false,
    'kube-proxy-replacement': 'strict',
  },
};

/** The case with the same wish. */
export const recipeCase = 'egress-gateway';

/** What is wrong after following the recipe, one line each; empty if it works. */
export async function judgeRecipe(bench: Bench): Promise<string[]> {
  const wish = cases.find(({ id }) => id === recipeCase);
  const documented = wish && expectation(wish, bench.cilium);
  if (!documented) return [`Cilium ${bench.cilium} has no egress gateway`];
  const [cluster] = await renderAll(bench, [publishedRecipe]);
  const [expected] = await renderExpected(bench.chart, [documented]);
  return cluster && expected ? shortcomings(expected, cluster, bench.cilium) : [];
}
