/** Which Helm values a chart takes. */
import type { Chart } from '../catalog/catalog.ts';

/** True if the chart reads the path: it knows it, or knows a mapping above it whose content is the user's own. */
export function chartTakes(chart: Chart, path: string): boolean {
  if (chart.value(path)) return true;
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const fact = chart.value(path.slice(0, dot));
    if (fact) return fact.types.includes('object') || fact.types.includes('array') || fact.types.length === 0;
  }
  return false;
}

/** True if the path is a mapping of the chart's with values below it. */
export function isBranch(chart: Chart, path: string): boolean {
  return chart.paths().some((other) => other.startsWith(`${path}.`));
}
