// The dialogs as tests draw them: over recorded actions, pressed by a real pointer.
import { html } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import type { LitElement, TemplateResult } from 'lit';
import '../../src/define.js';
import type { Panel, SessionState } from '../../src/page/session/state.js';
import type { DataDialog } from '../../src/ui/data-dialog/data-dialog.js';
import type { HowDialog } from '../../src/ui/how-dialog/how-dialog.js';
import type { WhyDialog } from '../../src/ui/why-dialog/why-dialog.js';
import { view } from './data-view.js';
import {
  drawn,
  explanation,
  onState,
  type RecordedActions,
  recordingActions,
  textOf,
  words,
} from './fixtures.js';

export type WhyPanel = Extract<Panel, { kind: 'why' }>;

export interface Drawn<E> {
  readonly element: E;
  readonly root: ShadowRoot;
  readonly actions: RecordedActions;
}

export async function dialog<E extends LitElement>(
  draw: (actions: RecordedActions) => TemplateResult,
): Promise<Drawn<E>> {
  const actions = recordingActions();
  const { element } = await drawn<E>(draw(actions));
  return { element, root: element.renderRoot as ShadowRoot, actions };
}

export function how(state: SessionState): Promise<Drawn<HowDialog>> {
  return dialog(
    (actions) =>
      html`<sp-how-dialog .state=${state} .actions=${actions} .words=${words()}></sp-how-dialog>`,
  );
}

export function why(panel: Partial<WhyPanel> = {}): Promise<Drawn<WhyDialog>> {
  const whole: WhyPanel = { kind: 'why', productId: 'headlamp', explanation, ...panel };
  return dialog(
    (actions) =>
      html`<sp-why-dialog
        .panel=${whole}
        .state=${onState({ panel: whole })}
        .actions=${actions}
        .words=${words()}
      ></sp-why-dialog>`,
  );
}

export function data(
  panel: Partial<Extract<Panel, { kind: 'data' }>> = {},
  state: Partial<SessionState> = {},
): Promise<Drawn<DataDialog>> {
  const whole = { kind: 'data', tab: null, view, ...panel } as const;
  return dialog(
    (actions) =>
      html`<sp-data-dialog
        .panel=${whole}
        .state=${onState({ panel: whole, ...state })}
        .actions=${actions}
        .words=${words()}
      ></sp-data-dialog>`,
  );
}

export async function press(target: Element | null | undefined): Promise<void> {
  if (!target) throw new Error('nothing to press');
  target.scrollIntoView({ block: 'center' });
  const box = target.getBoundingClientRect();
  await sendMouse({
    type: 'click',
    position: [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)],
  });
}

export function button(root: ShadowRoot, label: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find(
    (one) => textOf(one) === label || one.getAttribute('aria-label') === label,
  );
  if (found === undefined) throw new Error(`no button ${label}`);
  return found;
}
