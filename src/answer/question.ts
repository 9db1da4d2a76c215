import { UserError } from '../errors.js';
import { contentTerms, tokenize } from '../text/tokens.js';
import { type AnswerKind, answerKindOf, speakerIn, WANTED, type Wanted } from './answer-kind.js';
import { type Focus, grammarOf } from './grammar.js';
import { askingFrom } from './interrogative.js';
import { type Related, relatedTerms } from './related-terms.js';

export interface Question {
  readonly text: string;
  readonly kind: AnswerKind;
  /** Which mentions of a sentence can be the answer; empty where any words can. */
  readonly wanted: Wanted;
  /** Distinct content terms without the words that only ask ("latest", "happened"); may be empty for an overview. */
  readonly terms: readonly string[];
  /** All content terms in the order asked, repeats kept. */
  readonly ordered: readonly string[];
  /** More than one name is asked for: "which ministers", "the two leaders". */
  readonly several: boolean;
  /** Of `terms`, those that only say what is counted or which sort is asked ("how many seats": "seat"). */
  readonly unit: readonly string[];
  /** Of `terms`, those that name whose words are asked for ("what did Hegseth say"). */
  readonly speaker: readonly string[];
  /** Terms of its verbs. */
  readonly verbs: readonly string[];
  /** Each term as the question writes it, lower case. */
  readonly words: ReadonlyMap<string, string>;
  /** Terms that say the same as one of the question's. */
  readonly related: Related;
}

/** Words that ask rather than name a topic; left out of an overview's terms. */
const ASKING =
  /^(?:latest|newest|recent|recently|new|news|today|todays|happened|happening|happens|happen|going|tell|give|overview|summary|summarise|summarize|update|updates|headline|headlines|story|stories|top|catch|bring|date|know|want|need|find|show|please|article|articles|according|exactly|actually|name|names|named|many|much|kind|sort|type)$/;

/** What goes with an asking word and says no more than it: "how long will it *run*", "when does it *take place*". */
const ASKING_TOO: Partial<Record<AnswerKind, RegExp>> = {
  duration:
    /(?<=\bhow )long\b|\b(?:runs?|running|ran|lasts?|lasted|lasting|takes?|took|taken|duration|valid)\b/gi,
  time: /\b(?:takes?|took|taken|taking) place\b|(?<=\bwhat )time\b/gi,
};

const SEVERAL =
  /\b(?:which|what|names? of|name|who (?:are|were))\s+(?:the\s+)?(?:\w+\s+)?(?:two|both|people|men|women|signatories|(?:minister|president|leader|player|actor|singer|author|director|boss|politician|official|astronaut|scientist|winner|candidate|founder|owner|compan|firm|group|part|team|club|bank|agenc|airline|countr|nation)(?:s|es|ies))\b/;

/** The noun after "how many", "which", "what share of": what is counted or chosen among. */
const UNIT =
  /\b(?:how (?:many|much)|number of|share of|percentage of|proportion of)\s+([\p{L}-]+)(?:\s+of\s+([\p{L}-]+))?/giu;

const MIN_TERMS_KEPT = 1;

/**
 * What a question asks, from its words alone; typos, lower case and bare keywords are normal.
 * @throws UserError `question.empty` without a word to search for, `question.too-long` over `maxChars`.
 */
export function analyseQuestion(text: string, maxChars: number): Question {
  const plain = cleanQuestion(text);
  if (plain.length > maxChars) {
    throw new UserError(
      'question.too-long',
      `The question has ${plain.length.toLocaleString('en')} characters; the limit is ${maxChars.toLocaleString('en')}. Ask it shorter.`,
    );
  }
  const lower = plain.toLowerCase().replaceAll('’', "'");
  const from = askingFrom(plain);
  const { focus, verbs } = grammarOf(plain, from);
  const kind = answerKindOf(lower, from, focus);
  const ordered = contentTerms(plain);
  const all = [...new Set(ordered)];
  const asking = new Set([
    ...tokenize(plain)
      .filter(({ word }) => ASKING.test(word.toLowerCase()))
      .map(({ term }) => term),
    ...(plain.match(ASKING_TOO[kind] ?? /$^/g) ?? []).flatMap(contentTerms),
  ]);
  const topical = all.filter((term) => !asking.has(term));
  const terms = topical.length >= MIN_TERMS_KEPT || kind === 'overview' ? topical : all;
  if (terms.length === 0 && kind !== 'overview') {
    throw new UserError(
      'question.empty',
      'There is nothing to search for in this question. Ask about something in the news, for example: ' +
        'who signed the US-India framework?',
    );
  }
  return {
    text: plain,
    kind,
    wanted: WANTED[kind],
    several: SEVERAL.test(lower),
    terms,
    ordered,
    unit: unitOf(lower, focus, terms),
    speaker:
      kind === 'statement' ? contentTerms(speakerIn(lower)).filter((term) => terms.includes(term)) : [],
    verbs: [...new Set(contentTerms(verbs.join(' ')))],
    words: wordsOf(plain),
    related: relatedTerms(plain, verbs),
  };
}

/** Control characters out, blanks collapsed. */
export const cleanQuestion = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

function unitOf(lower: string, focus: Focus | null, terms: readonly string[]): string[] {
  const counted = Array.from(lower.matchAll(UNIT)).flatMap(([, noun = '', of = '']) =>
    contentTerms(`${noun} ${of}`),
  );
  const nouns = [...counted, ...contentTerms(focus?.head ?? '')];
  return terms.filter((term) => nouns.includes(term));
}

/** Whether a sentence's mention stands in the question already, so that it can't be what is asked. */
export function isAsked(question: Question, name: string): boolean {
  const terms = contentTerms(name);
  return terms.length > 0 && terms.every((term) => question.terms.includes(term));
}

const wordsOf = (text: string): Map<string, string> =>
  new Map(tokenize(text).map(({ term, word }) => [term, word.toLowerCase()]));
