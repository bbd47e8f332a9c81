/**
 * The browser's own methods and getters, taken when this file is read, before most scripts of the
 * page could replace them.
 */

/** What a property of a browser's own object is made of, as a value that only {@link call} can use. */
export const native = (of: object | null, name: string, part: 'get' | 'value'): unknown =>
  of === null
    ? undefined
    : (
        Object.getOwnPropertyDescriptor(of, name) as Readonly<Record<string, unknown>> | undefined
      )?.[part];

/** What a browser's interface gives its objects; null on a server, where there is nothing to press. */
export const prototypeOf = (name: string): object | null =>
  (globalThis as unknown as Record<string, { readonly prototype: object } | undefined>)[name]
    ?.prototype ?? null;

const apply = Reflect.apply.bind(Reflect);

/** Calls one, without a method that a script could have replaced. Throws what it throws. */
export const call = (method: unknown, on: unknown, ...values: unknown[]): unknown =>
  apply(method as (...values: unknown[]) => unknown, on, values);

// What proofs of a press read of events and nodes. `isTrusted` is an own property of every event, which
// no script can redefine; its getter refuses what is no event.
export const isTrusted = native(new Event('click'), 'isTrusted', 'get');
export const typeOf = native(Event.prototype, 'type', 'get');
export const buttonType = native(prototypeOf('HTMLButtonElement'), 'type', 'get');
export const textOf = native(prototypeOf('Node'), 'textContent', 'get');
export const parentOf = native(prototypeOf('Node'), 'parentNode', 'get');
export const rootOf = native(prototypeOf('Node'), 'getRootNode', 'value');
export const hostOf = native(prototypeOf('ShadowRoot'), 'host', 'get');
export const trim = native(String.prototype, 'trim', 'value');
export const clock = performance.now.bind(performance);
