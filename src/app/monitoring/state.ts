/** Gauges that are read when somebody asks for them. */
import { Gauge, Registry } from 'prom-client';
import type { Totals } from '../../domain/stats.js';

/** What the bot knows of its connection and its queue of questions. */
export interface BotState {
  readonly guilds: number;
  readonly shards: number;
  /** Shards with a working connection. */
  readonly shardsReady: number;
  /** Round trip to the gateway in milliseconds; negative before the first heartbeat. */
  readonly pingMs: number;
  readonly asksWaiting: number;
  readonly asksRunning: number;
}

export const isConnected = ({ shards, shardsReady }: BotState): boolean =>
  shards > 0 && shardsReady === shards;

/** Name and help of a gauge, and its value or its values by one label. */
type Description<State> = readonly [
  name: string,
  help: string,
  value: (
    state: State,
  ) => number | { readonly label: string; readonly values: Readonly<Record<string, number>> },
];

const OF_BOT: readonly Description<BotState>[] = [
  ['byline_discord_connected', '1 if every shard is connected.', (bot) => Number(isConnected(bot))],
  ['byline_discord_guilds', 'Servers that the bot is in.', ({ guilds }) => guilds],
  ['byline_discord_shards', 'Shards of the gateway connection.', ({ shards }) => shards],
  ['byline_discord_shards_ready', 'Shards with a working connection.', ({ shardsReady }) => shardsReady],
  [
    'byline_discord_ping_seconds',
    'Round trip to the gateway; NaN before the first heartbeat.',
    ({ pingMs }) => (pingMs < 0 ? Number.NaN : pingMs / 1000),
  ],
  ['byline_asks_waiting', 'Questions that wait for their turn.', ({ asksWaiting }) => asksWaiting],
  ['byline_asks_running', 'Questions that are being answered.', ({ asksRunning }) => asksRunning],
];

const OF_NEWSROOM: readonly Description<Totals>[] = [
  ['byline_scopes', 'Servers and direct messages with stored data.', ({ scopes }) => scopes],
  ['byline_articles', 'Stored articles.', ({ articles }) => articles],
  ['byline_passages', 'Stored passages.', ({ passages }) => passages],
  ['byline_answers', 'Stored questions.', ({ answers }) => answers],
  [
    'byline_feeds',
    'Feeds by state; failing: followed, but the last poll failed.',
    ({ feeds: { followed, paused, failing } }) => ({
      label: 'state',
      values: { working: followed - failing, failing, paused },
    }),
  ],
  ['byline_ingest_jobs', 'Accepted sources that are not finished.', ({ ingestJobs }) => ingestJobs],
  [
    'byline_ingests_waiting',
    'Articles in the ingest queue, those of feeds and section pages included.',
    ({ ingestsWaiting }) => ingestsWaiting,
  ],
  ['byline_index_open', 'Vector indexes in memory.', ({ indexes }) => indexes.open],
  ['byline_index_vector_bytes', 'Vectors of the indexes in memory.', ({ indexes }) => indexes.vectorBytes],
  ['byline_database_bytes', 'Size of the database file.', ({ databaseBytes }) => databaseBytes],
];

/** @param response Seconds that the newsroom took to respond; null if it did not in time. */
export async function stateMetrics(
  bot: BotState | null,
  totals: Totals | null,
  response: number | null,
): Promise<string> {
  const registry = new Registry();
  if (bot) add(registry, OF_BOT, bot);
  if (totals) add(registry, OF_NEWSROOM, totals);
  const up: Description<number | null>[] = [
    [
      'byline_newsroom_up',
      '1 if the newsroom thread responded in time.',
      (seconds) => Number(seconds !== null),
    ],
    [
      'byline_newsroom_response_seconds',
      'Time in which the newsroom thread responded; NaN if it did not in time.',
      (seconds) => seconds ?? Number.NaN,
    ],
  ];
  add(registry, up, response);
  return registry.metrics();
}

function add<State>(registry: Registry, descriptions: readonly Description<State>[], state: State): void {
  for (const [name, help, read] of descriptions) {
    const value = read(state);
    const labelNames = typeof value === 'number' ? [] : [value.label];
    const gauge = new Gauge({ name, help, labelNames, registers: [registry] });
    if (typeof value === 'number') gauge.set(value);
    else
      for (const [name, number] of Object.entries(value.values)) gauge.set({ [value.label]: name }, number);
  }
}
