import type { AnalysedSentence, EntityType, Mention } from '../../domain/article.js';
import { nlp } from '../../text/compromise.js';
import { TITLE_WORDS } from '../../text/lexicon/offices.js';
import { ORGANISATION_NAME_WORDS } from '../../text/lexicon/organisations.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { isKnownWord } from '../../text/terms/wordnet.js';

/** A mention with its offsets in the sentence. */
export interface RelativeMention {
  readonly kind: EntityType;
  readonly start: number;
  readonly end: number;
}

/** The main clause of a sentence: "Nimbra | on Thursday | showed | the Folio 3". */
export interface Clause {
  readonly sentence: string;
  readonly mentions: readonly RelativeMention[];
  /** As a question repeats it: an article at the beginning is in lower case. */
  readonly subject: string;
  /** Type of the name that the subject is; null for a noun phrase. */
  readonly subjectKind: EntityType | null;
  /** Auxiliary verbs and the main verb, as written, without adverbs. */
  readonly auxiliaries: readonly string[];
  readonly verb: string;
  /** A date before the verb: "On Thursday Nimbra showed". */
  readonly time: string | null;
  /** What follows the verb, to the end of the clause; offsets into the sentence. */
  readonly rest: { readonly start: number; readonly end: number };
}

export function relativeMentions({ span, mentions }: AnalysedSentence): RelativeMention[] {
  return mentions.map(({ kind, span: { start, end } }: Mention) => ({
    kind,
    start: start - span.start,
    end: end - span.start,
  }));
}

interface Term {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly tags: readonly string[];
}

interface TaggedTerm {
  readonly text: string;
  readonly tags: string[];
  readonly offset: { readonly start: number; readonly length: number };
}

/** Words with the parts of speech that compromise gives them. */
function termsOf(sentence: string): Term[] {
  const found = nlp(sentence).json({ terms: { tags: true, offset: true }, offset: true }) as {
    terms: TaggedTerm[];
  }[];
  return found.flatMap(({ terms }) =>
    terms.map(({ text, tags, offset: { start } }) => ({
      word: text,
      start,
      end: start + text.length,
      tags,
    })),
  );
}

const AUXILIARY_RE =
  /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|been|be|being)$/;
/** Past tenses that are nouns or present tenses as well. */
const IRREGULAR_PAST = wordList(
  `won met made took gave led became beat left went came began found held lost saw sold bought set put cut hit ran rose
  fell grew drew threw wrote spoke stood kept sent spent built cost broke flew shot struck hurt stole sank rang paid got`,
);
const PAST_RE = new RegExp(`^(?:\\p{Ll}+ed|${IRREGULAR_PAST.join('|')})$`, 'u');
const PARTICIPLES = wordList(
  `broken taken given seen known shown drawn thrown written driven stolen frozen chosen hidden sworn torn born beaten
  done gone risen fallen eaten grown flown worn spoken shaken woken become come run`,
);
const NEGATION_RE = /\b(?:not|never|no|neither|nor|none|hardly)\b|n['’]t\b/i;
const ADVERB_RE = /^(?:also|now|still|already|just|then|later|finally|first|only|\p{Ll}+ly)$/u;
const CLAUSE_END_RE =
  /[,;:—–]\s|\s[-–—]\s|\s(?:and|but|or|while|which|who|whom|whose|because|although|though|that|as|so|if|when|where|after|before|until|since|whether|than)\s|[.!?]["'”’]?$/g;
/** Before "and" or "that", these need what follows. */
const OPEN_ENDED_RE = /\b(?:between|both|either|from|of|to|for|in|on|at|by|with|about|the|a|an)$/;
const MAX_SUBJECT_WORDS = 9;
/** A date or the like between subject and verb: "Nimbra on Thursday showed". */
const INSERTED_TIME_RE = /\s(?:(?:late|early) )?(?:(?:on|in|at|by|since) )?$/;
const PREPOSITION_LAST_RE = /\b(?:of|for|to|from|with|by|in|on|at|as|and|or|than|about|into|the|a|an)$/;
const APPOSITION_RE = /,\s[^,]{2,90},\s*$/;
const TITLES_ONLY_RE = new RegExp(`^(?:${anyOf(TITLE_WORDS)}(?:-elect)?\\.?\\s)+$`);

const LEADING_PREPOSITION_RE = /^(?:(?:Late|Early) )?(?:(?:On|In|From|By|Since|At|on|in) )?$/;

/** Parses the main clause of a sentence that begins with its subject or a date; null if that isn't certain. */
export function clauseOf(sentence: string, mentions: readonly RelativeMention[]): Clause | null {
  const [date] = mentions;
  const begins = date?.kind === 'date' && LEADING_PREPOSITION_RE.test(sentence.slice(0, date.start));
  if (!begins) return clauseFrom(sentence, mentions);
  const from = date.end + (/^,?\s/.exec(sentence.slice(date.end))?.[0].length ?? 0);
  const shifted = mentions
    .slice(1)
    .map(({ kind, start, end }) => ({ kind, start: start - from, end: end - from }));
  const clause = clauseFrom(sentence.slice(from), shifted);
  return clause && { ...clause, time: clause.time ?? sentence.slice(date.start, date.end) };
}

function clauseFrom(sentence: string, mentions: readonly RelativeMention[]): Clause | null {
  if (!/^\p{L}|^\d/u.test(sentence)) return null;
  const terms = termsOf(sentence);
  const at = finiteVerbAt(terms, mentions);
  if (at < 1) return null;
  const subject = subjectOf(sentence, terms[at]!.start, mentions);
  if (!subject) return null;
  const group = verbGroup(terms, at);
  // The pluperfect tells what happened before the story.
  if (!group || group.auxiliaries.includes('had')) return null;
  const end = clauseEnd(sentence, group.end);
  if (NEGATION_RE.test(sentence.slice(terms[at]!.start, end))) return null;
  return { sentence, mentions, ...subject, ...group, rest: { start: group.end, end } };
}

/** Index of the first finite verb; −1 if a relative clause or a comma makes it uncertain. */
function finiteVerbAt(terms: readonly Term[], mentions: readonly RelativeMention[]): number {
  for (const [at, { word, start, tags }] of terms.entries()) {
    if (/^(?:that|which|who|whose|if|when|while|as|because|after|before|although)$/i.test(word)) return -1;
    if (at === 0 && (tags.includes('Preposition') || tags.includes('Conjunction'))) return -1;
    if (mentions.some((mention) => mention.start <= start && start < mention.end)) continue;
    if (!/^\p{Ll}/u.test(word)) continue;
    const isFiniteVerb =
      PAST_RE.test(word) ||
      AUXILIARY_RE.test(word) ||
      (tags.includes('Verb') && tags.includes('PresentTense') && !tags.includes('Gerund') && /s$/.test(word));
    const afterNoun =
      at > 0 && !terms[at - 1]!.tags.some((tag) => tag === 'Determiner' || tag === 'Preposition');
    if (isFiniteVerb && afterNoun) return at;
  }
  return -1;
}

function subjectOf(
  sentence: string,
  end: number,
  mentions: readonly RelativeMention[],
): Pick<Clause, 'subject' | 'subjectKind' | 'time'> | null {
  let words = sentence.slice(0, end).trimEnd();
  const time = mentions.find(({ kind, end: at }) => kind === 'date' && at === words.length);
  if (time) words = words.slice(0, time.start).replace(INSERTED_TIME_RE, '').trimEnd();
  words = `${words} `
    .replace(APPOSITION_RE, '')
    .trimEnd()
    .replace(/ (?:also|now|still|then|later|already)$/, '');
  if (words === '' || /[,;:"“”()[\]—–]/.test(words) || words.split(/\s+/).length > MAX_SUBJECT_WORDS)
    return null;
  if (PREPOSITION_LAST_RE.test(words)) return null;
  if (
    /\b(?:he|she|it|they|this|that|these|those|his|her|its|their|we|our|i|my|you|there|here|what|another|others?|some|many|one|both|pair|two|former|latter|earlier|later|meanwhile|yesterday|today)\b/i.test(
      words,
    )
  )
    return null;
  const name = mentions.find(
    ({ kind, start, end: at }) =>
      at === words.length &&
      kind !== 'date' &&
      (start === 0 || /^the $/i.test(words.slice(0, start)) || TITLES_ONLY_RE.test(words.slice(0, start))),
  );
  const subject = name?.start === 0 ? words : lowerArticle(words);
  return {
    subject,
    subjectKind: name?.kind ?? null,
    time: time ? sentence.slice(time.start, time.end) : null,
  };
}

/** "The reef" within a sentence is "the reef"; "Dock workers" are "dock workers". */
function lowerArticle(words: string): string {
  const [first = '', second] = words.split(' ');
  const isCommon =
    /^(?:The|A|An|Some|More|About|At|Police)$/.test(first) ||
    (/^\p{Lu}\p{Ll}+$/u.test(first) &&
      (second === undefined
        ? isKnownWord(first) && !TITLE_WORDS.includes(first) && !ORGANISATION_NAME_WORDS.includes(first)
        : /^\p{Ll}/u.test(second)));
  return isCommon ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

function verbGroup(
  terms: readonly Term[],
  first: number,
): { auxiliaries: readonly string[]; verb: string; end: number } | null {
  const auxiliaries: string[] = [];
  for (let at = first; at < terms.length; at += 1) {
    const { word, end, tags } = terms[at]!;
    if (AUXILIARY_RE.test(word)) {
      auxiliaries.push(word);
      continue;
    }
    if (auxiliaries.length > 0 && ADVERB_RE.test(word)) continue;
    if (auxiliaries.length === 0) return { auxiliaries, verb: word, end };
    const isVerb = tags.includes('Verb') || PAST_RE.test(word) || PARTICIPLES.includes(word);
    return isVerb && !tags.includes('Gerund') ? { auxiliaries, verb: word, end } : null;
  }
  return null;
}

/** Where the clause ends: before a comma, a conjunction or a relative pronoun. */
export function clauseEnd(sentence: string, from: number): number {
  for (const { index } of sentence.slice(from).matchAll(CLAUSE_END_RE)) {
    const end = from + index;
    if (!OPEN_ENDED_RE.test(sentence.slice(from, end))) return end;
  }
  return sentence.length;
}
