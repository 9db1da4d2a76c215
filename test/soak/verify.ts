/** Compares what the bot said with what its database holds. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { type Entry, isAboutRestart, shownIn, wasAccepted, wasAdded, wasForgotten } from './ledger.js';
import { townIn } from './stories.js';

const QUOTE_LINE_RE = /^> (?:… )?“(.*)”(?: …)?(?: \[↗\]\(\S+\))?$/gm;

export interface Loss {
  readonly kind:
    | 'added, but not stored'
    | 'accepted, but never stored'
    | 'forgotten, but stored'
    | 'quoted after it was forgotten'
    | 'quoted, but nobody wrote it'
    | 'announced, but not stored'
    | 'nothing was ever said'
    | 'the database is damaged'
    | 'the process misbehaved';
  readonly what: string;
}

export interface Evidence {
  readonly dataDir: string;
  readonly entries: readonly Entry[];
  /** Every text that was offered, by town or file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Messages in channels, which announce the stories of feeds. */
  readonly posts: readonly string[];
  /** Of the process. */
  readonly troubles: readonly string[];
}

/** Towns whose stories must be stored and are not yet. */
export function missingTowns(evidence: Evidence): string[] {
  const stored = storedTexts(evidence.dataDir);
  return [...expectedTowns(evidence.entries).keys()].filter((town) => !isStored(stored, town));
}

export function findLosses(evidence: Evidence): Loss[] {
  const { dataDir, entries, posts, troubles } = evidence;
  const stored = storedTexts(dataDir);
  const losses: Loss[] = [];
  for (const [town, kind] of expectedTowns(entries)) {
    if (!isStored(stored, town)) losses.push({ kind, what: town });
  }
  for (const entry of entries.filter(wasForgotten)) {
    const town = entry.story?.town ?? '';
    if (isStored(stored, town)) losses.push({ kind: 'forgotten, but stored', what: town });
  }
  for (const { outcome, kind, what, exchange } of entries) {
    if (outcome !== 'without words') continue;
    const seen =
      exchange.responseType === undefined ? 'not acknowledged' : exchange.deleted ? 'deleted' : 'thinking';
    losses.push({ kind: 'nothing was ever said', what: `${kind} (${seen}): ${what}` });
  }
  for (const post of posts) {
    const town = townIn(post);
    if (town !== undefined && !isStored(stored, town))
      losses.push({ kind: 'announced, but not stored', what: town });
  }
  losses.push(...wrongQuotes(evidence), ...damages(dataDir));
  losses.push(...troubles.map((what) => ({ kind: 'the process misbehaved' as const, what })));
  return losses;
}

/** Towns that were added, or accepted and not refused since, and that nobody has tried to forget. */
function expectedTowns(entries: readonly Entry[]): Map<string, Loss['kind']> {
  const unsure = new Set(
    entries.flatMap(({ kind, story }) => (kind === 'forget' && story ? story.town : [])),
  );
  const expected = new Map<string, Loss['kind']>();
  for (const entry of entries) {
    const town = entry.story?.town;
    if (town === undefined || unsure.has(town)) continue;
    const isCut = entry.outcome.startsWith('cut by') || entry.outcome === 'refused';
    if (wasAdded(entry)) expected.set(town, 'added, but not stored');
    else if (isCut && wasAccepted(entry) && !isRefusedForGood(entry))
      expected.set(town, 'accepted, but never stored');
  }
  return expected;
}

/** Words after the acceptance other than those about a restart. */
function isRefusedForGood(entry: Entry): boolean {
  const last = shownIn(entry)?.text ?? '';
  return entry.outcome === 'refused' && !isAboutRestart(last);
}

function wrongQuotes({ entries, texts }: Evidence): Loss[] {
  const losses: Loss[] = [];
  const forgottenAt = new Map(
    entries.filter(wasForgotten).map((entry) => [entry.story?.town, entry.settledAt ?? 0] as const),
  );
  for (const entry of entries) {
    if (entry.kind !== 'ask' || entry.outcome !== 'answered') continue;
    for (const [, shown = ''] of (shownIn(entry)?.text ?? '').matchAll(QUOTE_LINE_RE)) {
      const quote = unescapeText(withoutEmphasis(shown).text);
      const town = townIn(quote);
      const written = town === undefined ? [...texts.values()] : [texts.get(town) ?? ''];
      if (!written.some((text) => text.includes(quote)))
        losses.push({ kind: 'quoted, but nobody wrote it', what: quote });
      const forgotten = forgottenAt.get(town);
      if (town !== undefined && forgotten !== undefined && entry.exchange.sentAt > forgotten)
        losses.push({ kind: 'quoted after it was forgotten', what: quote });
    }
  }
  return losses;
}

function damages(dataDir: string): Loss[] {
  return inDatabase(dataDir, (database) => {
    const integrity = database.pragma('integrity_check', { simple: true });
    const orphans = database.pragma('foreign_key_check') as unknown[];
    const what = [
      ...(integrity === 'ok' ? [] : [`integrity_check says ${String(integrity)}`]),
      ...(orphans.length === 0 ? [] : [`foreign_key_check finds ${orphans.length} rows`]),
    ];
    return what.map((problem) => ({ kind: 'the database is damaged' as const, what: problem }));
  });
}

export function storedTexts(dataDir: string): string[] {
  return inDatabase(dataDir, (database) =>
    database
      .prepare<[], { text: string }>(
        'SELECT text FROM article JOIN revision ON revision.article = article.key AND number = current',
      )
      .all()
      .map(({ text }) => text),
  );
}

function inDatabase<Result>(dataDir: string, read: (database: Database.Database) => Result): Result {
  const database = new Database(join(dataDir, 'byline.db'), { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

const isStored = (stored: readonly string[], town: string): boolean =>
  stored.some((text) => text.includes(town));
