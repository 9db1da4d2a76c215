/**
 * The outlet whose articles a question asks about: "according to Northern Press, how many died?", "what does Northern
 * Press say about the flood?", "news from Northern Press". Only whole names of outlets in the scope count: those of
 * "according to police" and "news from France" are none.
 */
import type { Scope } from '../../domain/scope.js';
import type { ArticleStore } from '../../store/ports/article-store.js';
import type { SearchStore } from '../../store/ports/search-store.js';
import { withoutTrailing } from '../../text/trailing.js';
import { OUTLET_MENTIONS, type OutletMention } from './outlet-mention.js';
import { namesTopic } from './question.js';
import { timeRangeOf } from './time-range.js';

export interface NamedOutlet {
  /** As stored. */
  readonly outlet: string;
  /** The question without it. */
  readonly question: string;
}

interface NamedOutletStore {
  readonly articles: Pick<ArticleStore, 'outlets' | 'scopeKey'>;
  readonly search: Pick<SearchStore, 'corpus'>;
}

/** Each may look through the articles of the scope. */
const MAX_PLACES = 8;
/** In larger scopes, a look at every "in Oslo" would take longer than the search; 7 ms at this size (SQLite). */
const MAX_ARTICLES_FOR_COMMON_PLACES = 10_000;

/**
 * Null if the question names no outlet of the scope as the one whose articles it asks about. In a scope of many articles,
 * "in <name>" and bare keywords name none.
 */
export async function namedOutlet(
  { articles, search }: NamedOutletStore,
  scope: Scope,
  question: string,
): Promise<NamedOutlet | null> {
  const all = OUTLET_MENTIONS.flatMap((mention) => placesIn(question, mention)).slice(0, MAX_PLACES);
  if (all.length === 0) return null;
  const key = await articles.scopeKey(scope);
  const isLarge = (await search.corpus(key, null)).articles > MAX_ARTICLES_FOR_COMMON_PLACES;
  const places = all.filter(({ mention }) => !(isLarge && mention.isCommon));
  const found = new Map<string, Promise<string[]>>();
  const outletsLike = (typed: string): Promise<string[]> => {
    const outlets = found.get(typed) ?? articles.outlets(key, typed);
    found.set(typed, outlets);
    return outlets;
  };
  for (const { mention, start, nameStart, word } of places) {
    const rest = question.slice(nameStart);
    const known = await outletsLike(mention.among === 'all' ? word : '');
    const [outlet] = known
      .filter((one) => opens(rest, one) && (mention.allowsOneWord || withoutArticle(one).includes(' ')))
      .sort((a, b) => b.length - a.length);
    if (outlet === undefined) continue;
    const before = question.slice(0, start);
    const after = rest.slice(withoutArticle(outlet).length);
    const asked = mention.asked(before, after);
    if (asked !== null) return { outlet, question: askedOf(tidied(asked)) };
  }
  return null;
}

interface Place {
  readonly mention: OutletMention;
  /** Of the words that introduce the name. */
  readonly start: number;
  readonly nameStart: number;
  /** The first of the name. */
  readonly word: string;
}

function placesIn(question: string, mention: OutletMention): Place[] {
  if (!mention.mayBeIn(question)) return [];
  return [...question.matchAll(mention.before)].map(({ 0: opening, index, groups }) => {
    const nameStart = index + opening.length;
    return {
      mention,
      start: index + (groups?.kept?.length ?? 0),
      nameStart,
      word: /^[\p{L}\p{N}]+/u.exec(question.slice(nameStart))?.[0] ?? '',
    };
  });
}

const tidied = (text: string): string =>
  withoutTrailing(
    text
      .replace(/\s+/g, ' ')
      .replace(/ (?=[?!.,])/g, '')
      .replace(/,(?=[?!.])/g, '')
      .replace(/^[ ,:]+/, ''),
    /[ ,:]/,
  );

/** Without a topic, it asks for the news of the outlet. */
function askedOf(question: string): string {
  // Which day it is does not matter: only the words of time are looked for.
  const timed = timeRangeOf(question, new Date(0));
  if (namesTopic(timed?.question ?? question)) return question;
  return timed ? `news ${timed.words}` : 'latest news';
}

const withoutArticle = (outlet: string): string => outlet.replace(/^the\s+/i, '');

/** True if a text begins with the whole name of an outlet, in any case. */
function opens(text: string, outlet: string): boolean {
  const name = withoutArticle(outlet).toLowerCase();
  return (
    name !== '' && text.toLowerCase().startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
  );
}
