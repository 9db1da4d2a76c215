import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Answer } from '../../domain/answer.js';
import { UserError, type UserErrorCode } from '../../domain/errors.js';
import type { FeedEvent, FeedPoll } from '../../domain/feed.js';
import type { IngestOutcome, IngestProgress, ResumedIngest } from '../../domain/ingest.js';

type AskOutcome = Answer['kind'] | 'refused_rate' | 'refused_queue' | 'refused_question' | 'failed';
type IngestOrigin = 'request' | 'section' | 'feed' | 'resumed';
type IngestResult = IngestOutcome['outcome'] | 'refused' | 'cancelled' | 'failed';
/** Where a fault came up: in a call of the newsroom, in its background work, or in handling a Discord event. */
type FaultSource = 'newsroom' | 'background' | 'discord';

/** Errors of the Discord layer that refuse a question before the newsroom sees it, by id. */
const ASK_REFUSALS: Readonly<Record<string, AskOutcome>> = {
  'discord.userAsks': 'refused_rate',
  'discord.guildAsks': 'refused_rate',
  'discord.memberAsks': 'refused_rate',
  'discord.askQueueFull': 'refused_queue',
  'discord.emptyQuestion': 'refused_question',
  'discord.longQuestion': 'refused_question',
};
const QUESTION_CODES: ReadonlySet<UserErrorCode> = new Set([
  'question.empty',
  'question.incomplete',
  'question.small-talk',
  'question.too-long',
]);

const ASK_OUTCOMES: readonly AskOutcome[] = [
  'answered',
  'closest',
  'nothing',
  'refused_rate',
  'refused_queue',
  'refused_question',
  'failed',
];
const FAULT_SOURCES: readonly FaultSource[] = ['newsroom', 'background', 'discord'];

const ASK_BUCKETS_S = [0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 30];
const INGEST_BUCKETS_S = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * What Byline counts for Prometheus. Labels have few values, all of them fixed in the
 * code: never a user, a server, a question or an address.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #asks = this.#counter('byline_asks_total', 'Questions by outcome.', ['outcome']);
  readonly #askSeconds = new Histogram({
    name: 'byline_ask_duration_seconds',
    help: 'Time in which the newsroom answered a question.',
    buckets: ASK_BUCKETS_S,
    registers: [this.registry],
  });
  readonly #ingests = this.#counter(
    'byline_ingests_total',
    'Articles by origin and outcome; the reason is the error code of a refusal.',
    ['origin', 'outcome', 'reason'],
  );
  readonly #ingestSeconds = new Histogram({
    name: 'byline_ingest_duration_seconds',
    help: 'Time from the request to its end, waiting included.',
    labelNames: ['outcome'],
    buckets: INGEST_BUCKETS_S,
    registers: [this.registry],
  });
  readonly #stageSeconds = new Histogram({
    name: 'byline_ingest_stage_duration_seconds',
    help: 'Time of each stage of an article that was requested, alone or in a section page.',
    labelNames: ['stage'],
    buckets: INGEST_BUCKETS_S,
    registers: [this.registry],
  });
  readonly #feedPolls = this.#counter('byline_feed_polls_total', 'Polls of feeds by result.', ['result']);
  readonly #refusals = this.#counter(
    'byline_refusals_total',
    'Errors in Discord that a member could cause or fix, by error code.',
    ['code'],
  );
  readonly #faults = this.#counter('byline_faults_total', 'Faults of Byline, by where they came up.', [
    'source',
  ]);
  readonly #restarts = this.#counter(
    'byline_newsroom_restarts_total',
    'Restarts of the newsroom thread after it ended or did not respond.',
    [],
  );

  constructor() {
    // A rate needs a first value.
    for (const outcome of ASK_OUTCOMES) this.#asks.inc({ outcome }, 0);
    for (const source of FAULT_SOURCES) this.#faults.inc({ source }, 0);
  }

  /** Adds memory, processor time and the delay of the event loop, which cost a little all the time. */
  measureProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  answered({ kind }: Answer, seconds: number): void {
    this.#asks.inc({ outcome: kind });
    this.#askSeconds.observe(seconds);
  }

  /** A question that the newsroom did not answer. */
  askFailed(error: unknown): void {
    const isRefused = error instanceof UserError && QUESTION_CODES.has(error.code);
    this.#asks.inc({ outcome: isRefused ? 'refused_question' : 'failed' });
  }

  ingested(origin: IngestOrigin, outcome: IngestOutcome['outcome']): void {
    this.#ingests.inc({ origin, outcome, reason: '' });
  }

  /** @param code Null for a fault. */
  notIngested(origin: IngestOrigin, code: string | null): void {
    this.#ingests.inc({ origin, outcome: failureOf(code), reason: code ?? '' });
  }

  ingestTook(seconds: number, ended: { outcome: IngestOutcome['outcome'] } | { code: string | null }): void {
    this.#ingestSeconds.observe(
      { outcome: 'outcome' in ended ? ended.outcome : failureOf(ended.code) },
      seconds,
    );
  }

  stageTook(stage: IngestProgress['stage'], seconds: number): void {
    this.#stageSeconds.observe({ stage }, seconds);
  }

  resumed({ outcome, code }: Pick<ResumedIngest, 'outcome' | 'code'>): void {
    if (outcome === 'failed') this.notIngested('resumed', code);
    else this.ingested('resumed', outcome);
  }

  polled({ result, articles, known, skipped }: FeedPoll): void {
    this.#feedPolls.inc({ result });
    for (const { outcome } of articles) this.ingested('feed', outcome);
    this.#ingests.inc({ origin: 'feed', outcome: 'known', reason: '' }, known);
    this.#ingests.inc({ origin: 'feed', outcome: 'refused', reason: '' }, skipped.length);
  }

  feedEvent(event: FeedEvent): void {
    if (event.kind === 'polled') this.polled(event.poll);
    else this.fault('background');
  }

  /** The error that handling an event of Discord ended with. */
  discordError(error: unknown): void {
    if (!(error instanceof UserError)) {
      this.fault('discord');
      return;
    }
    this.#refusals.inc({ code: error.code });
    const outcome = error.id === null ? undefined : ASK_REFUSALS[error.id];
    if (outcome !== undefined) this.#asks.inc({ outcome });
  }

  fault(source: FaultSource): void {
    this.#faults.inc({ source });
  }

  newsroomRestarted(): void {
    this.#restarts.inc();
  }

  #counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}

function failureOf(code: string | null): IngestResult {
  if (code === null) return 'failed';
  return code === 'cancelled' ? 'cancelled' : 'refused';
}
