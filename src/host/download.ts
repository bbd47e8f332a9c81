import type { Estimates, ShareEstimate } from '../core/estimates.js';

/** What stands above the numbers of a download, in the reader's language. */
export interface DownloadNotes {
  readonly scope: string;
  readonly intervals: string;
}

const COLUMNS = [
  'window',
  'stage',
  'start',
  'end',
  'question',
  'kind',
  'subject',
  'title',
  'answer',
  'reports',
  'estimate',
  'unclipped',
  'low95',
  'high95',
  'low95together',
  'high95together',
  'enough',
  'disturbed',
] as const;

/** The name of the answer that stands for "chosen or added". */
const INTEREST = 'interest';

/**
 * All numbers as CSV (RFC 4180, CRLF): one line per window, question and answer; shares 0…1 with
 * their 95 % intervals, and unclipped, for sums. Cells with too few answers, or disturbed ones, have no number.
 */
export function toCsv(estimates: Estimates): string {
  const lines = entries(estimates).map((entry) =>
    COLUMNS.map((name) => cell(entry[name])).join(','),
  );
  return [COLUMNS.join(','), ...lines, ''].join('\r\n');
}

/** The same as JSON, with the notes that must go with the numbers. */
export function toJson(estimates: Estimates, notes: DownloadNotes): string {
  const { stream, title, weight, start, end, at, reports } = estimates;
  const head = { stream, title, privacyWeight: weight, start, end, readAt: at, reports };
  return `${JSON.stringify({ ...head, notes, estimates: entries(estimates) }, null, 2)}\n`;
}

/** Hands a text to the reader as a file; nothing leaves the page. */
export function saveFile(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Browsers have taken the address over by the next task.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

type Entry = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

function entries(estimates: Estimates): Entry[] {
  return estimates.windows.flatMap((window) =>
    window.questions.flatMap((question) => {
      const shares: (ShareEstimate & { answer: string })[] = [...question.answers];
      if (question.interest) shares.unshift({ answer: INTEREST, ...question.interest });
      return shares.map((share): Entry => {
        const shown = share.enough && !question.disturbed;
        return {
          window: window.id,
          stage: window.stage ?? '',
          start: new Date(window.start).toISOString(),
          end: new Date(window.end).toISOString(),
          question: question.id,
          kind: question.kind,
          subject: question.subject ?? '',
          title: question.title ?? '',
          answer: share.answer,
          reports: question.n,
          estimate: shown ? rounded(share.estimate) : null,
          unclipped: shown ? rounded(share.unclipped) : null,
          low95: shown ? rounded(share.low) : null,
          high95: shown ? rounded(share.high) : null,
          low95together: shown ? rounded(share.together.low) : null,
          high95together: shown ? rounded(share.together.high) : null,
          enough: share.enough,
          disturbed: question.disturbed,
        };
      });
    }),
  );
}

function rounded(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/**
 * Quoted text; a leading sign that a spreadsheet would run as a formula is made harmless (CWE-1236),
 * also a wide one, which some take for the narrow (OWASP, CSV Injection).
 */
function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
}
