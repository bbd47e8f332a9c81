import { parseArgs } from 'node:util';

import { keepHostToken } from './host-token.js';
import { LIMITS } from './limits.js';
import about from './package.json' with { type: 'json' };
import type { CollectorOptions } from './server.js';
import { isPostgres } from './storage/open.js';

/** Every setting: its flag, its environment variable, and what it means. */
const SETTINGS = {
  database: ['DATABASE_URL', 'SQLite file or postgres://… address (stream-picks.sqlite)'],
  origins: ['ORIGINS', 'pages that may call: https://a.example,https://b.example or *'],
  host: ['HOST', 'address to listen on (127.0.0.1)'],
  port: ['PORT', 'port for widgets and hosts (8787)'],
  'admin-host': ['ADMIN_HOST', 'address of the second port (127.0.0.1)'],
  'admin-port': ['ADMIN_PORT', 'port for /healthz, /readyz and /metrics (8788)'],
  'token-file': ['HOST_TOKEN_FILE', 'where the host token is kept (beside the database)'],
  'trusted-proxies': ['TRUSTED_PROXIES', 'reverse proxies that append X-Forwarded-For (0)'],
  limits: ['LIMITS', 'production, or test: no limit per source (production)'],
} as const;

type Setting = keyof typeof SETTINGS;

/** What `--help` prints. */
export const USAGE = [
  'Usage: npx @stream-picks/collector [options]',
  '',
  'Keeps the totals of stream-picks widgets. Settings: flag, variable, meaning (unless set).',
  '',
  ...Object.entries(SETTINGS).map(
    ([flag, [variable, meaning]]) => `  --${flag.padEnd(16)} ${variable.padEnd(16)} ${meaning}`,
  ),
  `  ${' '.repeat(18)} HOST_TOKEN       the host token itself, 16 characters or more`,
  '',
  'Also: --help, --version. Guide: docs/operate.md of stream-picks.',
].join('\n');

/** What the command line and the environment ask for. */
export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version'; readonly version: string }
  | {
      readonly kind: 'run';
      readonly options: CollectorOptions;
      /** File that holds the host token; undefined when it was given. */
      readonly tokenFile: string | undefined;
      /** Whether the token in that file was made just now. */
      readonly tokenIsNew: boolean;
    };

/**
 * Reads flags and, where they are silent, environment variables. Makes the host token's file when
 * there is neither a token nor a file.
 *
 * @throws TypeError for unknown flags, RangeError for values that cannot be used
 */
export function readCommand(args: readonly string[], env: NodeJS.ProcessEnv): Command {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      version: { type: 'boolean' },
      ...Object.fromEntries(
        Object.keys(SETTINGS).map((flag) => [flag, { type: 'string' } as const]),
      ),
    },
  });
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version', version: about.version };
  const read = (setting: Setting): string | undefined => {
    const value = (values as Record<string, unknown>)[setting] ?? env[SETTINGS[setting][0]];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const database = readDatabase(read('database') ?? 'stream-picks.sqlite');
  const token = env['HOST_TOKEN'] || undefined;
  const tokenFile =
    read('token-file') ??
    (isPostgres(database) ? 'stream-picks.host-token' : `${database}.host-token`);
  const limits = read('limits') ?? 'production';
  if (limits !== 'production' && limits !== 'test') {
    throw new RangeError('limits must be production or test');
  }
  const settings = {
    database,
    origins: readOrigins(read('origins')),
    host: read('host') ?? '127.0.0.1',
    port: readNumber('port', read('port') ?? '8787', 65_535),
    adminHost: read('admin-host') ?? '127.0.0.1',
    adminPort: readNumber('admin-port', read('admin-port') ?? '8788', 65_535),
    trustedProxies: readNumber('trusted-proxies', read('trusted-proxies') ?? '0', 10),
    limits: LIMITS[limits],
  };
  // The file last: what cannot be used leaves nothing behind.
  const kept = token === undefined ? keepHostToken(tokenFile) : undefined;
  return {
    kind: 'run',
    tokenFile: kept && tokenFile,
    tokenIsNew: kept?.isNew ?? false,
    options: { ...settings, hostToken: kept?.token ?? token ?? '' },
  };
}

/** Another server's address must not become the name of a file, with the password in it. */
function readDatabase(database: string): string {
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(database)?.[1];
  if (scheme !== undefined && !isPostgres(database)) {
    throw new RangeError(
      `database: ${scheme}:// is not known. It is an SQLite file, or postgres://user:password@host:5432/database`,
    );
  }
  return database;
}

function readNumber(setting: Setting, text: string, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) {
    throw new RangeError(`${setting} must be a whole number from 0 to ${most}`);
  }
  return value;
}

function readOrigins(text: string | undefined): readonly string[] | '*' {
  if (text === '*') return '*';
  return (text ?? '')
    .split(',')
    .map((origin) => origin.trim())
    .filter((origin) => origin !== '')
    .map((origin) => {
      if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
        throw new RangeError(`origins: ${origin} is not an origin such as https://shop.example`);
      }
      return origin;
    });
}
