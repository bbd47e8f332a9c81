import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dress } from './sheet.js';

/** On a server nothing is drawn; the module can be imported there. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

/**
 * An element that draws itself without Lit, as small as the question needs it, and keeps Lit's manners:
 * changes are drawn together once a microtask, the first time in a task of its own, and controllers
 * made for Lit's elements work here.
 */
export abstract class PlainElement extends Base implements ReactiveControllerHost {
  /** Style sheets of the shadow root. */
  static readonly sheets: readonly string[] = [];

  /** @internal */
  readonly renderRoot: ShadowRoot;
  /** @internal */
  hasUpdated = false;
  #controllers = new Set<ReactiveController>();
  #due: Promise<boolean> | null = null;

  constructor() {
    super();
    this.renderRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    dress(this.renderRoot, (this.constructor as typeof PlainElement).sheets);
  }

  /** Draws what has changed. */
  protected abstract draw(): void;

  connectedCallback(): void {
    for (const one of this.#controllers) one.hostConnected?.();
    this.requestUpdate();
  }

  disconnectedCallback(): void {
    for (const one of this.#controllers) one.hostDisconnected?.();
  }

  /** @internal */
  addController(controller: ReactiveController): void {
    this.#controllers.add(controller);
    if (this.isConnected) controller.hostConnected?.();
  }

  /** @internal */
  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller);
  }

  /** @internal */
  requestUpdate(): void {
    this.#due ??= this.#update();
  }

  /** Settles when everything is drawn, also what is inside. */
  get updateComplete(): Promise<boolean> {
    return this.#complete();
  }

  async #update(): Promise<boolean> {
    await (this.hasUpdated ? null : new Promise((resolve) => setTimeout(resolve)));
    if (!this.hasUpdated && !this.isConnected) {
      this.#due = null;
      return true;
    }
    try {
      for (const one of this.#controllers) one.hostUpdate?.();
      this.draw();
    } finally {
      this.#due = null;
    }
    this.hasUpdated = true;
    for (const one of this.#controllers) one.hostUpdated?.();
    return this.#due === null;
  }

  async #complete(): Promise<boolean> {
    const isDone = await (this.#due ?? true);
    const inside = [...this.renderRoot.querySelectorAll('*')] as { updateComplete?: unknown }[];
    await Promise.all(inside.map(({ updateComplete }) => updateComplete));
    return isDone;
  }
}

/** An element with attributes and children. */
export function make<N extends keyof HTMLElementTagNameMap>(
  tag: N,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Node[]
): HTMLElementTagNameMap[N] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
