import { termOf, tokenize } from '../text/tokens.js';
import { baseForms, isVerb, synonymsOf } from '../text/wordnet.js';

/** For each term of a question, the terms that may stand for it: "buy" for "purchase". */
export type Related = ReadonlyMap<string, ReadonlySet<string>>;

export function relatedTerms(text: string): Related {
  return new Map(
    tokenize(text).map(({ term, word }) => [
      term,
      new Set([...baseForms(word).flatMap((form) => synonymsOf(form)), ...derivedFrom(word)].map(termOf)),
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
