import { SpBoard } from './board/sp-board.js';
import { SpDifferenceChart } from './charts/sp-difference-chart.js';
import { SpIntervalChart } from './charts/sp-interval-chart.js';
import { SpStageChart } from './charts/sp-stage-chart.js';
import { SpShowForm } from './forms/sp-show-form.js';
import { SpTokenForm } from './forms/sp-token-form.js';
import { StreamPicksHostElement } from './stream-picks-host/stream-picks-host.js';

const ELEMENTS = {
  'sp-interval-chart': SpIntervalChart,
  'sp-difference-chart': SpDifferenceChart,
  'sp-stage-chart': SpStageChart,
  'sp-board': SpBoard,
  'sp-token-form': SpTokenForm,
  'sp-show-form': SpShowForm,
  'stream-picks-host': StreamPicksHostElement,
} as const satisfies Record<string, CustomElementConstructor>;

/** Registers `<stream-picks-host>` and the elements inside it; what is registered already stays. */
export function defineHost(registry: CustomElementRegistry = customElements): void {
  for (const [tag, element] of Object.entries(ELEMENTS)) {
    if (registry.get(tag) === undefined) registry.define(tag, element);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sp-interval-chart': SpIntervalChart;
    'sp-difference-chart': SpDifferenceChart;
    'sp-stage-chart': SpStageChart;
    'sp-board': SpBoard;
    'sp-token-form': SpTokenForm;
    'sp-show-form': SpShowForm;
    'stream-picks-host': StreamPicksHostElement;
  }
}
