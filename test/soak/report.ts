import { memoryOf } from '../fixtures/process-memory.js';
import type { FaultInjector } from './faults.js';
import type { Kept } from './keeper.js';
import type { Ledger, Outcome } from './ledger.js';
import type { Loss } from './verify.js';

const SHOWN_LOSSES = 20;
const MINUTE_COLUMNS = [
  'sent',
  'acked',
  'answered',
  'refused',
  'failed',
  'waiting',
  'cut',
  'missed',
  'late',
  'mute',
  'RSS MiB',
];

export const minuteHeader = (): string => row('minute', MINUTE_COLUMNS);

/** Totals since the start. */
export function minuteLine(minute: number, ledger: Ledger, keeper: Kept): string {
  const each = keeper.pids.flatMap((pid) => memoryOf(pid)?.rssMib ?? []);
  const rss = each.length === 0 ? null : each.reduce((sum, mib) => sum + mib, 0);
  const cells = [
    ledger.entries.length,
    ledger.acknowledged,
    ledger.count('answered'),
    ledger.count('refused'),
    ledger.count('failed'),
    ledger.waiting,
    ledger.count('cut by a kill') + ledger.count('cut by a stop'),
    ledger.count('missed'),
    ledger.count('too late'),
    ledger.count('without words'),
    rss === null ? '–' : rss.toFixed(0),
  ];
  return row(minute.toFixed(1), cells.map(String));
}

export interface Summary {
  readonly ledger: Ledger;
  readonly keeper: Kept;
  readonly faults: FaultInjector;
  readonly gateway: { readonly resumes: number; readonly identifies: number };
  readonly announced: { readonly stories: number; readonly posted: number };
  readonly stored: number;
  readonly problems: readonly string[];
  readonly losses: readonly Loss[];
}

export function summary({
  ledger,
  keeper,
  faults,
  gateway,
  announced,
  stored,
  problems,
  losses,
}: Summary): string {
  const outcomes: Outcome[] = [
    'answered',
    'refused',
    'failed',
    'cut by a kill',
    'cut by a stop',
    'missed',
    'too late',
    'without words',
  ];
  const kinds = [...new Set(ledger.entries.map(({ kind }) => kind))].sort();
  return [
    '',
    row('', [...outcomes.map(short), 'sent']),
    ...kinds.map((kind) => {
      const entries = ledger.entries.filter((entry) => entry.kind === kind);
      const counts = outcomes.map((outcome) => entries.filter((entry) => entry.outcome === outcome).length);
      return row(kind, [...counts, entries.length].map(String));
    }),
    '',
    `Discord: ${Object.entries(faults.counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')}; resumed ${gateway.resumes}, identified ${gateway.identifies}`,
    `Bot: ${keeper.starts} starts, ${keeper.kills} kills, ${keeper.stops} stops (slowest ${(keeper.slowestStopMs / 1000).toFixed(1)} s)`,
    `Articles: ${stored} stored; ${announced.stories} in feeds, ${announced.posted} messages with headlines`,
    ...section('Refused or failed in words', byCount(ledger.refusals)),
    ...section('Errors in the log', byCount(keeper.errors)),
    ...section('Against the rules of Discord', [...new Set(problems)]),
    ...section(
      'LOST',
      losses.slice(0, SHOWN_LOSSES).map(({ kind, what }) => `${kind}: ${what}`),
    ),
    ...(losses.length > SHOWN_LOSSES ? [`  and ${losses.length - SHOWN_LOSSES} more`] : []),
    '',
    `lost: ${losses.length}`,
  ].join('\n');
}

const short = (outcome: Outcome): string =>
  outcome.replace('cut by a ', 'cut: ').replace('without words', 'mute');

const byCount = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([, a], [, b]) => b - a).map(([what, count]) => `${String(count).padStart(5)}  ${what}`);

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

const row = (name: string, cells: readonly string[]): string =>
  `${name.padEnd(13)}${cells.map((cell) => cell.padStart(10)).join('')}`;
