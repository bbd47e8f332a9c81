/** The part that TCF and GPP share: find the tool, add a listener, follow it when it is replaced. */

import type { Dialect, Line } from './line.js';
import { findEnd, openLine } from './line.js';
import type { Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** A page that puts another function there each time is not followed for ever. */
const MAX_LINES = 8;

/** What is not answered may pile up at the tool, so it is asked ever more seldom, up to so many looks. */
const LONGEST_PAUSE = 64;

/** One listener at a tool. */
interface Listener {
  readonly line: Line;
  /** Its number there, once told. */
  id?: unknown;
  answers: number;
  end: () => void;
}

/**
 * @param take Reads one event; may throw, which is told as the tool's fault.
 * @param found Told when a tool is there and has said nothing yet.
 */
export function listenerTool(
  dialect: Dialect,
  kind: string,
  ears: Ears,
  take: (event: unknown) => void,
  found: () => void,
): Tool {
  const lines: Line[] = [];
  const listeners = new Set<Listener>();
  let looks = 0;
  let pause = 1;

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      ears.fault(kind, error);
    }
  }

  function listen(line: Line): void {
    const listener: Listener = { line, answers: 0, end: () => undefined };
    listeners.add(listener);
    listener.end = line.ask('addEventListener', (event, success) =>
      guarded(() => {
        if (!listeners.has(listener)) return;
        if (success === false || typeof event !== 'object' || event === null) {
          ears.fault(kind, 'answers with nothing that can be read');
          return;
        }
        listener.id = get(event, 'listenerId');
        listener.answers += 1;
        dropBefore(listener);
        take(event);
      }),
    );
  }

  function drop(listener: Listener): void {
    listeners.delete(listener);
    const { line, id } = listener;
    if (id !== undefined) guarded(() => line.ask('removeEventListener', () => undefined, id)());
    listener.end();
  }

  function dropBefore(listener: Listener): void {
    for (const other of listeners) {
      if (other === listener) return;
      if (other.line === listener.line) drop(other);
    }
  }

  /**
   * The IAB's stub, and what was made after it, passes on only the first answer to a frame. So a tool
   * above is asked anew at each look, until a listener there has been told twice.
   */
  function askAgain(): void {
    const last = [...listeners].at(-1);
    if (!last?.line.isFar || last.answers > 1) return;
    looks += 1;
    if (last.answers === 0 && looks < pause) return;
    pause = last.answers === 0 ? Math.min(pause * 2, LONGEST_PAUSE) : 1;
    looks = 0;
    listen(last.line);
  }

  return {
    look: () =>
      guarded(() => {
        const end = findEnd(dialect);
        if (end === null) return;
        if (lines.some((line) => line.end === end)) {
          askAgain();
          return;
        }
        if (lines.length >= MAX_LINES) return;
        const line = openLine(dialect, end);
        lines.push(line);
        // A tool that answers at once does so inside of `listen`.
        found();
        listen(line);
      }),
    stop() {
      for (const listener of listeners) drop(listener);
      for (const line of lines.splice(0)) line.close();
    },
  };
}
