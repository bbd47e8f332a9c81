/** Making a show's plan from a file and flags. */

import { readFile } from 'node:fs/promises';
import { StreamPicksError } from '../core/errors.js';
import type { ShowRequest, ShowSubject } from '../core/show-request.js';
import { parseCatalogue } from '../wire/catalogue.js';
import { parseShowRequest } from '../wire/show-request.js';

/** What the command line says about a show; what it names wins over the file. */
export interface ShowFlags {
  readonly stream?: string | undefined;
  /** File with a {@link ShowRequest} as JSON. */
  readonly file?: string | undefined;
  readonly title?: string | undefined;
  /** `id=Title` or `id=Title@moment`, once for each product. */
  readonly product?: readonly string[] | undefined;
  /** Name, or `Name@moment`, once for each category. */
  readonly category?: readonly string[] | undefined;
  /** File with a catalogue, whose first products are asked about. */
  readonly catalog?: string | undefined;
  /** How many products of the catalogue; default all. */
  readonly first?: number | undefined;
  readonly audience?: number | undefined;
  /** ISO 8601, or `now`. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  /** Length of the show, instead of its end. */
  readonly minutes?: number | undefined;
  readonly weight?: number | undefined;
  readonly relativeError?: number | undefined;
}

const MINUTE_MS = 60_000;

/**
 * The request that a file and flags describe, checked. Reads the files, writes nothing.
 *
 * @param nowMs What `now` means, milliseconds since 1970.
 * @throws StreamPicksError `plan`, `catalog-load` or `catalog-invalid`.
 */
export async function readShowRequest(flags: ShowFlags, nowMs: number): Promise<ShowRequest> {
  const file = flags.file === undefined ? {} : await readPlan(flags.file);
  const products = await readProducts(flags);
  const categories = flags.category?.map((text) => readSubject(text, false));
  const start = flags.start === undefined ? undefined : readMoment('start', flags.start, nowMs);
  const given = {
    stream: flags.stream,
    title: flags.title,
    products: products.length > 0 ? products : undefined,
    categories,
    audience: flags.audience,
    start,
    weight: flags.weight,
    relativeError: flags.relativeError,
  };
  const plan: Record<string, unknown> = { products: [], ...file, ...withoutAbsent(given) };
  if (flags.end !== undefined) plan['end'] = readMoment('end', flags.end, nowMs);
  else if (flags.minutes !== undefined) {
    plan['end'] = Number(plan['start']) + Math.round(flags.minutes * MINUTE_MS);
  }
  return parseShowRequest({ title: plan['stream'], ...plan });
}

async function readPlan(file: string): Promise<object> {
  const value: unknown = await readJsonFile(file, 'plan');
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new StreamPicksError('plan', `${file} holds no object`);
  }
  return value;
}

async function readProducts(flags: ShowFlags): Promise<ShowSubject[]> {
  const named = flags.product?.map((text) => readSubject(text, true)) ?? [];
  if (flags.catalog === undefined) return named;
  const input = await readJsonFile(flags.catalog, 'catalog-load');
  // A plan uses no address, so any base will do to resolve relative ones.
  const { products } = parseCatalogue(input, { baseUrl: 'https://shop.invalid/' });
  const fromFile = products.slice(0, flags.first).map(({ id, title }) => ({ id, title }));
  const known = new Set(named.map(({ id }) => id));
  return [...named, ...fromFile.filter(({ id }) => !known.has(id))];
}

function readSubject(text: string, hasTitle: boolean): ShowSubject {
  const [, about = text, moment] = /^(.*)@([^@]+)$/.exec(text) ?? [];
  const at = hasTitle ? about.indexOf('=') : -1;
  const id = at < 0 ? about : about.slice(0, at);
  const title = at < 0 ? about : about.slice(at + 1);
  if (moment === undefined) return { id, title };
  return { id, title, stageAt: readMoment('stageAt', moment, Number.NaN) };
}

function readMoment(path: string, text: string, nowMs: number): number {
  const moment = text === 'now' ? nowMs : Date.parse(text);
  if (Number.isNaN(moment)) {
    throw new StreamPicksError('plan', `${path} ${text} is not a moment, as 2026-05-01T18:00:00Z`, {
      path,
    });
  }
  return moment;
}

async function readJsonFile(file: string, code: 'plan' | 'catalog-load'): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new StreamPicksError(code, `${file} cannot be read as JSON`, { cause });
  }
}

function withoutAbsent(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
