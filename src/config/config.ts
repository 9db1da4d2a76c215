import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { UserError } from '../domain/errors.js';

/** The package's root folder, from `src/` and from `dist/src/` alike. */
export const PACKAGE_ROOT = fileURLToPath(
  new URL(import.meta.url.includes('/dist/') ? '../../../' : '../../', import.meta.url),
);

const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'])
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value));
const whole = (min: number, max: number) => {
  const error = `expected a whole number from ${min} to ${max}`;
  return z.coerce.number({ error }).int(error).min(min, error).max(max, error);
};
const httpUrl = z.url({ protocol: /^https?$/ });
const dtype = z.enum(['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4']);
const snowflake = z.string().regex(/^\d{17,20}$/, 'expected a Discord id of 17 to 20 digits');

/** Every setting, its default and its bounds; `.env.example` says the same in words. */
const schema = z.object({
  DISCORD_TOKEN: z.string().min(1).optional(),
  DISCORD_APPLICATION_ID: snowflake.optional(),
  DISCORD_GUILD_ID: snowflake.optional(),
  DISCORD_API_URL: httpUrl.default('https://discord.com/api'),
  DATA_DIR: z.string().min(1).default(resolve(PACKAGE_ROOT, 'data/byline')),
  EMBEDDING_MODEL: z.string().min(1).default('bundled'),
  EMBEDDING_POOLING: z.enum(['mean', 'cls']).default('mean'),
  EMBEDDING_DTYPE: dtype.default('q8'),
  EMBEDDING_HUB_URL: httpUrl.default('https://huggingface.co/'),
  EMBEDDING_HUB_TIMEOUT_S: whole(1, 3600).default(30),
  READER_MODEL: z.string().min(1).default('bundled'),
  READER_DTYPE: dtype.default('q8'),
  READER_PASSAGES: whole(1, 100).default(16),
  READER_TIME_MS: whole(20, 60_000).default(400),
  MAX_ARTICLE_WORDS: whole(100, 1_000_000).default(50_000),
  MAX_FILE_MIB: whole(1, 100).default(10),
  FETCH_MAX_MIB: whole(1, 100).default(5),
  FETCH_TIMEOUT_S: whole(1, 300).default(15),
  USER_AGENT: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]+$/, 'expected printable ASCII')
    .default('Byline/0.1 (news reader; +https://example.org/byline)'),
  ALLOW_PRIVATE_URLS: flag.default(false),
  MAX_QUESTION_CHARS: whole(50, 6000).default(1000),
  INGEST_QUEUE_LIMIT: whole(1, 10_000).default(100),
  SCOPE_QUEUE_LIMIT: whole(1, 10_000).default(50),
  SCOPE_MAX_ARTICLES: whole(0, 10_000_000).default(50_000),
  SCOPE_MAX_MIB: whole(0, 1_000_000).default(8192),
  RETENTION_DAYS: whole(0, 36_500).default(0),
  FEED_POLL_MINUTES: whole(1, 1440).default(30),
  FEED_NEW_PER_POLL: whole(1, 500).default(20),
  FEEDS_PER_SCOPE: whole(1, 1000).default(50),
  LEFT_SERVER_DAYS: whole(0, 3650).default(30),
  ASKS_PER_MINUTE: whole(1, 1000).default(10),
  GUILD_ASKS_PER_MINUTE: whole(1, 10_000).default(60),
  INGESTS_PER_HOUR: whole(1, 10_000).default(60),
  GUILD_INGESTS_PER_HOUR: whole(1, 100_000).default(300),
  ASK_QUEUE_LIMIT: whole(1, 10_000).default(100),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  HEALTH_PORT: whole(0, 65_535).default(0),
});

/** The settings that say which model embeds; kept beside the vectors that it made. */
export const embeddingSettings = schema.pick({
  EMBEDDING_MODEL: true,
  EMBEDDING_POOLING: true,
  EMBEDDING_DTYPE: true,
});

export type Config = Readonly<z.output<typeof schema>>;

/**
 * Reads the settings from an environment. Empty values count as unset.
 * @throws UserError `config.invalid` that names each wrong variable, what it was given and what is allowed.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => (env[name]?.trim() ? [[name, env[name].trim()]] : [])),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ...parsed.data, DATA_DIR: resolve(parsed.data.DATA_DIR) };
  const complaints = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const shown = name === 'DISCORD_TOKEN' ? '(hidden)' : JSON.stringify(given[name]);
    return `${name} is ${shown}: ${issue.message}.`;
  });
  throw new UserError('config.invalid', `${complaints.join('\n')}\nSee .env.example for every setting.`);
}
