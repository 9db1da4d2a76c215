import type { AnalysedSentence, EntityType } from '../../domain/article.js';
import { wordList } from '../../text/lexicon/words.js';
import { findNames } from '../../text/names.js';
import { tagsOf } from '../../text/naming/tags.js';
import { modifiesNoun } from '../../text/naming/type-by-words.js';
import { contentTerms, STOP_WORDS, tokenize } from '../../text/terms/tokens.js';
import { nounClassOf } from '../../text/terms/wordnet.js';
import { isSelfContained } from './key-sentences.js';

/** What an article is mainly about. */
export interface Topic {
  /** The first sentence of ordinary length; null for a text without sentences. */
  readonly lead: AnalysedSentence | null;
  /** Terms of the title and of the lead. */
  readonly titleTerms: ReadonlySet<string>;
  readonly leadTerms: ReadonlySet<string>;
  /** "the strike": a noun of the title that the text takes up again; null if there is none. */
  readonly noun: string | null;
  /** "the French pension protests": a name and nouns of the title; null if there is none. */
  readonly phrase: string | null;
  /** Where it happened: "Brey", in the title and after "in", "of" or "at" in the first sentence; null if that isn't told. */
  readonly place: string | null;
  /** The most prominent names, best first, as a question uses them: "the Lady Maren". */
  readonly names: readonly TopicName[];
}

export interface TopicName {
  readonly text: string;
  readonly kind: EntityType;
}

interface TitledText {
  readonly title: string;
  readonly text: string;
}

/** Sentences from the lead on whose names are prominent. */
const LEAD_SENTENCES = 2;
const MIN_NOUN_CHARS = 4;
const VAGUE_NOUNS = wordList('group side part number thing case member name time turn place');
/** A name that is less frequent, and not in the title, is asked about last. */
const MIN_MENTIONS = 2;
const RARE_WEIGHT = -10;
const MIN_MENTIONS_OF_PERSON = 3;
const NAME_KINDS: ReadonlySet<EntityType> = new Set(['person', 'organisation', 'place', 'thing', 'name']);

export function topicOf(article: TitledText, sentences: readonly AnalysedSentence[]): Topic {
  const textAt = ({ span }: AnalysedSentence): string => article.text.slice(span.start, span.end);
  const lead = sentences.find((sentence) => isSelfContained(textAt(sentence))) ?? sentences[0];
  const texts = sentences.map(textAt);
  return {
    lead: lead ?? null,
    titleTerms: new Set(contentTerms(article.title)),
    leadTerms: new Set(lead ? contentTerms(textAt(lead)) : []),
    noun: topicNoun(article, texts),
    phrase: topicPhrase(article, texts),
    place: topicPlace(article, lead),
    names: topicNames(article, sentences, lead?.ordinal ?? 0),
  };
}

const isNoun = (word: string | undefined): word is string =>
  word !== undefined && /^\p{Ll}{3,}$/u.test(word) && nounClassOf(word) !== null && !STOP_WORDS.has(word);
const hasTag = (word: string, tags: readonly string[]): boolean => tags.some((tag) => tagsOf(word).has(tag));
const FINITE_TAGS = ['PastTense', 'Copula', 'Auxiliary', 'Modal', 'Preposition'];

/** "wins" and "bans" are verbs in a title, unless they end it ("pension protests"). */
const isNounInTitle = (word: string | undefined, endsTitle: boolean): boolean =>
  isNoun(word) && !hasTag(word, FINITE_TAGS) && (endsTitle || !(/s$/.test(word) && hasTag(word, ['Verb'])));

/** "the French pension protests": a name in the title and the nouns that follow it; null if they aren't surely nouns. */
function topicPhrase({ title }: TitledText, texts: readonly string[]): string | null {
  const words = tokenize(title);
  const text = texts.join(' ');
  const within = new Set(
    tokenize(text)
      .filter(({ start }) => /[\p{Ll},] $/u.test(text.slice(Math.max(0, start - 2), start)))
      .map(({ word }) => word),
  );
  const isWord = (word: string): boolean => within.has(word);
  for (const [at, { word, start }] of words.entries()) {
    const isName = /^\p{Lu}\p{Ll}+$/u.test(word) && (at > 0 || isWord(word));
    if (!isName || /^\p{Lu}/u.test(words[at - 1]?.word ?? '')) continue;
    let end = at + 1;
    while (isNounInTitle(words[end]?.word, end === words.length - 1) && title[words[end]!.start - 1] === ' ')
      end += 1;
    const last = words[end - 1]!;
    if (end === at + 1 || (end < words.length && !isWord(last.word))) continue;
    return `the ${title.slice(start, last.end)}`;
  }
  return null;
}

/** The noun of the title that is most often taken up as "the …"; neither a person nor a place nor a time. */
function topicNoun({ title }: TitledText, texts: readonly string[]): string | null {
  const words = tokenize(title).map(({ word }) => word);
  const definite = definiteNouns(texts.join(' '));
  const counted = words.map((word, at) => {
    const noun = word.toLowerCase();
    const isTopic =
      isNoun(noun) &&
      noun.length >= MIN_NOUN_CHARS &&
      nounClassOf(noun) === 'other' &&
      !VAGUE_NOUNS.includes(noun);
    const count = isTopic ? (definite.get(noun) ?? 0) : 0;
    // "bomb survivors" are not about the bomb, unless the text speaks of it again and again.
    return { noun, count: isNounInTitle(words[at + 1], at + 2 === words.length) ? count - 1 : count };
  });
  const [best] = counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  return best ? `the ${best.noun}` : null;
}

/** How often each noun is taken up: "the strike", but not "the strike leader". */
function definiteNouns(text: string): Map<string, number> {
  const words = tokenize(text).map(({ word }) => word);
  const counts = new Map<string, number>();
  words.forEach((word, at) => {
    const [noun, next] = [words[at + 1], words[at + 2]];
    if (!/^the$/i.test(word) || noun === undefined || (isNoun(next) && !hasTag(next, FINITE_TAGS))) return;
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  });
  return counts;
}

/** A place in the title that the first sentence has after "in", "of" or "at". */
function topicPlace({ title, text }: TitledText, lead: AnalysedSentence | undefined): string | null {
  const isWhere = ({ start }: { readonly start: number }): boolean =>
    /\b(?:in|of|at) $/.test(text.slice(Math.max(0, start - 4), start));
  const place = lead?.mentions.find(
    ({ kind, span }) => kind === 'place' && isWhere(span) && title.includes(text.slice(span.start, span.end)),
  );
  return place ? text.slice(place.span.start, place.span.end) : null;
}

/** "the Brey bypass": a name that only modifies a noun. */
function isModifier(text: string, { start, end }: { readonly start: number; readonly end: number }): boolean {
  const [, next] = /^ (\p{Ll}[\p{Ll}-]*)/u.exec(text.slice(end, end + MAX_WORD_CHARS)) ?? [];
  if (next === undefined || STOP_WORDS.has(next) || nounClassOf(next) === null) return false;
  const afterDeterminer = /(?:^|\s)(?:the|a|an) $/i.test(text.slice(Math.max(0, start - 5), start));
  const tags = tagsOf(next);
  const isVerb =
    tags.has('PastTense') || tags.has('Copula') || tags.has('Auxiliary') || tags.has('Preposition');
  return !isVerb && (afterDeterminer || modifiesNoun(text.slice(end, end + MAX_WORD_CHARS)));
}

interface Counted extends TopicName {
  kind: EntityType;
  count: number;
  definite: number;
}

/** A name of the title or the lead counts as much as this many mentions. */
const TITLE_WEIGHT = 3;
const LEAD_WEIGHT = 1;
/** Of two equally prominent names, the more particular one is asked about. */
const KIND_WEIGHTS: Partial<Record<EntityType, number>> = {
  thing: 1.5,
  organisation: 1,
  person: 1,
  name: 0.5,
};
const MIN_NAME_CHARS = 3;
const MAX_WORD_CHARS = 40;
/** ", Microsoft says": whoever a headline quotes is not its topic. */
const ATTRIBUTION_RE = /[,:–—-] [^,]{2,60} (?:says?|said|warns?)$/;

function topicNames(
  article: TitledText,
  sentences: readonly AnalysedSentence[],
  leadOrdinal: number,
): TopicName[] {
  const names = new Map<string, Counted>();
  const lead: string[] = [];
  for (const { mentions, ordinal } of sentences) {
    for (const { kind, span } of mentions) {
      if (!NAME_KINDS.has(kind)) continue;
      if (isModifier(article.text, span)) continue;
      const number =
        /^ \d{1,4}(?=[\s,.;])/.exec(article.text.slice(span.end, span.end + MAX_WORD_CHARS))?.[0] ?? '';
      const name =
        article.text.slice(span.start, span.end) + (kind === 'name' || kind === 'thing' ? number : '');
      const definite = /(?:^|[\s"“(])the $/i.test(article.text.slice(Math.max(0, span.start - 5), span.start))
        ? 1
        : 0;
      const known = names.get(name);
      if (known) {
        known.count += 1;
        known.definite += definite;
        if (known.kind === 'name') known.kind = kind;
      } else names.set(name, { text: name, kind, count: 1, definite });
      if (ordinal >= leadOrdinal && ordinal < leadOrdinal + LEAD_SENTENCES) lead.push(name);
    }
  }
  const all = [...names.values()];
  const longest = (name: Counted): Counted =>
    all.find(
      ({ text, kind }) => kind === name.kind && text !== name.text && text.endsWith(` ${name.text}`),
    ) ?? name;
  const scores = new Map<Counted, number>();
  for (const name of all) {
    const whole = longest(name);
    scores.set(whole, (scores.get(whole) ?? 0) + name.count);
  }
  const title = article.title.replace(ATTRIBUTION_RE, '');
  const inTitle = findNames(title).map(({ span }) => title.slice(span.start, span.end));
  const isIn = (list: readonly string[], { text }: Counted): boolean =>
    list.some((other) => other === text || text.endsWith(` ${other}`) || other.endsWith(` ${text}`));
  return [...scores]
    .filter(([name]) => name.text.length >= MIN_NAME_CHARS && (isIn(inTitle, name) || isIn(lead, name)))
    .filter(
      ([name, count]) => name.kind !== 'person' || count >= MIN_MENTIONS_OF_PERSON || isIn(inTitle, name),
    )
    .map(([name, count]) => ({
      name,
      score:
        (count < MIN_MENTIONS && !isIn(inTitle, name) ? RARE_WEIGHT : 0) +
        count +
        (KIND_WEIGHTS[name.kind] ?? 0) +
        (isIn(inTitle, name) ? TITLE_WEIGHT : 0) +
        (isIn(lead, name) ? LEAD_WEIGHT : 0),
    }))
    .sort((a, b) => b.score - a.score)
    .map(({ name }) => ({
      text: name.definite * 2 >= name.count ? `the ${name.text}` : name.text,
      kind: name.kind,
    }));
}
