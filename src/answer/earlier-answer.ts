/** What a follow-up is resolved against: the question before it, and what its answer cited. */
import type { Scope } from '../domain/scope.js';
import { type PlacedSpan, SHORT_ANSWER_PLACE } from '../store/ports/answer-store.js';
import type { Store } from '../store/ports/store.js';
import { nameTermsIn } from './evidence/event.js';
import { correctionOf } from './question/follow-up/correction.js';
import type { EarlierQuestion } from './question/follow-up/earlier-question.js';
import { withoutStaleSubject } from './question/follow-up/inherited-subject.js';
import { namedOutlet } from './question/named-outlet.js';
import { cleanQuestion, plainQuestion } from './question/plain-question.js';

export interface Earlier extends EarlierQuestion {
  /** Ids of all articles that its answer cites. */
  readonly articles: ReadonlySet<string>;
  /** That of its first quote. */
  readonly topicArticles: ReadonlySet<string>;
  /** The terms of the names in the article of its first quote. */
  readonly nameTerms: ReadonlySet<string>;
  readonly quoted: readonly PlacedSpan[];
}

/** The question of an answer and what it cited; null if the scope has no such answer. */
export async function loadEarlier(store: Store, scope: Scope, answerId: string): Promise<Earlier | null> {
  const found = await store.answers.find(await store.articles.scopeKey(scope), answerId);
  if (!found) return null;
  const quoted = async (citations: readonly PlacedSpan[]): Promise<string[]> => {
    const texts = await Promise.all(
      citations.map(async ({ article, revision, start, end }) =>
        (await store.articles.find(scope, article, revision))?.text.slice(start, end),
      ),
    );
    return texts.filter((text) => text !== undefined);
  };
  const names = await quoted(found.citations.filter(({ place }) => place === SHORT_ANSWER_PLACE));
  const first = found.citations.filter(({ place }) => place === 1).slice(0, 1);
  const [quote = null] = await quoted(first);
  const article = first[0] && (await store.articles.find(scope, first[0].article, first[0].revision));
  const searched = plainQuestion(found.searched);
  const earlier = {
    typed: await withoutOutlet(store, scope, askedIn(found.question), searched),
    searched,
    shortAnswer: names.length > 0 && !found.unhelpful ? names.join(', ') : null,
    quote,
  };
  const articles = new Set(found.citations.map(({ article }) => article));
  const topicArticles = new Set(first.map(({ article }) => article));
  const shown = found.citations.filter(({ place }) => place > 0);
  const nameTerms = nameTermsIn(article?.text ?? '');
  return {
    ...withoutStaleSubject(earlier, article?.title ?? ''),
    articles,
    topicArticles,
    nameTerms,
    quoted: shown,
  };
}

/** An earlier question without the outlet that it names, where it was searched for without it. */
async function withoutOutlet(store: Store, scope: Scope, typed: string, searched: string): Promise<string> {
  const named = await namedOutlet(store, scope, typed);
  if (named === null) return typed;
  const name = named.outlet.toLowerCase().replace(/^the /, '');
  return searched.toLowerCase().includes(name) ? typed : named.question;
}

/** A correction is no introduction: "no, I meant the debate". */
export function askedIn(typed: string): string {
  const clean = cleanQuestion(typed);
  return correctionOf(clean) === null ? plainQuestion(typed) : clean;
}
