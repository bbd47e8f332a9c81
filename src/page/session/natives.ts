/**
 * The browser's own methods and getters, taken when this file is read, before most scripts of the
 * page could replace them.
 */

/** What a property of a browser's own object is made of, as a value that only {@link call} can use. */
export const native = (of: object, name: string, part: 'get' | 'value'): unknown =>
  (Object.getOwnPropertyDescriptor(of, name) as Readonly<Record<string, unknown>> | undefined)?.[
    part
  ];

const apply = Reflect.apply.bind(Reflect);

/** Calls one, without a method that a script could have replaced. Throws what it throws. */
export const call = (method: unknown, on: unknown, ...values: unknown[]): unknown =>
  apply(method as (...values: unknown[]) => unknown, on, values);
