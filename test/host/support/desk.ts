// The host's element over a stand-in for the collector, and hands that read and fill it.
import { fixture, html, waitUntil } from '@open-wc/testing';
import type { Estimates } from '../../../src/core/estimates.js';
import { defineHost } from '../../../src/host/define-host.js';
import type { StreamPicksHostElement } from '../../../src/host/stream-picks-host/stream-picks-host.js';
import { json, type Network, standIn } from './network.js';
import { type Arrived, estimates, plan, product } from './shows.js';

export const TOKEN = 'host-token-4f9d1c';
export const POLL_MS = 60;
export const ALL = {
  shoe: product(1200, 0.4),
  lamp: product(1200, 0.22),
  jacket: product(1200, 0.36),
  pack: product(1200, 0.12),
  vase: product(20, 0.05),
};

defineHost();

export let network: Network;

/** Answers requests of a test by the end of their path. */
export function answerWith(answers: Parameters<typeof standIn>[0]): void {
  network = standIn(answers);
}

/** The show as a collector would serve it. */
export function serve(arrived: Omit<Arrived, 'atMs'> = { whole: ALL }): { estimates: Estimates } {
  const now = Date.now();
  const manifest = plan(now);
  const show = { estimates: estimates(manifest, { atMs: now, ...arrived }) };
  answerWith({
    '/estimates': () => json(show.estimates),
    '/manifest': () => json(manifest),
  });
  return show;
}

export async function mount(token = TOKEN): Promise<StreamPicksHostElement> {
  return fixture(html`<stream-picks-host
    collector="https://counts.shop.example/base"
    stream="friday"
    .token=${token}
    .pollMs=${POLL_MS}
  ></stream-picks-host>`);
}

export async function desk(): Promise<StreamPicksHostElement> {
  const host = await mount();
  await waitUntil(() => host.renderRoot.querySelector('h1'), 'numbers came');
  await settled(host);
  return host;
}

export async function settled(host: StreamPicksHostElement): Promise<void> {
  await host.updateComplete;
  for (const element of host.renderRoot.querySelectorAll('*')) {
    if ('updateComplete' in element) await element.updateComplete;
    // Between two colours of a button a contrast may be low; it is judged at rest.
    const moving = element.shadowRoot?.getAnimations() ?? [];
    await Promise.allSettled(moving.map(({ finished }) => finished));
  }
}

/** All text that a reader meets, shadow trees and all, in order. */
export function textOf(root: Node): string {
  if (root instanceof HTMLStyleElement || root instanceof SVGElement) return '';
  if (root instanceof Text) return root.data;
  const shadow = root instanceof Element ? root.shadowRoot : null;
  const nodes = shadow ?? root;
  return [...nodes.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

export function part(host: StreamPicksHostElement, selector: string): HTMLElement {
  const found = host.renderRoot.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`No ${selector}`);
  return found;
}

export function inner(host: StreamPicksHostElement, tag: string): ShadowRoot {
  const root = part(host, tag).shadowRoot;
  if (root === null) throw new Error(`No shadow tree in ${tag}`);
  return root;
}

export async function typeToken(host: StreamPicksHostElement, token: string): Promise<void> {
  const form = inner(host, 'sp-token-form');
  const field = form.querySelector('input');
  if (field === null) throw new Error('No field');
  field.value = token;
  form.querySelector<HTMLButtonElement>('button[type=submit]')?.click();
  await settled(host);
}

/** Every attribute of the page, shadow trees and all. */
export function attributesOf(root: ParentNode): string {
  return [...root.querySelectorAll('*')]
    .map((element) => {
      const own = [...element.attributes].map(({ name, value }) => `${name}=${value}`).join(' ');
      return `${own} ${element.shadowRoot ? attributesOf(element.shadowRoot) : ''}`;
    })
    .join('\n');
}

/** The page of a show that the collector does not know until it is registered. */
export async function unregistered(): Promise<{ host: StreamPicksHostElement; root: ShadowRoot }> {
  serve();
  const known = network.answers['/estimates'];
  network.answers['/estimates'] = () => json({ code: 'unknown-stream', message: 'no' }, 404);
  network.answers['/streams/friday'] = () => {
    if (known) network.answers['/estimates'] = known;
    return json({});
  };
  const host = await mount();
  await waitUntil(() => host.renderRoot.querySelector('sp-show-form'), 'the form came');
  await settled(host);
  return { host, root: inner(host, 'sp-show-form') };
}

export function fill(root: ShadowRoot, values: Record<string, string>): void {
  for (const [id, value] of Object.entries(values)) {
    const field = root.querySelector<HTMLInputElement>(`#${id}`);
    if (field === null) continue;
    field.value = value;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

export function stored(storage: Storage): string {
  return Array.from({ length: storage.length }, (_, index) => {
    const key = storage.key(index) ?? '';
    return `${key}=${storage.getItem(key)}`;
  }).join('\n');
}

/** Puts the real network back after each test of a file. */
export function useNetwork(): void {
  afterEach(() => network.restore());
}
