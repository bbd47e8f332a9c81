/** The part that TCF and GPP share: find the tool, add a listener, follow it when it is replaced. */

import type { Dialect, Line } from './line.js';
import { findEnd, openLine } from './line.js';
import type { Ears, Tool } from './tool.js';
import { get } from './tool.js';

/** A page that puts another function there each time is not followed for ever. */
const MAX_LINES = 8;

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
  let listenerIds = new Map<Line, unknown>();

  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      ears.fault(kind, error);
    }
  }

  function listen(line: Line): void {
    line.ask('addEventListener', (event, success) =>
      guarded(() => {
        if (!lines.includes(line)) return;
        if (success === false || typeof event !== 'object' || event === null) {
          ears.fault(kind, 'answers with nothing that can be read');
          return;
        }
        listenerIds.set(line, get(event, 'listenerId'));
        take(event);
      }),
    );
  }

  return {
    look: () =>
      guarded(() => {
        const end = findEnd(dialect);
        if (end === null || lines.length >= MAX_LINES) return;
        if (lines.some((line) => line.end === end)) return;
        const line = openLine(dialect, end);
        lines.push(line);
        // A tool that answers at once does so inside of `listen`.
        found();
        listen(line);
      }),
    stop() {
      const ended = lines.splice(0);
      const ids = listenerIds;
      listenerIds = new Map();
      for (const line of ended) {
        const id = ids.get(line);
        if (id !== undefined) guarded(() => line.ask('removeEventListener', () => undefined, id));
        line.close();
      }
    },
  };
}
