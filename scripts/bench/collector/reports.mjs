// Reports in bulk: every cell that a manifest opens, with fresh ids, as bytes ready to be sent.
import { randomFillSync } from 'node:crypto';
import { ANSWERS, END_WINDOW } from '../../../src/core/report.ts';
import { openQuestions } from '../../../src/privacy/mechanism/assignment.ts';
import { reportBody } from '../../../test/collector/support.mjs';
import { postBytes } from './connection.mjs';

const ID_LENGTH = 22;
const MARK = 'A'.repeat(ID_LENGTH);
const POOL = Buffer.alloc(16 * 1024);
let used = POOL.length;

function newId() {
  if (used === POOL.length) {
    randomFillSync(POOL);
    used = 0;
  }
  used += 16;
  return POOL.toString('base64url', used - 16, used);
}

/** Every `{question, window, answer}` that a manifest takes, and its name in the totals. */
export function cellsOf(manifest) {
  return [END_WINDOW, ...manifest.windows.map(({ id }) => id)].flatMap((window) =>
    openQuestions(manifest, window).flatMap(({ id: question, kind }) =>
      ANSWERS[kind].map((_, answer) => ({
        question,
        window,
        answer,
        name: `${window} ${question} ${answer}`,
      })),
    ),
  );
}

/** A function that gives the bytes of a new request and the cell it counts in, going round all cells. */
export function requestMaker(manifest) {
  const templates = cellsOf(manifest).map((cell) => {
    const bytes = postBytes(reportBody(manifest, { ...cell, id: MARK }));
    return { bytes, idAt: bytes.indexOf(MARK, bytes.indexOf('"id"')), cell: cell.name };
  });
  let next = 0;
  return () => {
    const { bytes: template, idAt, cell } = templates[next % templates.length];
    next += 1;
    const bytes = Buffer.from(template);
    const id = newId();
    bytes.latin1Write(id, idAt);
    return { bytes, cell, id };
  };
}
