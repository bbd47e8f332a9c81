/**
 * How the two IAB interfaces are reached: by the function in this window, or in a frame by messages
 * to the nearest window above that holds a child frame named as the locator (TCF's and GPP's
 * "CMP API" documents, the chapters about iframes).
 */

/** What differs between the two. */
export interface Dialect {
  /** Name of the function; with `Locator`, `Call` and `Return` also of the frame and the messages. */
  readonly name: '__tcfapi' | '__gpp';
  readonly version: 2 | '1.1';
  /** Calls the function with its arguments in its order. */
  readonly call: (api: Api, command: string, hear: Hear, parameter: unknown) => void;
}

type Api = (...parameters: unknown[]) => unknown;
/** Takes an answer. */
export type Hear = (value: unknown, success: unknown) => void;

/** A way to a tool. */
export interface Line {
  /** The function or the window it leads to: another one is another tool. */
  readonly end: unknown;
  /** True where it goes by messages. */
  readonly isFar: boolean;
  /** Gives the function that ends hearing the answers. */
  readonly ask: (command: string, hear: Hear, parameter?: unknown) => () => void;
  readonly close: () => void;
}

/** The tool's function or window, null where there is none. */
export function findEnd({ name }: Dialect): Api | Window | null {
  const api = (window as unknown as Record<string, unknown>)[name];
  if (typeof api === 'function') return api as Api;
  for (let at: Window = window; at !== at.parent; ) {
    at = at.parent;
    try {
      if ((at.frames as unknown as Record<string, unknown>)[`${name}Locator`]) return at;
    } catch {
      // A window of another origin without such a frame.
    }
  }
  return null;
}

/** Opens the way to what {@link findEnd} found. */
export function openLine(dialect: Dialect, end: Api | Window): Line {
  if (typeof end === 'function') {
    return {
      end,
      isFar: false,
      ask(command, hear, parameter) {
        let open = true;
        dialect.call(end, command, (value, success) => open && hear(value, success), parameter);
        return () => {
          open = false;
        };
      },
      close: () => undefined,
    };
  }
  const { name, version } = dialect;
  const waiting = new Map<string, Hear>();
  const onMessage = ({ data, source }: MessageEvent) => {
    if (source !== end) return;
    const answer = messageOf(data)?.[`${name}Return`] as Partial<Answer> | undefined;
    if (typeof answer !== 'object' || answer === null) return;
    waiting.get(answer.callId as string)?.(answer.returnValue, answer.success);
  };
  addEventListener('message', onMessage);
  let calls = 0;
  return {
    end,
    isFar: true,
    ask(command, hear, parameter) {
      calls += 1;
      const callId = `stream-picks-${calls}-${Math.random()}`;
      waiting.set(callId, hear);
      end.postMessage({ [`${name}Call`]: { command, parameter, version, callId } }, '*');
      return () => waiting.delete(callId);
    },
    close: () => removeEventListener('message', onMessage),
  };
}

interface Answer {
  readonly callId: unknown;
  readonly returnValue: unknown;
  readonly success: unknown;
}

/** Tools answer with an object, or with its text when they were asked by text. */
function messageOf(data: unknown): Record<string, unknown> | null {
  try {
    const read: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof read === 'object' ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
