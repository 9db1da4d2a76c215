import { termOf, tokenize } from '../text/tokens.js';
import { verbForms } from '../text/verb-forms.js';
import { baseForms, isVerb, synonymsOf } from '../text/wordnet.js';

/** For each term of a question, the terms that may stand for it: "buy" for "purchase". */
export type Related = ReadonlyMap<string, ReadonlySet<string>>;

/** What WordNet does not know: newer names, and the short words of headlines, each before what it stands for. */
const NEWS_ENGLISH: readonly (readonly string[])[] = [
  ['twitter', 'x'],
  ['tweet', 'post'],
  ['ink', 'sign'],
  ['axe', 'cut', 'dismiss', 'cancel'],
  ['nab', 'arrest'],
  ['slay', 'kill'],
  ['slam', 'criticise', 'condemn'],
  ['hike', 'raise', 'rise', 'increase'],
  ['oust', 'remove'],
  ['mull', 'consider'],
  ['jab', 'vaccine'],
  ['probe', 'investigation', 'inquiry'],
  ['row', 'dispute'],
  ['bid', 'attempt', 'offer'],
];

const inNews = (word: string): readonly string[] =>
  NEWS_ENGLISH.flatMap(([short = '', ...plain]) => {
    if (word === short) return plain;
    return plain.includes(word) ? [short] : [];
  });

/** @param verbs Of the text, as written. */
export function relatedTerms(text: string, verbs: readonly string[]): Related {
  return new Map(
    tokenize(text).map(({ term, word }) => [
      term,
      new Set(
        [
          ...baseForms(word).flatMap((form) => [...synonymsOf(form), ...inNews(form)]),
          ...derivedFrom(word),
          ...(verbs.includes(word) ? verbForms(word) : []),
        ].map(termOf),
      ),
    ]),
  );
}

/** Endings that make a verb the one who does it, or what comes of it. */
const DERIVED = /(?:ator(?:y|ies)|atures?|ations?|ments?|[eo]rs?)$/;

/** "signatory" and "signer" say "sign", "founded" says "founder". */
function derivedFrom(word: string): string[] {
  const lower = word.toLowerCase();
  const stem = lower.replace(DERIVED, '');
  const verbs = stem === lower ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/, '$1')].filter(isVerb);
  const doers = baseForms(lower)
    .filter(isVerb)
    .flatMap((verb) => [`${verb}er`, `${verb}or`, `${verb.replace(/e$/, '')}er`]);
  return [...verbs, ...doers];
}
