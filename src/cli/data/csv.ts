/** Comma-separated values (RFC 4180), with the line of every record for messages. */

import { StreamPicksError } from '../../core/errors.js';

/** One record: a value a column, and where it begins. */
export interface CsvRecord {
  /** 1 for the first line of the file. */
  readonly line: number;
  /** The value of a column of the header; '' where the record is too short for it. */
  readonly get: (column: string) => string;
}

/**
 * The records of a file, the header left out.
 * @param columns columns that the header must name
 * @throws {StreamPicksError} `dataset` where a column is missing, a record has more values than the
 *   header, or a quote is not closed
 */
export function* readCsv(
  text: string,
  file: string,
  columns: readonly string[],
): Generator<CsvRecord> {
  const rows = splitRows(text, file);
  const first = rows.next();
  const header = first.done === true ? [] : first.value.values;
  const missing = columns.find((column) => !header.includes(column));
  if (missing !== undefined) throw refuseLine(file, 1, `the header has no column ${missing}`);
  const places = new Map(header.map((column, at) => [column, at]));
  for (const { line, values } of rows) {
    if (values.length > header.length) {
      throw refuseLine(file, line, `${values.length} values under ${header.length} columns`);
    }
    yield { line, get: (column) => values[places.get(column) ?? -1] ?? '' };
  }
}

/** The error for a line that cannot be read. */
export function refuseLine(
  file: string,
  line: number,
  message: string,
  cause?: unknown,
): StreamPicksError {
  return new StreamPicksError('dataset', message, { path: `${file}:${line}`, cause });
}

function* splitRows(
  text: string,
  file: string,
): Generator<{ line: number; values: readonly string[] }, void> {
  // A value is either quoted, with quotes doubled, or holds neither comma, quote nor line end.
  const value = /(?:"([^"]*(?:""[^"]*)*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let line = 1;
  let first = 1;
  let values: string[] = [];
  while (value.lastIndex < text.length || values.length > 0) {
    const found = value.exec(text);
    if (found === null)
      throw refuseLine(file, line, 'a quote that is not closed, or text after it');
    const [whole, quoted, plain, end] = found;
    values.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    for (const letter of whole) if (letter === '\n') line += 1;
    if (end === ',') continue;
    if (values.length > 1 || values[0] !== '') yield { line: first, values };
    values = [];
    first = line;
  }
}
