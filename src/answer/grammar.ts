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
const OF_WHAT = /^(?:kind|kinds|type|types|sort|sorts|form|name|names|number|title|term)$/i;
const COPULA = /^(?:is|are|was|were|'s|’s)$/i;
const OPENS_PHRASE = /^(?:the|a|an|this|that|these|those|its|their|his|her|two|three)$/i;
const PART_OF_PHRASE = new Set(['NOUN', 'PROPN', 'ADJ', 'NUM']);

interface Tagged {
  readonly word: string;
  readonly pos: string;
}

/** What a question's grammar says of it. Taggers err on lower case and bare keywords: hints, no more. */
export interface Grammar {
  /** Null where it asks without such a phrase: "who …", "when …", bare keywords. */
  readonly focus: Focus | null;
  /** Its verbs as written, without auxiliaries. */
  readonly verbs: readonly string[];
}

export function grammarOf(question: string): Grammar {
  const tokens: Tagged[] = [];
  wink
    .readDoc(question)
    .tokens()
    .each((token: ItemToken) => {
      tokens.push({ word: token.out(), pos: token.out(wink.its.pos) });
    });
  const asks = tokens.findIndex(({ word }) => ASKS.test(word));
  return {
    focus: asks < 0 ? null : phraseFrom(tokens, asks + 1),
    verbs: tokens.filter(({ pos }) => pos === 'VERB').map(({ word }) => word),
  };
}

function phraseFrom(tokens: readonly Tagged[], from: number): Focus | null {
  let at = from;
  if (COPULA.test(tokens[at]?.word ?? '')) at += 1;
  while (OPENS_PHRASE.test(tokens[at]?.word ?? '')) at += 1;
  const phrase: Tagged[] = [];
  while (at < tokens.length && PART_OF_PHRASE.has(tokens[at]!.pos)) phrase.push(tokens[at++]!);
  const nouns = phrase.filter(({ pos }) => pos === 'NOUN' || pos === 'PROPN');
  const head = nouns.at(-1)?.word;
  if (head === undefined) return null;
  if (OF_WHAT.test(head) && tokens[at]?.word.toLowerCase() === 'of') {
    const named = phraseFrom(tokens, at + 1);
    if (named) return named;
  }
  return { head: head.toLowerCase(), words: phrase.map(({ word }) => word.toLowerCase()) };
}
