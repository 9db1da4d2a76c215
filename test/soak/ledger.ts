/** What was sent to the bot, and what became of it. */

import { ingestStrings } from '../../src/discord/strings/en/commands/ingest.js';
import { MEMBER_WORDINGS } from '../../src/discord/strings/en/errors.js';
import type { Exchange, ShownMessage } from '../discord/lookalike/exchange.js';
import type { Story } from './stories.js';

export type Kind = 'ask' | 'ingest' | 'forget' | 'sources' | 'feed' | 'autocomplete';

/**
 * `cut by a kill`, `cut by a stop`: the bot's process ended meanwhile. `missed`: sent while the gateway had forgotten
 * the session, so that it never reached the bot. `too late`: acknowledged after Discord's three seconds. `without words`:
 * nothing was said by a bot that was alive.
 */
export type Outcome =
  | 'waiting'
  | 'answered'
  | 'refused'
  | 'failed'
  | 'cut by a kill'
  | 'cut by a stop'
  | 'missed'
  | 'too late'
  | 'without words';

export interface Entry {
  readonly kind: Kind;
  readonly exchange: Exchange;
  /** What was asked for, for the report. */
  readonly what: string;
  /** The story that is added or forgotten. */
  readonly story?: Story;
  outcome: Outcome;
  /** When the outcome was known, on the clock of `performance`. */
  settledAt: number | undefined;
}

/** Lets the message of a refusal stand for its kind. */
const VARIABLE_RE = /[0-9a-f]{8}\b|\d+|“[^”]*”|"[^"]*"/g;
const MAX_WORDS_CHARS = 90;
const FAULT_WORDS = 'Something went wrong on my side';
/** What is said of an ingest that goes on after a restart. */
const CLOSING_WORDS = MEMBER_WORDINGS['app.closing']?.({}) ?? '';
const ADDED: readonly string[] = Object.values(ingestStrings.outcome);

export class Ledger {
  readonly entries: Entry[] = [];
  /** How often each refusal was read. */
  readonly refusals = new Map<string, number>();

  /** Records an interaction and follows it until it has an outcome. */
  add(kind: Kind, exchange: Exchange, what: string, story?: Story): Entry {
    const entry: Entry = {
      kind,
      exchange,
      what,
      ...(story && { story }),
      outcome: 'waiting',
      settledAt: undefined,
    };
    this.entries.push(entry);
    void exchange.until(() => entry.outcome !== 'waiting' || isFinal(entry)).then(() => this.#settle(entry));
    return entry;
  }

  /** Gives every waiting interaction this outcome; those for which `which` is false stay. */
  close(outcome: Outcome, which: (entry: Entry) => boolean = () => true): number {
    const closed = this.entries.filter((entry) => entry.outcome === 'waiting' && which(entry));
    for (const entry of closed) this.#close(entry, outcome);
    return closed.length;
  }

  get waiting(): number {
    return this.count('waiting');
  }

  count(outcome: Outcome): number {
    return this.entries.filter((entry) => entry.outcome === outcome).length;
  }

  get acknowledged(): number {
    return this.entries.filter(({ exchange }) => exchange.responseType !== undefined).length;
  }

  #settle(entry: Entry): void {
    if (entry.outcome !== 'waiting') return;
    const words = wordsOf(entry);
    if (isTooLate(entry)) this.#close(entry, 'too late');
    else if (words === null) this.#close(entry, 'answered');
    else {
      this.#close(entry, words.startsWith(FAULT_WORDS) ? 'failed' : 'refused');
      const kind = `${entry.kind}: ${words.replace(VARIABLE_RE, '…').slice(0, MAX_WORDS_CHARS)}`;
      this.refusals.set(kind, (this.refusals.get(kind) ?? 0) + 1);
    }
  }

  #close(entry: Entry, outcome: Outcome): void {
    entry.outcome = outcome;
    entry.settledAt = performance.now();
  }
}

/** The last message that the user sees in response; undefined while there is none, or it is "is thinking…". */
export function shownIn({ exchange }: Entry): ShownMessage | undefined {
  const { original, deleted, followUps } = exchange;
  return followUps.at(-1) ?? (original && !original.thinking && !deleted ? original : undefined);
}

/** The bot said that it took the article over: while it works, or because it restarts. */
export function wasAccepted({ exchange, kind }: Entry): boolean {
  if (kind !== 'ingest') return false;
  const said = [...exchange.edits.map(({ message }) => message), ...exchange.followUps];
  return said.some(({ text }) => isProgress(text) || isAboutRestart(text));
}

/** Read by those whose article is added after a restart. */
export const isAboutRestart = (text: string): boolean => text.startsWith(CLOSING_WORDS);

export function wasAdded(entry: Entry): boolean {
  const text = entry.outcome === 'answered' ? shownIn(entry)?.text : undefined;
  return entry.kind === 'ingest' && ADDED.some((added) => text?.startsWith(`-# ${added}`));
}

export function wasForgotten(entry: Entry): boolean {
  return entry.kind === 'forget' && entry.outcome === 'answered';
}

const isTooLate = ({ exchange }: Entry): boolean =>
  exchange.responseType === undefined && exchange.refusedAfterMs !== undefined;

function isFinal(entry: Entry): boolean {
  if (isTooLate(entry)) return true;
  if (entry.kind === 'autocomplete') return entry.exchange.choices !== undefined;
  const message = shownIn(entry);
  if (!message) return false;
  // Progress is shown without a box in the deferred message.
  const mayBeProgress = entry.kind === 'ask' || entry.kind === 'ingest';
  const isOriginal = message === entry.exchange.original && entry.exchange.responseType === 5;
  return !(mayBeProgress && isOriginal) || message.boxed;
}

/** What was said instead of a result; null for a result. */
function wordsOf(entry: Entry): string | null {
  const message = shownIn(entry);
  return !message || message.boxed ? null : message.text;
}

const isProgress = (text: string): boolean =>
  /^(?:Waiting: you are number|Fetching the page|Reading|Indexing|Saving|Done:)/.test(text);
