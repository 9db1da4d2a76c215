import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Machine } from '../domain/machine.js';
import { configErrors } from './errors.js';

/** Root folder of the package, whether this file runs from `src/` or from `dist/src/`. */
export const PACKAGE_ROOT = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url),
);

/** A shard has at most 2,500 servers, so that is a large bot. */
const MAX_SHARDS = 1024;

/** Larger files are not even read. */
export const MAX_FILE_MIB_AT_MOST = 100;

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'])
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value));
const wholeNumber = (min: number, max: number) => {
  const error = `expected a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
};
const httpUrl = z.url({ protocol: /^https?$/ });
const shards = z.union(
  [z.literal('auto'), wholeNumber(1, MAX_SHARDS)],
  `expected auto or a whole number from 1 to ${MAX_SHARDS}`,
);
const MACHINE_RE = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/;
const machine = z.string().refine((text) => {
  const [, number, of] = MACHINE_RE.exec(text) ?? [];
  return number !== undefined && Number(number) <= Number(of);
}, 'expected this machine and how many there are, such as 2/3');
const dtype = z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']);
const databaseUrl = z
  .string()
  .regex(/^postgres(?:ql)?:\/\/\S+$/, 'expected postgres://user:password@host:port/database')
  .refine(URL.canParse, 'expected a URL, with special characters of the password as in %40');
const snowflake = z.string().regex(/^\d{17,20}$/, 'expected a Discord id of 17 to 20 digits');

/** Every setting with its default and bounds. `.env.example` and docs/configuration.md describe each one. */
const schema = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_MESSAGE_CONTENT: flag.default(false),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  DISCORD_SHARDS: shards.default('auto'),
  BOT_PROCESSES: wholeNumber(1, 64).default(1),
  BOT_MACHINE: machine.default('1/1'),
  DATA_DIR: z.string().min(1).default(resolve(PACKAGE_ROOT, 'data/byline')),
  DATABASE_URL: databaseUrl.optional(),
  EMBEDDING_MODEL: z.string().min(1).default('bundled'),
  EMBEDDING_POOLING: z.enum(['mean', 'cls']).default('mean'),
  EMBEDDING_DTYPE: dtype.default('q8'),
  EMBEDDING_HUB_URL: httpUrl.default('https://huggingface.co/'),
  READER_MODEL: z.string().min(1).default('bundled'),
  READER_DTYPE: dtype.default('q8'),
  /** With 13 to 16, all measures of nine sets of questions are the same but for single questions. */
  READER_PASSAGES: wholeNumber(1, 100).default(13),
  READER_TIME_MS: wholeNumber(20, 60_000).default(400),
  READER_THREADS: wholeNumber(1, 64).default(1),
  MAX_ARTICLE_WORDS: wholeNumber(100, 1_000_000).default(50_000),
  MAX_FILE_MIB: wholeNumber(1, MAX_FILE_MIB_AT_MOST).default(10),
  FETCH_MAX_MIB: wholeNumber(1, 100).default(5),
  FETCH_TIMEOUT_S: wholeNumber(1, 300).default(15),
  USER_AGENT: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/, 'expected printable ASCII')
    .default('Byline/0.2 (news reader; +https://example.org/byline)'),
  ALLOW_PRIVATE_URLS: flag.default(false),
  MAX_QUESTION_CHARS: wholeNumber(50, 6000).default(1000),
  INGEST_QUEUE_LIMIT: wholeNumber(1, 10_000).default(100),
  SCOPE_MAX_ARTICLES: wholeNumber(0, 10_000_000).default(50_000),
  SCOPE_MAX_MIB: wholeNumber(0, 1_000_000).default(8192),
  RETENTION_DAYS: wholeNumber(0, 36_500).default(0),
  QUESTION_RETENTION_DAYS: wholeNumber(0, 36_500).default(365),
  USER_ID_RETENTION_DAYS: wholeNumber(0, 36_500).default(30),
  FEED_POLL_MINUTES: wholeNumber(1, 1440).default(30),
  FEED_NEW_PER_POLL: wholeNumber(1, 500).default(20),
  FEEDS_PER_SCOPE: wholeNumber(1, 1000).default(50),
  LEFT_SERVER_DAYS: wholeNumber(0, 3650).default(30),
  ASKS_PER_MINUTE: wholeNumber(1, 1000).default(10),
  GUILD_ASKS_PER_MINUTE: wholeNumber(1, 10_000).default(60),
  INGESTS_PER_HOUR: wholeNumber(1, 10_000).default(60),
  GUILD_INGESTS_PER_HOUR: wholeNumber(1, 100_000).default(300),
  ASK_QUEUE_LIMIT: wholeNumber(1, 10_000).default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HEALTH_PORT: wholeNumber(0, 65_535).default(0),
  HEALTH_HOST: z.union([z.ipv4(), z.ipv6()], 'expected an IP address').default('127.0.0.1'),
});

/** Settings that identify the embedding model; stored with the vectors it produced. */
export const embeddingSettings = schema.pick({
  EMBEDDING_MODEL: true,
  EMBEDDING_POOLING: true,
  EMBEDDING_DTYPE: true,
});

export type Config = Readonly<z.output<typeof schema>>;

/** The bundled models are English. */
export const understandsEnglishOnly = ({ EMBEDDING_MODEL, READER_MODEL }: Config): boolean =>
  EMBEDDING_MODEL === 'bundled' && (READER_MODEL === 'bundled' || READER_MODEL === 'none');

/** @param text A valid BOT_MACHINE. */
export function machineOf(text: string): Machine {
  const [number = 1, of = 1] = text.split('/').map(Number);
  return { number, of };
}

/** Settings that no message may show. */
const SECRET_SETTINGS: ReadonlySet<string> = new Set<keyof Config>(['DISCORD_TOKEN', 'DATABASE_URL']);

/** Names of all settings. */
export const SETTING_NAMES = Object.keys(schema.shape) as readonly (keyof Config)[];

/**
 * Reads the settings from an environment. Empty values count as unset.
 * @throws UserError `config.invalid` listing each invalid variable, its value and the values allowed.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) };
  const settings = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0]);
    return {
      name,
      given: SECRET_SETTINGS.has(name) ? '(hidden)' : JSON.stringify(given[name]),
      expected: message,
    };
  });
  throw configErrors.invalidSettings({ settings });
}
