/** Compares what the bot said with what its database holds. */
import { withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { sha256 } from '../../src/domain/ids.js';
import { type Entry, isAboutRestart, shownIn, wasAccepted, wasAdded, wasForgotten } from './ledger.js';
import type { StoredNewsroom } from './stored-newsroom.js';
import { townIn } from './stories.js';

const QUOTE_LINE_RE = /^> (?:… )?“(.*)”(?: …)?(?: \[↗\]\(\S+\))?$/gm;

export interface Loss {
  readonly kind:
    | 'added, but not stored'
    | 'accepted, but never stored'
    | 'forgotten, but stored'
    | 'quoted after it was forgotten'
    | 'quoted, but nobody wrote it'
    | 'stored twice'
    | 'announced, but not stored'
    | 'announced twice'
    | 'never announced'
    | 'nothing was ever said'
    | 'acknowledged too late'
    | 'the database is damaged'
    | 'the process misbehaved';
  readonly what: string;
}

export interface Evidence {
  readonly newsroom: StoredNewsroom;
  readonly entries: readonly Entry[];
  /** Every text that was offered, by town or file name. */
  readonly texts: ReadonlyMap<string, string>;
  /** Stories in feeds, with the ids that they have there. */
  readonly announced: readonly Announced[];
  /** Messages in channels, which announce the stories of feeds. */
  readonly posts: readonly string[];
  /** Of the process. */
  readonly troubles: readonly string[];
}

export interface Announced {
  readonly town: string;
  readonly id: string;
  /** Certainly; else if it was not in the first reading of its feed. */
  readonly isNews: boolean;
}

/** Whether stories that must be stored, or announced in a channel, are not yet. */
export async function isUnfinished(evidence: Evidence): Promise<boolean> {
  const stored = await evidence.newsroom.texts();
  const isMissing = [...expectedTowns(evidence.entries).keys()].some((town) => !isStored(stored, town));
  return isMissing || (await wrongAnnouncements(evidence)).some(({ kind }) => kind === 'never announced');
}

export async function findLosses(evidence: Evidence): Promise<Loss[]> {
  const { newsroom, entries, posts, troubles } = evidence;
  const stored = await newsroom.texts();
  const losses: Loss[] = [];
  for (const [town, kind] of expectedTowns(entries)) {
    if (!isStored(stored, town)) losses.push({ kind, what: town });
  }
  for (const entry of entries.filter(wasForgotten)) {
    const town = entry.story?.town ?? '';
    if (isStored(stored, town)) losses.push({ kind: 'forgotten, but stored', what: town });
  }
  for (const { outcome, kind, what, exchange } of entries) {
    if (outcome === 'too late') {
      const seconds = ((exchange.refusedAfterMs ?? 0) / 1000).toFixed(1);
      losses.push({ kind: 'acknowledged too late', what: `${kind} after ${seconds} s: ${what}` });
    }
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
  for (const [town, times] of timesOf(stored.map(townIn))) {
    if (times > 1) losses.push({ kind: 'stored twice', what: town });
  }
  losses.push(...(await wrongAnnouncements(evidence)), ...wrongQuotes(evidence));
  for (const what of await newsroom.damages()) losses.push({ kind: 'the database is damaged', what });
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

/** Each news of a feed is announced once; the stories of its first reading are no news. */
async function wrongAnnouncements({ newsroom, announced, posts }: Evidence): Promise<Loss[]> {
  const news = await newsroom.news();
  const posted = timesOf(posts.map(townIn));
  const losses: Loss[] = [];
  for (const { town, id, isNews } of announced) {
    const times = posted.get(town) ?? 0;
    if (times > 1) losses.push({ kind: 'announced twice', what: town });
    if (times === 0 && (isNews || news.includes(sha256(id))))
      losses.push({ kind: 'never announced', what: town });
  }
  return losses;
}

function timesOf(towns: readonly (string | undefined)[]): Map<string, number> {
  const times = new Map<string, number>();
  for (const town of towns) if (town !== undefined) times.set(town, (times.get(town) ?? 0) + 1);
  return times;
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

const isStored = (stored: readonly string[], town: string): boolean =>
  stored.some((text) => text.includes(town));
