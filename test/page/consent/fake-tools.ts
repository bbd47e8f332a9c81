/** Consent tools as a page may hold them, for tests; what they put there is taken away again. */

type Globals = Record<string, unknown>;
const page = window as unknown as Globals;

/** Takes away all that the fakes put into the page. */
export function removeTools(): void {
  const names = [
    '__tcfapi',
    '__gpp',
    'Shopify',
    'wp_has_consent',
    'wp_consent_type',
    'consent_api',
    'dataLayer',
  ];
  for (const name of names) Reflect.deleteProperty(window, name);
  // biome-ignore lint/suspicious/noDocumentCookie: this is where the plugin keeps its answers
  document.cookie = 'wp_consent_preferences=; max-age=0; path=/';
}

/** Puts anything into the page. */
export function put(name: string, value: unknown): void {
  page[name] = value;
}

/** A `__tcfapi` whose events the test sends. */
export class FakeTcf {
  readonly removed: unknown[] = [];
  #listeners = new Map<number, (data: unknown, success: boolean) => void>();
  #next = 7;
  #last: Record<string, unknown> | null = null;

  constructor(last: Record<string, unknown> | null = null) {
    this.#last = last;
    put('__tcfapi', this.api);
  }

  readonly api = (
    command: string,
    version: unknown,
    hear: (data: unknown, success: boolean) => void,
    parameter?: unknown,
  ): void => {
    if (version !== 2) throw new Error('version');
    if (command === 'removeEventListener') {
      this.removed.push(parameter);
      this.#listeners.delete(parameter as number);
      hear(true, true);
      return;
    }
    if (command !== 'addEventListener') throw new Error(command);
    const listenerId = this.#next;
    this.#next += 1;
    this.#listeners.set(listenerId, hear);
    if (this.#last) hear({ ...this.#last, listenerId }, true);
  };

  get listeners(): number {
    return this.#listeners.size;
  }

  send(data: Record<string, unknown>): void {
    this.#last = data;
    for (const [listenerId, hear] of this.#listeners) hear({ ...data, listenerId }, true);
  }
}

const EVERY = Array.from({ length: 11 }, (_, index) => index + 1);

/** Yes to every purpose. */
export const ALL_YES: Readonly<Record<number, boolean>> = Object.fromEntries(
  EVERY.map((id) => [id, true]),
);

/** TCData of a CMP whose viewer has said yes to the publisher's purposes but `no`. */
export function tcData(no: readonly number[] = [], more = {}) {
  const said = EVERY.map((id) => [id, !no.includes(id)]);
  return {
    eventStatus: 'useractioncomplete',
    gdprApplies: true,
    publisher: { consents: Object.fromEntries(said), customPurpose: { consents: {} } },
    purpose: { consents: ALL_YES, legitimateInterests: { 5: true, 6: true } },
    vendor: { consents: {} },
    ...more,
  };
}

/** A `__gpp` whose events the test sends. */
export class FakeGpp {
  readonly removed: unknown[] = [];
  #hear: ((event: unknown, success: boolean) => void) | null = null;
  #ping: Record<string, unknown>;

  constructor(ping: Record<string, unknown>) {
    this.#ping = ping;
    put('__gpp', (command: string, hear: never, parameter: unknown) => {
      if (command === 'removeEventListener') this.removed.push(parameter);
      if (command !== 'addEventListener') return;
      this.#hear = hear;
      this.#tell('listenerRegistered', true);
    });
  }

  send(ping: Record<string, unknown>): void {
    this.#ping = { ...this.#ping, ...ping };
    this.#tell('signalStatus', this.#ping['signalStatus']);
  }

  #tell(eventName: string, data: unknown): void {
    this.#hear?.({ eventName, listenerId: 3, data, pingData: this.#ping }, true);
  }
}
