import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemToken } from 'wink-nlp';

const wink = winkNLP(model, ['sbd', 'pos']);

/** The noun phrase a question asks to fill: "which other *club*", "what *German poet*", "the name of the *ship*". */
export interface Focus {
  /** Its last noun, lower case: what the answer is one of. */
  readonly head: string;
  /** All its words, lower case. */
  readonly words: readonly string[];
}

const ASKS = /^(?:what|which|whose)$/i;
const OF_WHAT = /^(?:name|names|number|title|term)$/i;
/** "what kind of farmers" asks for a kind, not for farmers. */
const SORT = /^(?:kind|kinds|type|types|sort|sorts|form|forms|style|styles)$/i;
const COPULA = /^(?:is|are|was|were|'s|’s)$/i;
const POSSESSIVE = /^['’]s?$/i;
const OPENS_PHRASE = /^(?:the|a|an|this|that|these|those|its|their|his|her|two|three)$/i;
const PART_OF_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);

interface Tagged {
  readonly word: string;
  readonly pos: string;
  /** Where it ends in the question. */
  readonly end: number;
}

/** What a question's grammar says of it. Taggers err on lower case and bare keywords: hints, no more. */
export interface Grammar {
  /** Null where it asks without such a phrase: "who …", "when …", bare keywords. */
  readonly focus: Focus | null;
  /** Its verbs as written, without auxiliaries. */
  readonly verbs: readonly string[];
}

/** @param from Where the question begins to ask; null where nothing in it asks. */
export function grammarOf(question: string, from: number | null): Grammar {
  const tokens: Tagged[] = [];
  let end = 0;
  wink
    .readDoc(question)
    .tokens()
    .each((token: ItemToken) => {
      const word = token.out();
      const start = question.indexOf(word, end);
      if (start >= 0) end = start + word.length;
      tokens.push({ word, pos: token.out(wink.its.pos), end });
    });
  const asks = from === null ? -1 : tokens.findIndex(({ word, end }) => end > from && ASKS.test(word));
  return {
    focus: asks < 0 ? null : phraseFrom(tokens, asks + 1),
    verbs: tokens.filter(({ pos }) => pos === 'VERB').map(({ word }) => word),
  };
}

function phraseFrom(tokens: readonly Tagged[], from: number): Focus | null {
  let at = from;
  const isCopula = COPULA.test(tokens[at]?.word ?? '');
  if (isCopula) at += 1;
  while (OPENS_PHRASE.test(tokens[at]?.word ?? '')) at += 1;
  const phrase: Tagged[] = [];
  while (at < tokens.length && PART_OF_PHRASE.has(tokens[at]!.pos)) phrase.push(tokens[at++]!);
  const next = tokens[at];
  if (phrase.length > 0 && POSSESSIVE.test(next?.word ?? '')) return phraseFrom(tokens, at + 1);
  if (next?.pos === 'VERB') {
    // "what were the astronauts wearing" asks what they wore.
    if (isCopula) return null;
    if (isDoer(phrase)) phrase.pop();
  }
  const nouns = phrase.filter(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  const head = nouns.at(-1)?.word;
  if (head === undefined || SORT.test(head)) return null;
  if (OF_WHAT.test(head) && next?.word.toLowerCase() === 'of') {
    const named = phraseFrom(tokens, at + 1);
    if (named) return named;
  }
  return { head: head.toLowerCase(), words: phrase.map(({ word }) => word.toLowerCase()) };
}

/** "the problem astronauts met": the last noun does what the verb behind it says. */
function isDoer(phrase: readonly Tagged[]): boolean {
  const [before, last] = phrase.slice(-2);
  return last !== undefined && before?.pos === 'NOUN' && /s$/i.test(last.word) && !/s$/i.test(before.word);
}
