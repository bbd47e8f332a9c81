import type { ShowRequest, ShowSubject } from '../../core/show-request.js';
import { advise } from '../../privacy/advice.js';

/** What stands in the fields of the form. */
export interface ShowDraft {
  readonly title: string;
  /** One product a line: `id, name` or `id, name, minute`. */
  readonly products: string;
  /** One category a line. */
  readonly categories: string;
  readonly audience: string;
  /** Relative standard error at a share of one fifth, as a number; '' for the planner's own. */
  readonly relativeError: string;
  /** As a `datetime-local` field writes it, in local time. */
  readonly start: string;
  readonly end: string;
}

/** One of the fields. */
export type DraftField = keyof ShowDraft;

/** The fields, in the order of the form. */
export const DRAFT_FIELDS = [
  'title',
  'products',
  'categories',
  'audience',
  'relativeError',
  'start',
  'end',
] as const satisfies readonly DraftField[];

/** Why a field cannot be used; `detail` is a line's number, an id, or what the planner said. */
export interface DraftFault {
  readonly field: DraftField;
  readonly kind: 'required' | 'line' | 'twice' | 'audience' | 'few' | 'end' | 'planner';
  readonly detail?: string;
}

const MINUTE_MS = 60_000;

/** The request for a show, or every field that keeps it from being one. */
export function readDraft(
  stream: string,
  draft: ShowDraft,
): { request: ShowRequest } | { faults: readonly DraftFault[] } {
  const faults: DraftFault[] = [];
  for (const field of ['title', 'audience', 'start', 'end'] as const) {
    if (draft[field].trim() === '') faults.push({ field, kind: 'required' });
  }
  const start = new Date(draft.start).getTime();
  const end = new Date(draft.end).getTime();
  if (!(end > start) && draft.start !== '' && draft.end !== '') {
    faults.push({ field: 'end', kind: 'end' });
  }
  const audience = readCount(draft.audience);
  if (draft.audience.trim() !== '' && !(Number.isSafeInteger(audience) && audience >= 1)) {
    faults.push({ field: 'audience', kind: 'audience' });
  }
  const products = readProducts(draft.products, start, faults);
  const categories = lines(draft.categories).map(({ text }) => ({ id: text, title: text }));
  if (products.length + categories.length === 0 && faults.every(({ kind }) => kind !== 'line')) {
    faults.push({ field: 'products', kind: 'required' });
  }
  const relativeError = draft.relativeError === '' ? undefined : Number(draft.relativeError);
  const subjects = products.length + categories.length;
  if (faults.length === 0 && !advise(subjects, audience, relativeError).fits) {
    faults.push({ field: 'audience', kind: 'few' });
  }
  if (faults.length > 0) return { faults };
  const base = { stream, title: draft.title.trim(), products, audience, start, end };
  return {
    request: {
      ...base,
      ...(categories.length === 0 ? {} : { categories }),
      ...(relativeError === undefined ? {} : { relativeError }),
    },
  };
}

/** The field that a path of the planner's refusal points at, if it is one of the form. */
export function fieldAt(path: string | undefined): DraftField | undefined {
  const [field] = (path ?? '').split(/[.[]/);
  return DRAFT_FIELDS.find((name) => name === field);
}

/** How many products the text names. */
export function countLines(text: string): number {
  return lines(text).length;
}

/** A comma as the host's keyboard writes it: Latin, Chinese, Japanese or Arabic. */
const COMMA = /[,，、،]/;
const AT_MINUTE = /^(.*\S)\s*[,，、،]\s*(\d{1,4})$/;

/** The first so many lines that name something. */
export function firstLines(text: string, count: number): string {
  return lines(text)
    .slice(0, count)
    .map((line) => line.text)
    .join('\n');
}

/** Ids that the lines of the products field start with. */
export function idsIn(text: string): string[] {
  return lines(text).map(({ text: line }) => (line.split(COMMA)[0] ?? '').trim());
}

/** A number as people type it, with or without marks between thousands; NaN for anything else. */
export function readCount(text: string): number {
  const bare = text.trim().replace(/[\s.,'’](?=\d{3}(?!\d))/g, '');
  return /^\d+$/.test(bare) ? Number(bare) : Number.NaN;
}

/** Products as lines of the field. Commas in an id would end it, so such ids are left out. */
export function toLines(products: readonly { id: string; title: string }[]): string {
  return products
    .filter(({ id }) => !/\n/.test(id) && !COMMA.test(id))
    .map(({ id, title }) => `${id}, ${title.replace(/\s+/g, ' ')}`)
    .join('\n');
}

/** A time as a `datetime-local` field takes it. */
export function toLocalField(atMs: number): string {
  const date = new Date(atMs - new Date(atMs).getTimezoneOffset() * MINUTE_MS);
  return date.toISOString().slice(0, 16);
}

function readProducts(text: string, start: number, faults: DraftFault[]): ShowSubject[] {
  const seen = new Set<string>();
  const products: ShowSubject[] = [];
  for (const { text: line, number } of lines(text)) {
    const [id = ''] = line.split(COMMA, 1).map((part) => part.trim());
    const rest = line.slice(line.search(COMMA) + 1).trim();
    // A number after the last comma is the minute; any other comma belongs to the name.
    const [, name, last] = AT_MINUTE.exec(rest) ?? [];
    const minute = last === undefined ? null : Number(last);
    const title = COMMA.test(line) ? (name ?? rest) : '';
    if (id === '' || title === '') {
      faults.push({ field: 'products', kind: 'line', detail: String(number) });
    } else if (seen.has(id)) {
      faults.push({ field: 'products', kind: 'twice', detail: id });
    } else {
      seen.add(id);
      products.push(
        minute === null ? { id, title } : { id, title, stageAt: start + minute * MINUTE_MS },
      );
    }
  }
  return products;
}

function lines(text: string): { text: string; number: number }[] {
  return text
    .split('\n')
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== '');
}
