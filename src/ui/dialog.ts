import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons.js';

/** Parts of a dialog; the body scrolls, head and foot stay. */
export interface DialogParts {
  /** Id of the heading inside `head`, which names the dialog. */
  readonly headingId: string;
  readonly head: TemplateResult;
  readonly body: TemplateResult;
  readonly foot?: TemplateResult | undefined;
  readonly closeLabel: string;
  /** Extra class of the dialog. */
  readonly kind?: string;
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), summary, [tabindex]:not([tabindex="-1"])';

/**
 * Opens the host's native `<dialog>` as a modal as soon as it is drawn, and gives focus back when
 * the host goes. Escape, a click beside the dialog and its close button call `onClose`; the owner
 * then removes the host. Tab never leaves while it is open.
 */
export class DialogController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #onClose: () => void;
  #dialog: HTMLDialogElement | null = null;
  #opener: HTMLElement | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, onClose: () => void) {
    this.#host = host;
    this.#onClose = onClose;
    host.addController(this);
  }

  hostConnected(): void {
    this.#findOpener();
    if (this.#dialog === null) return;
    // A dialog that was taken out of the document keeps `open` but has left the top layer.
    this.#dialog.removeAttribute('open');
    this.#dialog.showModal();
  }

  hostUpdated(): void {
    if (this.#dialog !== null) return;
    this.#dialog = this.#host.shadowRoot?.querySelector('dialog') ?? null;
    // In the place of another dialog, which has just given focus back.
    if (this.#opener === null) this.#findOpener();
    this.#dialog?.showModal();
  }

  hostDisconnected(): void {
    const opener = this.#opener;
    const host = this.#host;
    // After the render that removed the dialog, so that an opener drawn anew can be found.
    queueMicrotask(() => {
      if (host.isConnected) return;
      if (opener?.isConnected) opener.focus({ preventScroll: true });
    });
  }

  /** The whole dialog around `parts`. */
  render(parts: DialogParts): TemplateResult {
    return html`<dialog
      part="dialog"
      class=${parts.kind ?? nothing}
      aria-labelledby=${parts.headingId}
      @close=${this.#close}
      @click=${this.#clickBeside}
      @keydown=${this.#press}
    >
      <div class="head" part="dialog-head">
        ${parts.head}
        <button class="round filled" part="close" type="button" aria-label=${parts.closeLabel} @click=${this.#close}>
          ${icon('close', 'small')}
        </button>
      </div>
      <div class="body" part="dialog-body">${parts.body}</div>
      ${parts.foot === undefined ? nothing : html`<div class="foot" part="dialog-foot">${parts.foot}</div>`}
    </dialog>`;
  }

  #findOpener(): void {
    const opener = deepActiveElement();
    if (opener instanceof HTMLElement && opener !== document.body) this.#opener = opener;
  }

  #close = (): void => {
    this.#onClose();
  };

  #clickBeside = (event: MouseEvent): void => {
    if (event.target !== this.#dialog || this.#dialog === null) return;
    const box = this.#dialog.getBoundingClientRect();
    const inside =
      event.clientX >= box.left &&
      event.clientX <= box.right &&
      event.clientY >= box.top &&
      event.clientY <= box.bottom;
    if (!inside) this.#onClose();
  };

  #press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // The page's own shortcuts, such as a player's, are not meant.
      event.stopPropagation();
      event.preventDefault();
      this.#onClose();
    } else if (event.key === 'Tab') this.#keepTab(event);
  };

  #keepTab(event: KeyboardEvent): void {
    if (this.#dialog === null) return;
    const stops = [...this.#dialog.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) =>
      stop.checkVisibility(),
    );
    const last = stops.at(-1);
    const [first] = stops;
    if (first === undefined || last === undefined) return;
    const active = this.#host.shadowRoot?.activeElement;
    const outside = active === null || active === undefined || active === this.#dialog;
    if (event.shiftKey && (active === first || outside)) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && active === last) {
      event.preventDefault();
      first.focus();
    }
  }
}

/** The element that has focus, looked for through every open shadow root. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
