/** Texts to begin with. */
import type { Texts } from '../texts/texts.ts';
import helmInstall from './helm-install.sh?raw';
import helmValues from './helm-values.yaml?raw';
import kubean from './kubean.yaml?raw';
import loadBalancer from './load-balancer.yaml?raw';
import nativeRouting from './native-routing.yml?raw';
import recipe from './recipe.yml?raw';
import serviceMesh from './service-mesh.yaml?raw';

export interface Example {
  /** As it stands in the address. */
  id: keyof Texts['examples'];
  text: string;
}

/** The first is what the page begins with. */
export const examples: readonly Example[] = [
  { id: 'recipe', text: recipe },
  { id: 'native-routing', text: nativeRouting },
  { id: 'load-balancer', text: loadBalancer },
  { id: 'service-mesh', text: serviceMesh },
  { id: 'helm-install', text: helmInstall },
  { id: 'helm-values', text: helmValues },
  { id: 'kubean', text: kubean },
];

/** The example that a text is; undefined once a letter of it is changed. */
export function exampleOf(text: string): Example | undefined {
  return examples.find((example) => example.text === text);
}
