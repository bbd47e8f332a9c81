import type { Command } from './config.js';
import { isPostgres } from './storage/open.js';

/** What Node, SQLite and PostgreSQL tell of a fault, as far as it is used here. */
interface Fault {
  readonly code?: string;
  readonly path?: string;
  readonly port?: number;
  readonly address?: string;
  readonly hostname?: string;
  readonly message?: string;
}

type Run = Extract<Command, { kind: 'run' }>;

/** Codes of the file system for "not here, or not by this user". */
const NOT_WRITABLE = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT', 'EISDIR', 'EEXIST'];

/** Codes of sockets and names for "no server there". */
const NO_SERVER = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'];

/** PostgreSQL, appendix A: class 28 is authorization, 3D000 an unknown database. */
const NO_DATABASE = '3D000';
const NOT_ALLOWED = '28';
const NO_PRIVILEGE = '42501';

/**
 * What went wrong at the start and what to do next, in one or two sentences. Never holds the
 * database's address, which may hold a password.
 *
 * @param command what was asked for; undefined where that could not be read
 */
export function describeStartFault(error: unknown, command?: Run): string {
  const fault: Fault = error instanceof Error ? error : {};
  const { code = '' } = fault;
  const message = fault.message ?? String(error);
  if (command === undefined) {
    if (NOT_WRITABLE.includes(code)) return notWritable(fault, 'token-file');
    return `${message}\nEvery setting: npx @stream-picks/collector --help`;
  }
  if (error instanceof RangeError) return message;
  if (message.startsWith('corrupted migrations')) {
    return 'A newer version has changed this database. Start that version, or put back the backup of before.';
  }
  return (
    portFault(fault, code, command) ??
    (isPostgres(command.options.database)
      ? postgresFault(code, message)
      : sqliteFault(fault, code, message, command.options.database))
  );
}

function portFault(fault: Fault, code: string, { options }: Run): string | undefined {
  const which = fault.port === options.adminPort ? 'admin-port' : 'port';
  const free = `--${which} ${Math.min(Number(fault.port) + 10, 65_535)}`;
  if (code === 'EADDRINUSE') {
    return `Port ${fault.port} is taken by another program, perhaps another collector. Stop that one, or choose another port: ${free}`;
  }
  if (code === 'EACCES' && typeof fault.port === 'number') {
    return `Port ${fault.port} is for the system's own programs. Choose one from 1024 on: --${which} ${which === 'port' ? 8787 : 8788}`;
  }
  const name = [options.host, options.adminHost].find((host) => host === fault.hostname);
  if (code === 'EADDRNOTAVAIL' || name !== undefined) {
    const host = which === 'port' ? 'host' : 'admin-host';
    return `This machine has no address ${fault.address ?? name}. Listen on one that it has: --${host} 127.0.0.1, or 0.0.0.0 for all of them.`;
  }
  return undefined;
}

function postgresFault(code: string, message: string): string {
  if (NO_SERVER.includes(code) || /timeout/i.test(message)) {
    return `No PostgreSQL server answers there (${code || 'timeout'}). Check host and port in DATABASE_URL, and that the server is running and lets this machine in.`;
  }
  if (code.startsWith(NOT_ALLOWED)) {
    return 'PostgreSQL refuses this user or password. Check both in DATABASE_URL; signs such as @ : / # in a password have to be percent-encoded.';
  }
  if (code === NO_DATABASE) {
    return 'PostgreSQL has no such database. Make it first (createdb), or mend the name in DATABASE_URL.';
  }
  if (code === NO_PRIVILEGE) {
    return `This user may make no tables in that database: ${message}. Let the user own the database.`;
  }
  if (code === 'ERR_INVALID_URL') {
    return 'DATABASE_URL cannot be read. It looks like postgres://user:password@host:5432/database; signs such as @ : / # in a password have to be percent-encoded.';
  }
  return `The database cannot be used: ${message}`;
}

function sqliteFault(fault: Fault, code: string, message: string, file: string): string {
  if (NOT_WRITABLE.includes(code)) return notWritable({ ...fault, path: file }, 'database');
  if (code === 'SQLITE_NOTADB') {
    return `${file} is another kind of file, no SQLite database. Name another: --database FILE`;
  }
  if (code === 'SQLITE_CANTOPEN' || code === 'SQLITE_READONLY')
    return notWritable(fault, 'database');
  if (code === 'SQLITE_BUSY') {
    return `Another program holds ${file}. Stop it, or name another file: --database FILE`;
  }
  if (code === 'ERR_DLOPEN_FAILED' || /bindings file/.test(message)) {
    return `SQLite was not built for this Node (${process.version}). Build it: npm rebuild better-sqlite3 (needs python3, make and g++), or use PostgreSQL: --database postgres://…`;
  }
  return `${file} cannot be used: ${message}`;
}

function notWritable(fault: Fault, flag: 'database' | 'token-file'): string {
  const place = fault.path ?? 'the folder of the database';
  return `Cannot write ${place}${fault.code === undefined ? '' : ` (${fault.code})`}. Start it in a folder that this user may write, or name a file in one: --${flag} FILE`;
}
