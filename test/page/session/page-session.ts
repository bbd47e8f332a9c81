// A session over a fake engine, as an element would hold one: what a page fired, what went out, and
// the marker, made anew for each test.
import { waitUntil } from '@open-wc/testing';
import type { Pick } from '../../../src/core/picks.js';
import type {
  ElementSession,
  PageEvents,
  SessionOptions,
} from '../../../src/page/session/options.js';
import { createSession } from '../../../src/page/session/session.js';
import { FakeEngine } from './fake-engine.js';
import { noticeOf } from './notice.js';

export type Fired = {
  [N in keyof PageEvents]: { name: N; detail: PageEvents[N] };
}[keyof PageEvents];

export const catalog = {
  version: 1,
  currency: 'EUR',
  products: ['A', 'B', 'C'].map((id) => ({ id, title: `Product ${id}`, url: `/p/${id}` })),
};
export const PICKS: Pick[] = [
  { productId: 'B', place: 1, score: 2, discovery: false, promoted: false },
  { productId: 'A', place: 2, score: 1, discovery: false, promoted: false },
];
export const rest = (ms = 0) => new Promise((resolve) => setTimeout(resolve, ms));

export let engine: FakeEngine;
export let fired: Fired[];
export let attributes: Record<string, string>;
export let sessions: ElementSession[];
export let sink: string;
export let key: string;

export const make = (options: Partial<SessionOptions> = {}): ElementSession => {
  const session = createSession({
    host: document.createElement('div'),
    attribute: (name) => attributes[name] ?? null,
    notice: () => noticeOf(3),
    fire: (name, detail) => {
      fired.push({ name, detail } as Fired);
      return false;
    },
    connectEngine: engine.connect,
    isPress: () => true,
    ...options,
  });
  session.setCatalog(catalog);
  sessions.push(session);
  return session;
};
export const start = async (options?: Partial<SessionOptions>): Promise<ElementSession> => {
  const session = make(options);
  session.connect();
  await waitUntil(() => fired.some(({ name }) => name === 'sp-ready'), 'sp-ready');
  return session;
};
export const marker = () => localStorage.getItem(key);
export const errors = () =>
  fired.flatMap((event) => (event.name === 'sp-error' ? [event.detail] : []));
export const requests = async () =>
  (await (await fetch(`/__sink-log/${sink}`)).json()) as { method: string; path: string }[];
export const busyOver = (session: ElementSession) => waitUntil(() => session.state.busy === null);

/** Gives each test of a file a session of its own, and clears what it left. */
export function useSession(): void {
  beforeEach(() => {
    engine = new FakeEngine();
    fired = [];
    sessions = [];
    sink = `session-${crypto.randomUUID()}`;
    key = `stream-picks:${sink}`;
    attributes = {
      stream: 'show-1',
      shop: sink,
      collector: `/__sink/${sink}`,
      controller: 'Shop Ltd',
    };
  });
  afterEach(() => {
    for (const session of sessions) session.disconnect();
    for (const name of Object.keys(localStorage)) {
      if (name.includes(sink)) localStorage.removeItem(name);
    }
    Reflect.deleteProperty(navigator, 'globalPrivacyControl');
  });
}
