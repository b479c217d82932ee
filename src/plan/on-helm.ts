/** Plain Helm: every setting is a value of the chart; agent options go through `extraConfig`. */

import { sameJson } from '../catalog/table.ts';
import { toText } from '../core/text.ts';
import { joinPath } from '../core/value-tree.ts';
import { renderChart } from '../predict/chart.ts';
import { type Draft, emit, record, treeOf } from './draft.ts';

export function placeOnHelm(draft: Draft): void {
  const { chart } = draft.target;
  for (const setting of draft.collected.settings) {
    if (setting.helm === undefined) {
      const path = joinPath(['extraConfig', setting.option ?? '']);
      emit(draft.helm, path, toText(setting.value), [setting]);
      record(draft, setting, 'helm', path, 'an agent option, written last by the chart');
    } else if (setting.kind === 'asked' || !sameJson(chart.value(setting.helm)?.default, setting.value)) {
      emit(draft.helm, setting.helm, setting.value, [setting]);
      record(draft, setting, 'helm', setting.helm, 'a value of the chart');
    }
  }
  draft.options = renderChart(chart, treeOf(draft.helm));
}
