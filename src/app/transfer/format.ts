import { z } from 'zod';
import { PROVENANCES } from '../../domain/article.js';
import { contentHashOf } from '../../domain/content-hash.js';
import { FORUM_ANSWERS } from '../../domain/scope.js';
import type { TransferRecord } from '../../store/ports/transfer-store.js';
import { parseUrl } from '../../text/parse-url.js';

/**
 * The export format: JSON Lines, a header, records, and an end line. docs/terminal.md describes it. Increase the
 * version whenever an older importer would misread a file.
 */
export const FORMAT = 'byline-export';
export const FORMAT_VERSION = 1;

const id = z.string().min(1).max(200);
/** Buttons carry it: without their separator, and short enough for them. */
const articleId = z.string().regex(/^[\w-]{1,40}$/, 'is not the id of an article');
const address = z
  .string()
  .refine((url) => /^https?:$/.test(parseUrl(url)?.protocol ?? ''), 'is not a web address');
const scope = z
  .string()
  .min(1)
  .max(200)
  .refine((name) => !name.startsWith('purged:'), 'is not a name of a scope');
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 hash');
const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?Z)?$/, 'is not an ISO date in UTC')
  .refine((written) => !Number.isNaN(Date.parse(written)), 'is not a date');
/** The time of publication keeps the offset of its place. */
const dateOfPublication = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/,
    'is not an ISO date',
  )
  .refine((written) => !Number.isNaN(Date.parse(written)), 'is not a date');
const offset = z.int().min(0);
const text = z.string();

const scopeRecord = z.strictObject({
  type: z.literal('scope'),
  scope,
  leftAt: date.nullable(),
  preferences: z
    .strictObject({
      channels: z.array(id),
      privateAnswers: z.boolean(),
      asksPerMinute: z.int().positive().nullable(),
      ingestsPerHour: z.int().positive().nullable(),
      // Missing in exports of versions that did not have them.
      answerThreads: z.boolean().default(false),
      forums: z.record(id, z.enum(FORUM_ANSWERS)).default({}),
    })
    .nullable(),
});

const articleRecord = z.strictObject({
  type: z.literal('article'),
  scope,
  id: articleId,
  current: z.int().positive().nullable(),
  contentHash: hash.nullable(),
  ingestedBy: text.nullable(),
  addedAt: date,
  story: id.nullable(),
  urls: z.array(address),
});

const revisionRecord = z
  .strictObject({
    type: z.literal('revision'),
    article: articleId,
    number: z.int().positive(),
    title: text,
    outlet: text.nullable(),
    author: text.nullable(),
    language: z.string().max(20),
    publishedAt: dateOfPublication.nullable(),
    fetchedAt: date,
    contentHash: hash,
    provenance: z.enum(PROVENANCES),
    claimedUrl: z.string().min(1).nullable(),
    words: offset,
    boilerplate: z.array(z.tuple([offset, offset])),
    text: z.string().min(1),
  })
  .refine((revision) => contentHashOf(revision.text) === revision.contentHash, {
    path: ['text'],
    message: 'does not match its content hash',
  })
  .refine(
    ({ boilerplate, text: { length } }) => boilerplate.every(([start, end]) => start <= end && end <= length),
    {
      path: ['boilerplate'],
      message: 'is outside of the text',
    },
  );

const answerRecord = z.strictObject({
  type: z.literal('answer'),
  scope,
  id,
  question: text,
  searched: text.nullable(),
  kind: z.enum(['answered', 'closest', 'nothing']),
  confidence: z.number(),
  askedAt: date,
  channel: id.nullable(),
  user: id.nullable(),
  message: id.nullable(),
  citations: z.array(
    z.strictObject({
      article: id,
      revision: z.int().positive(),
      start: offset,
      end: offset,
      place: z.int().min(-1),
    }),
  ),
  ratings: z.array(z.strictObject({ user: id, helpful: z.boolean(), ratedAt: date })),
});

const feedRecord = z.strictObject({
  type: z.literal('feed'),
  scope,
  id,
  url: z.url({ protocol: /^https?$/ }),
  title: text.nullable(),
  channel: id.nullable(),
  addedBy: id.nullable(),
  addedAt: date,
  pauseReason: text.nullable(),
  etag: text.nullable(),
  lastModified: text.nullable(),
  minIntervalMinutes: z.number().min(0).nullable(),
  polledAt: date.nullable(),
  readAt: date.nullable(),
  nextPollAt: date,
  failures: offset,
  lastError: text.nullable(),
  headlines: z.array(id),
});

const feedEntryRecord = z.strictObject({
  type: z.literal('feed-entry'),
  feed: id,
  entry: hash,
  fingerprint: hash,
  url: text.nullable(),
  notify: z.boolean(),
  attempts: offset,
  notBefore: z.union([date, z.literal('')]),
  seenAt: date,
});

const tombstoneRecord = z.strictObject({ type: z.literal('tombstone'), scope, hash, forgottenAt: date });

const header = z.object({
  type: z.literal('header'),
  format: z.literal(FORMAT),
  version: z.int().positive(),
  exportedAt: date,
  byline: z.string(),
  /** Null: all scopes. */
  scope: scope.nullable(),
  articles: offset,
  answers: offset,
  feeds: offset,
});
export type ExportHeader = z.output<typeof header>;
export const exportHeader = header;

/** `records`: the number of lines between the header and this one. */
const end = z.strictObject({ type: z.literal('end'), records: offset });
export type ExportEnd = z.output<typeof end>;

export const exportLine = z.discriminatedUnion('type', [
  scopeRecord,
  articleRecord,
  revisionRecord,
  answerRecord,
  feedRecord,
  feedEntryRecord,
  tombstoneRecord,
  end,
]) satisfies z.ZodType<TransferRecord | ExportEnd>;
