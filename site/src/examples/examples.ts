/** Example texts. */
import type { Texts } from '../texts/texts.ts';
import helmInstall from './helm-install.sh?raw';
import helmValues from './helm-values.yaml?raw';
import kubean from './kubean.yaml?raw';
import loadBalancer from './load-balancer.yaml?raw';
import nativeRouting from './native-routing.yml?raw';
import recipe from './recipe.yml?raw';
import serviceMesh from './service-mesh.yaml?raw';

export interface Example {
  /** The name in the address. */
  id: keyof Texts['examples'];
  text: string;
}

/** The page starts with the first one. */
export const examples: readonly Example[] = [
  { id: 'recipe', text: recipe },
  { id: 'native-routing', text: nativeRouting },
  { id: 'load-balancer', text: loadBalancer },
  { id: 'service-mesh', text: serviceMesh },
  { id: 'helm-install', text: helmInstall },
  { id: 'helm-values', text: helmValues },
  { id: 'kubean', text: kubean },
];

/** The example that equals a text; undefined after any change to it. */
export function exampleOf(text: string): Example | undefined {
  return examples.find((example) => example.text === text);
}
