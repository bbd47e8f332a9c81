#!/usr/bin/env node
/** Entry of the command line: runs one command; exit code 0 only on success. */

import { StreamPicksError } from '../core/errors.js';
import { createProgram } from './program.js';

try {
  await createProgram().parseAsync();
} catch (error) {
  process.stderr.write(`stream-picks: ${describe(error)}\n`);
  process.exitCode = 1;
}

function describe(error: unknown): string {
  if (error instanceof StreamPicksError) {
    const { code, message, path } = error;
    return path === undefined ? `${code}: ${message}` : `${code} (${path}): ${message}`;
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
