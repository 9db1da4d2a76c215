import { type NounClass, nounClassOf } from '../text/wordnet.js';
import type { MentionKind } from '../types.js';
import type { Focus } from './grammar.js';

/** The kind of answer a question asks for. `fact` is anything that no other kind says better. */
export type AnswerKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'time'
  | 'duration'
  | 'money'
  | 'percent'
  | 'number'
  | 'reason'
  | 'definition'
  /** What somebody said. */
  | 'statement'
  | 'yesno'
  | 'overview'
  | 'fact';

/** Which mentions of a sentence can be the answer, by how well they fit. */
export interface Wanted {
  readonly exact: readonly MentionKind[];
  /** A name that could not be told apart may well be one. */
  readonly likely: readonly MentionKind[];
  readonly loose: readonly MentionKind[];
}

const NONE: Wanted = { exact: [], likely: [], loose: [] };

export const WANTED: Readonly<Record<AnswerKind, Wanted>> = {
  person: { exact: ['person'], likely: ['name'], loose: ['organisation'] },
  organisation: { exact: ['organisation'], likely: ['name'], loose: ['person', 'place'] },
  place: { exact: ['place'], likely: ['name'], loose: ['organisation'] },
  time: { exact: ['date'], likely: [], loose: [] },
  duration: { exact: ['duration'], likely: [], loose: [] },
  money: { exact: ['money'], likely: [], loose: ['number'] },
  percent: { exact: ['percent'], likely: ['number'], loose: [] },
  number: { exact: ['number'], likely: ['percent'], loose: ['duration'] },
  reason: NONE,
  definition: NONE,
  statement: NONE,
  yesno: NONE,
  overview: NONE,
  fact: NONE,
};

const PEOPLE =
  'person|people|man|men|woman|women|minister|ministers|president|leader|leaders|player|players|actor|actors|actress|singer|singers|author|writer|director|boss|bosses|chief|chairman|chairwoman|executive|politician|politicians|official|officials|astronauts?|scientists?|coach|captain|manager|signator(?:y|ies)|winner|winners|candidate|champion|judge|lawyer|architect|founder|owner|governor|mayor|senator|ambassador|spokesman|spokeswoman|king|queen|prince|princess|archbishop|composer|producer|designer|inventor|ceo|head';
const GROUPS =
  'company|companies|firm|firms|group|organi[sz]ation|party|team|club|bank|agency|charity|outlet|airline|airlines|studio|band|regulator|union|newspaper|publisher|retailer|maker|carmaker';
const COUNTED =
  'number|total|score|toll|count|size|speed|height|weight|age|distance|population|temperature|capacity|magnitude|turnout|majority|margin';
const SUMS =
  'price|cost|value|fee|fine|bonus|wages?|grant|reward|ransom|profit|profits|loss|losses|revenue|turnover|salary|budget|sum|bill|debt|prize money|worth|earnings|price tag|compensation|damages';

/** "which two", "what German", "names of the": up to two words before the noun, none of them a verb or preposition. */
const CHOSEN =
  '(?:which|what|names? of(?: the)?|name the|name) (?:(?!(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would|should|must|may|might|of|in|on|at|to|for|by|with|from)\\b)[\\w-]+ ){0,2}?';
const WHAT_IS = "what(?:'?s| is| was| were| are)?";
const OF_IT = '(?:the |its |their |his |her )?';

const OVERVIEW =
  /^\W*(?:what(?:'?s| is| are| was)? (?:the )?(?:latest|newest|recent news|news|new) (?:on|about|from|with|in|regarding)\b|(?:the )?latest (?:on|about|news|from|with)\b|what(?:'?s| is| has| have| had| all)? (?:been )?(?:happen(?:ed|ing|s)|going on)\b(?! (?:when|if|first|next))|(?:any |the )?(?:recent )?(?:news|updates?|headlines|stories|developments) (?:on|about|from|today|regarding|of)\b|(?:today'?s|any|top|the) (?:news|headlines|stories)|what(?:'?s| is) new\b|catch me up|bring me up to (?:date|speed)|tell me (?:more )?about|give me (?:an? |the )?(?:overview|summary|update|news|gist)|(?:overview|summary|gist|recap) of|summari[sz]e|(?:any )?updates? on|top stories|news\W*$)/;
/** "what happened to the crew during the test" asks for one thing, "what happened with the test" for all. */
const HAPPENED_ONCE =
  /^\W*what happen(?:ed|s)\b.*\b(?:during|when|while|after|before|between|(?:in|on|since) \d+)\b/;
// "who is pete hegseth" asks what is said of him, not for a name.
const WHO_IS =
  /^\W*who(?:'s|s| is| was| are| were) (?!\w+(?:ing|ed)\b)(?:(?!(?:the|an?|in|on|at|of|to|by|for|from|with|behind|after|now|new|next|first|last)\b|[\p{L}.-]+'s?\s)[\p{L}.'-]+\s*){1,4}\W*$/u;
/** Whose name is asked tells the kind; a thing's name is what it is called. */
const NAME_OF = /\bwhat(?:'?s| is| are| was| were) (?:the )?(?:\w+ )?names? of\b/;
const NAMED =
  /\b(?:what (?:is|are|was|were|does|do|did) .*\b(?:called|known as|named|termed|dubbed|nicknamed|referred to as|labell?ed|mean|stand for|refer to)\b|what(?:'?s| is| are| was| were) (?:another|the|a) (?:\w+ )?(?:word|term|name|nickname|definition|meaning|title|expression)\b|(?:is|are|was|were) (?:called|known as|named|termed|dubbed|nicknamed|referred to as) what\b|^\W*what(?:'s| is| are| was| were) (?:an? |the )?[\w-]+\W*$|\bdefin(?:e|ition of)\b)/;
const YES_OR_NO =
  /^\W*(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn'?t|aren'?t|wasn'?t|didn'?t|doesn'?t|hasn'?t|won'?t)\b(?!.*\bor\b)/;

const SPEAK =
  'say|said|says|saying|tell|told|claims?|claimed|argue|argued|warn|warned|announce|announced|declare|declared|state|stated|write|wrote|written|post|posted|tweet|tweeted|comment|commented|remark|promise|promised|pledge|pledged|vow|vowed|demand|demanded|insist|insisted|stress|stressed|reiterate|reiterated|suggest|suggested|propose|proposed|reply|replied|respond|responded|react|reacted|describe|described|explain|explained|complain|complained|think|believe|add|added';
const STATED =
  `(?:what|how)(?: else)? (?:did|does|do|has|have|had) .*\\b(?:${SPEAK})|` +
  `what(?:'?s| is| was| were)(?: the)? .*\\b(?:reaction|response|reply|message|statement|comments?|remarks?|views?|opinion)`;
/** Whose words are asked for, in lower case: "what did *hegseth* say". */
const SPEAKER = new RegExp(
  `\\b(?:what|how)(?: else)? (?:did|does|do|has|have|had) (.*?)\\s+(?:(?:just|also|really|recently) )?(?:${SPEAK})\\b`,
);

/** Whose words a question of the kind `statement` asks for; empty where it does not say. */
export const speakerIn = (lower: string): string => SPEAKER.exec(lower)?.[1] ?? '';

/** What the part of a question that asks begins with, and what it then asks for; the first that fits decides. */
const ASKED: readonly (readonly [AnswerKind, string])[] = [
  [
    'duration',
    'how long(?! ago)|how much (?:\\w+ )?time|how many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)|what length of time|what (?:is |was )?(?:the )?(?:\\w+ )?duration',
  ],
  [
    'time',
    `(?:how and )?when|(?:which|what) (?:exact )?(?:date|day|month|year|time|decade|century|season)s?|how soon|how recently|how long ago|${WHAT_IS} ${OF_IT}(?:\\w+ )?(?:date|deadline|time|year)`,
  ],
  [
    'money',
    `how much (?:(?:\\w+ )?(?:money|cash)|did .* cost|does .* cost|is .* worth|was .* worth|(?:will|would|did|do|does|has|have|is|are|was|were) .*\\b(?:paying|receive|received|get|win|make)|(?:.*\\b)?(?:pay|paid|cost|costs|spend|spent|earn|earned|raise|raised|fined?|worth|sell|sold|owe|owed|charge|charged|invest|invested|lose|lost|price|buy|bought|donat\\w+|set \\w+ back))|(?:what|how (?:big|large|high))(?:'?s| is| was| were| are)? ${OF_IT}(?:\\w+ )?(?:${SUMS})|what price|how expensive|how many (?:dollars|pounds|euros|rupees|yen)`,
  ],
  [
    'percent',
    'what (?:percentage|percent|per cent|share|proportion|fraction|portion)|which (?:percentage|share|proportion)|how (?:big|large) (?:an? |was the |is the )?(?:share|slice|stake|percentage|proportion)|how much of',
  ],
  [
    'number',
    `how (?:many|much|big|large|tall|high|far|fast|old|heavy|wide|deep|often|few|strong|hot|cold|close|loud)|${WHAT_IS} ${OF_IT}(?:\\w+ )?(?:${COUNTED})|what (?:number|age|score)`,
  ],
  [
    'place',
    'where|which (?:\\w+ )?(?:city|town|state|region|place|venue|stadium|continent|island|county|province|village|river|capital|airport|station|street|exchange)|what (?:city|town|state|region|place|venue|capital|part|country)',
  ],
  ['statement', STATED],
  ['person', `who(?:se|m|'?s|'re|'d)?|(?:${CHOSEN})(?:${PEOPLE})`],
  ['organisation', `(?:${CHOSEN})(?:${GROUPS})`],
  ['place', `(?:${CHOSEN})(?:country|countries|nations?|states?)`],
];
const REASON =
  /\b(?:why|how come|what(?:'?s| is| was| were)? the (?:\w+ )?(?:reason|reasons|cause|motive|purpose|point)|what (?:caused|led|made|prompted|triggered)|for what reason|what for\W*$)\b/;

/** What bare keywords ask for by what stands in them. */
const KEYWORDS: readonly (readonly [AnswerKind, RegExp])[] = [
  ['number', /\b(?:number of|death toll)\b/],
  ['person', new RegExp(`\\b(?:signator(?:y|ies)|(?:${CHOSEN})(?:${PEOPLE}))\\b`)],
  ['money', new RegExp(`\\b(?:${SUMS})\\b`)],
  ['number', new RegExp(`\\b(?:${COUNTED}|average)\\b`)],
  ['time', /\b(?:date|release date|launch date|deadline|year)\W*$/],
  [
    'person',
    new RegExp(`(?:\\b(?:${PEOPLE})\\W*$|^\\W*(?:the )?(?:\\w+ )?(?:${PEOPLE}) (?:of|in|at|for)\\b)`),
  ],
];

/** The asked part begins so, a preposition before it aside. */
const BEGINS: readonly (readonly [AnswerKind, RegExp])[] = ASKED.map(([kind, source]) => [
  kind,
  new RegExp(`^(?:(?!what|which|who|when|where|why|how|name)\\w+ )?(?:${source})\\b`),
]);

const BY_CLASS: Readonly<Record<NounClass, AnswerKind>> = {
  person: 'person',
  group: 'organisation',
  location: 'place',
  time: 'time',
  quantity: 'number',
  other: 'fact',
};

/**
 * The kind of answer that a question in lower case asks for: by its words, and where they leave it open by what
 * the noun it asks about stands for ("which *quarterback*", "what *dynasty*").
 * @param from Where it begins to ask (`askingFrom`); null where nothing in it asks.
 */
export function answerKindOf(lower: string, from: number | null, focus: Focus | null): AnswerKind {
  if (OVERVIEW.test(lower) && !HAPPENED_ONCE.test(lower)) return 'overview';
  if (from === null && YES_OR_NO.test(lower)) return 'yesno';
  if (WHO_IS.test(lower)) return 'definition';
  const asked = from === null ? null : lower.slice(from);
  const begun = asked === null ? undefined : BEGINS.find(([, pattern]) => pattern.test(asked))?.[0];
  if (begun !== undefined) return begun;
  const byFocus = BY_CLASS[(focus && nounClassOf(focus.head)) ?? 'other'];
  if (NAME_OF.test(lower) && byFocus !== 'fact') return byFocus;
  if (NAMED.test(lower)) return 'definition';
  if (REASON.test(lower)) return 'reason';
  const named = asked === null ? KEYWORDS.find(([, pattern]) => pattern.test(lower))?.[0] : undefined;
  return named ?? byFocus;
}
