/** The words of a sentence, with what negates them or makes them less than a fact. */
import { BASES_OF_IRREGULAR_FORMS } from '../../text/lexicon/irregular-verbs.js';
import { STOP_WORDS, type Token, termOf, tokenize } from '../../text/terms/tokens.js';

export interface SentenceWord extends Token {
  /** Number of the clause: words of different clauses are not related. */
  readonly clause: number;
}

const CLAUSE_END_RE = /[,;:()–—"“”]/;
const NEGATOR_RE =
  /^(?:not|never|denied|denies|deny|refus(?:e|es|ed)|declin(?:e|es|ed)|fail(?:s|ed)?|nor|neither|no)$|n['’]t$/i;
/** "did not only sign", "not because" */
const CANCELS_NEGATION_RE = /^(?:only|just|merely|because|until|before|since|far|long)$/i;
const NOBODY_RE = /^(?:nobody|none|no-one|noone)$/i;
const MODAL_RE =
  /^(?:would|could|should|may|might|will|can|if|whether|unless|to|likely|possibly|recommend(?:s|ed)?|urge[ds]?|asked|want(?:s|ed)?|hope[ds]?|expect(?:s|ed)?|fear(?:s|ed)?|plan(?:s|ned)?|promise[ds]?|threaten(?:s|ed)?|vote|voting|ask(?:s|ed)?|call(?:s|ed)?|wanted|offered|demand(?:s|ed)?)$/i;
/** Between a negator and the word that it negates: "would not ask for a *recount*". */
const BETWEEN_RE =
  /^(?:be|been|being|yet|to|have|has|had|ever|fully|actually|ask|asked|asking|seek|sought|call|called|demand|demanded|request|requested|order|ordered|hold|held|need|for|a|an|any|the|such)$/i;
const MAX_BETWEEN = 5;
const DENIAL_RE = /^den(?:y|ies|ied)$/i;
/** Between a denial and the word that it is about: "denied reports that she was thinking about *resigning*". */
const BETWEEN_DENIAL_RE =
  /^(?:reports?|claims?|rumou?rs?|suggestions?|allegations?|speculation|accusations?|that|of|he|she|it|they|was|were|is|are|had|has|have|be|been|being|ever|about|to|going|thinking|think|considering|consider|considered|planning|plans?|planned|intending|intended|wants?|wanted|the|an?|any|his|her|its|their)$/i;
const MAX_BETWEEN_DENIAL = 10;
const MODAL_WINDOW = 3;
/** A name further before a verb is not its subject. */
const MAX_WORDS_FROM_NAME = 30;

/** The term of a word, or of its base if it is an irregular form: "won" and "win" have the same one. */
export const baseTermOf = (word: string): string =>
  termOf(BASES_OF_IRREGULAR_FORMS.get(word.toLowerCase()) ?? word);

export function wordsOf(sentence: string): SentenceWord[] {
  let clause = 0;
  let end = 0;
  return tokenize(sentence).map((token) => {
    if (CLAUSE_END_RE.test(sentence.slice(end, token.start))) clause += 1;
    end = token.end;
    return { ...token, term: baseTermOf(token.word), clause };
  });
}

export const termsOf = (words: readonly Token[]): ReadonlySet<string> =>
  new Set(words.map(({ term }) => term));

/** Index of the word that negates the word at an index; null if it is affirmed. */
export function negatorOf(words: readonly SentenceWord[], at: number): number | null {
  const negator = nearNegator(words, at);
  if (negator === null) return denialBefore(words, at);
  const isCancelled = [at, negator].some((i) => CANCELS_NEGATION_RE.test(words[i + 1]?.word ?? ''));
  return isCancelled ? null : negator;
}

const negatorBefore = (words: readonly SentenceWord[], at: number): number | null =>
  nearNegator(words, at) ?? denialBefore(words, at);

function denialBefore(words: readonly SentenceWord[], at: number): number | null {
  const first = Math.max(0, at - MAX_BETWEEN_DENIAL);
  const denial = first + words.slice(first, at).findLastIndex(({ word }) => DENIAL_RE.test(word));
  if (denial < first || words[denial]!.clause !== words[at]!.clause) return null;
  return words.slice(denial + 1, at).every(({ word }) => BETWEEN_DENIAL_RE.test(word)) ? denial : null;
}

function nearNegator(words: readonly SentenceWord[], at: number): number | null {
  const { clause } = words[at]!;
  for (let before = at - 1; before >= Math.max(0, at - 1 - MAX_BETWEEN); before -= 1) {
    const { word, clause: own } = words[before]!;
    if (own !== clause) return null;
    if (isNobody(words, before)) return before;
    if (NEGATOR_RE.test(word))
      return /^(?:if|or|whether)$/i.test(words[before - 1]?.word ?? '') ? null : before;
    if (!BETWEEN_RE.test(word) && !/^(?:was|were|is|are|did)$/i.test(word)) return null;
  }
  return null;
}

/** "not", "never", "denied", "nobody", "without" */
export const isNegator = ({ word }: SentenceWord): boolean =>
  NEGATOR_RE.test(word) || NOBODY_RE.test(word) || /^without$/i.test(word);

/** "no one", "nobody" */
export const isNobody = (words: readonly SentenceWord[], at: number): boolean =>
  NOBODY_RE.test(words[at]!.word) ||
  (/^one$/i.test(words[at]!.word) && /^no$/i.test(words[at - 1]?.word ?? ''));

/** False for what is only possible, wanted or asked for. */
export const isFact = (words: readonly SentenceWord[], at: number): boolean =>
  negatorBefore(words, at) === null &&
  !words.slice(Math.max(0, at - MODAL_WINDOW), at).some(({ word }) => MODAL_RE.test(word));

/** The words of a name that are nearest before an index; empty if the sentence has none there. */
export function nameBefore(words: readonly SentenceWord[], at: number): readonly SentenceWord[] {
  const isName = ({ word, start }: SentenceWord): boolean =>
    /^\p{Lu}/u.test(word) && !(start === 0 && STOP_WORDS.has(word.toLowerCase()));
  const nearest = Math.max(0, at - MAX_WORDS_FROM_NAME);
  const last = nearest + words.slice(nearest, at).findLastIndex(isName);
  if (last < nearest) return [];
  let first = last;
  while (first > 0 && isName(words[first - 1]!) && words[first - 1]!.clause === words[last]!.clause)
    first -= 1;
  return words.slice(first, last + 1);
}
