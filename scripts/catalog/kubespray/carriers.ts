/**
 * The variables that pass on settings in Cilium's own terms: a mark is sent through each, and searched for wherever it
 * may arrive.
 */
import type { KubesprayCatalog } from '../../../src/catalog/types.ts';
import type { Json } from '../../../src/core/json.ts';
import type { Kubespray, KubesprayRender } from '../ansible/ansible.ts';

type Carriers = KubesprayCatalog['carriers'];
type Names = Required<NonNullable<Carriers['names']>>;

/** The usual names of the carriers. A release with another name for one has it in `names`. */
export const usualNames: Names = {
  extraVars: 'cilium_config_extra_vars',
  extraValues: 'cilium_extra_values',
  installFlags: 'cilium_install_extra_flags',
  customCni: 'custom_cni_chart_values',
};

const mark = 'set-by-the-user';

/**
 * Finds the carriers of a release by their effect. `candidates` are variables that may be a carrier under another name.
 */
export async function measureCarriers(kubespray: Kubespray, candidates: readonly string[]): Promise<Carriers> {
  const [render] = await kubespray.render([
    {
      [usualNames.extraVars]: { mark },
      [usualNames.extraValues]: { mark },
      [usualNames.installFlags]: `--${mark}`,
      [usualNames.customCni]: { mark },
    },
  ]);
  const usual: Omit<Carriers, 'names'> = {
    extraVars: extraVars(render) ?? (usualNames.extraVars in kubespray.defaults ? 'dead' : 'none'),
    extraValues: holdsMark(render?.values),
    installFlags: holdsFlag(render),
    customCni: holdsMark(render?.customCniValues),
  };
  const names: Partial<Names> = {};
  const others = candidates.filter((name) => !Object.values(usualNames).includes(name) && isEmpty(kubespray, name));
  for (const name of others) {
    const [asMap, asText] = await kubespray.render([{ [name]: { mark } }, { [name]: `--${mark}` }]);
    const way = extraVars(asMap);
    if (way && (usual.extraVars === 'none' || usual.extraVars === 'dead')) {
      usual.extraVars = way;
      names.extraVars = name;
    } else if (!usual.extraValues && holdsMark(asMap?.values)) {
      usual.extraValues = true;
      names.extraValues = name;
    } else if (!usual.installFlags && holdsFlag(asText)) {
      usual.installFlags = true;
      names.installFlags = name;
    } else if (!usual.customCni && holdsMark(asMap?.customCniValues)) {
      usual.customCni = true;
      names.customCni = name;
    }
  }
  return { ...usual, ...(Object.keys(names).length > 0 && { names }) };
}

/** A carrier is empty by default. */
function isEmpty(kubespray: Kubespray, name: string): boolean {
  const written = kubespray.defaults[name];
  const isText = written === '' || written === null || written === undefined;
  return isText || (typeof written === 'object' && Object.keys(written).length === 0);
}

function extraVars(render: KubesprayRender | undefined): 'config-map' | 'extra-config' | undefined {
  if (holdsMark(render?.config)) return 'config-map';
  return holdsMark(render?.values?.extraConfig) ? 'extra-config' : undefined;
}

function holdsMark(value: Json | undefined): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && value.mark === mark;
}

function holdsFlag(render: KubesprayRender | undefined): boolean {
  return render?.command?.includes(` --${mark}`) ?? false;
}
