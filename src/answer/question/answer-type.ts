/** What kind of words a question asks for, from its own words. `other` is anything that no other type says better. */
export type AnswerType =
  | 'person'
  | 'place'
  | 'time'
  | 'duration'
  | 'money'
  | 'percent'
  | 'number'
  | 'reason'
  | 'yesno'
  | 'overview'
  | 'other';

const PEOPLE =
  '(?:person|people|men|women|man|woman|minister|president|leader|player|actor|actress|singer|author|writer|director|boss|bosse|chief|chairman|chairwoman|executive|politician|official|astronaut|scientist|coache?|captain|manager|signator(?:y|ie)|winner|candidate|champion|judge|lawyer|architect|founder|owner|governor|mayor|senator|ambassador|spokesman|spokeswoman|king|queen|prince|princess|archbishop|composer|producer|designer|inventor|ceo)s?';
const SUMS =
  'price|cost|value|fee|fine|bonus|wages?|grant|reward|ransom|profits?|loss|losses|revenue|turnover|salary|debt|prize money|price tag|compensation|damages';
const COUNTED =
  'number|total|score|death toll|toll|size|speed|height|weight|age|distance|population|temperature|capacity|magnitude|turnout|majority|margin';
const BE = "(?:'?s| is| was| were| are| will be)?";
const OF_IT = '(?:the |its |their |his |her )?(?:\\w+ )?';

const OVERVIEW =
  /^\W*(?:what(?:'?s| is| are| was)? (?:the )?(?:latest|newest|recent news|news|new) (?:on|about|from|with|in|regarding)\b|(?:the )?latest (?:on|about|news|from|with)\b|what(?:'?s| is| has| have| had| all)? (?:been )?(?:happen(?:ed|ing|s)|going on)\b(?! (?:when|if|first|next))|(?:any |the )?(?:recent )?(?:news|updates?|headlines|stories|developments) (?:on|about|from|today|regarding|of)\b|(?:today'?s|any|top|the) (?:news|headlines|stories)|what(?:'?s| is) new\b|what(?:'?s| is| are) the (?:latest|newest|recent) (?:news|developments?|updates?)\b|catch me up|bring me up to (?:date|speed)|tell me (?:more )?about|give me (?:an? |the )?(?:overview|summary|update|news|gist)|(?:overview|summary|gist|recap) of|summari[sz]e|(?:any )?updates? on|top stories|latest\W*$|news\W*$)/;
/** "what happened to the crew during the test" asks for one thing, "what happened with the test" for all. */
const HAPPENED_ONCE =
  /^\W*what happen(?:ed|s)\b.*\b(?:during|when|while|after|before|between|(?:in|on|since) \d+)\b/;
const YES_OR_NO =
  /^\W*(?:so |and |but )?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn'?t|aren'?t|wasn'?t|didn'?t|doesn'?t|hasn'?t|won'?t)\b(?!.*\bor\b)/;

/** What a question, or a part of it, begins with, and what it then asks for; the first that fits decides. */
const ASKED: readonly (readonly [AnswerType, string])[] = [
  [
    'reason',
    `why|how come|what${BE} ${OF_IT}(?:reason|reasons|cause|motive)|what (?:caused|led to|prompted|triggered)`,
  ],
  [
    'duration',
    `how long(?! ago)(?! (?:is|was|are|were) the \\w+\\W*$)|how much (?:\\w+ )?time|how many (?:seconds|minutes|hours|days|nights|weeks|months|years|decades)|what${BE} ${OF_IT}duration`,
  ],
  [
    'time',
    `(?:how and )?when|(?:which|what) (?:exact )?(?:date|day|month|year|time|decade|century|season)s?|how soon|how recently|how long ago|what${BE} ${OF_IT}(?:date|deadline)`,
  ],
  [
    'money',
    `how much (?:(?:a|an|per) (?:hour|day|week|month|year)|money|cash|did .* cost|does .* cost|is .* worth|was .* worth|.*\\b(?:pay|paid|cost|costs|spend|spent|earn|earned|raise|raised|fined?|worth|sell for|sold for|owe|owed|charge|charged|invest|invested|price))|what${BE} ${OF_IT}(?:${SUMS})|how (?:big|large|high)${BE} ${OF_IT}(?:${SUMS})|what price|how expensive|how many (?:dollars|pounds|euros|rupees|yen|crowns)`,
  ],
  ['percent', 'what (?:percentage|percent|per cent|proportion|fraction)|which percentage'],
  [
    'number',
    `how (?:many|much|big|large|tall|high|far|fast|old|heavy|wide|deep|often)|what${BE} ${OF_IT}(?:${COUNTED})|(?:what|which) (?:number|age|score)`,
  ],
  [
    'place',
    'where|(?:which|what) (?:\\w+ )?(?:city|town|state|region|place|venue|stadium|continent|island|county|country|province|village|capital|airport|port)',
  ],
  [
    'person',
    `who(?:se|m|'?s|'re|'d)?|(?:which|what|names? of(?: the)?|name the) (?:(?!(?:do|does|did|is|are|was|were|has|have|had|of|in|on|at|to|for|by|with|from)\\b)[\\w-]+ ){0,2}?${PEOPLE}`,
  ],
];
const BEGINS = ASKED.map(
  ([type, source]) =>
    [
      type,
      new RegExp(
        `^\\W*(?:(?:so|and|but|or|ok|okay|hey|hi|please|well)\\W+)*(?:(?!what|which|who|when|where|why|how)\\w+ )?(?:${source})\\b`,
      ),
    ] as const,
);
const CONTAINS = ASKED.map(([type, source]) => [type, new RegExp(`\\b(?:${source})\\b`)] as const);
/** Bare keywords: what stands in them says what is wanted. */
const KEYWORDS: readonly (readonly [AnswerType, RegExp])[] = [
  ['person', new RegExp(`\\bsignator(?:y|ies)\\b|\\b${PEOPLE}\\W*$`)],
  ['number', new RegExp(`\\b(?:number of|${COUNTED})\\b`)],
  ['money', new RegExp(`\\b(?:${SUMS})\\b`)],
  ['time', /\b(?:date|deadline)\W*$/],
];

/** "can you tell me who won" asks who won. */
const POLITELY =
  /^\W*(?:please )?(?:(?:can|could|would|will|do|did) (?:you|u|anyone|anybody|somebody) (?:please )?(?:tell (?:me|us)|say|know|remember|explain|remind me)|tell me|i(?:'d| would) like to know|i want to know|do we know|any idea)\s+(?=(?:who|whom|whose|what|when|where|which|why|how)\b)/;

/** @param asked The question in lower case, with straight apostrophes. */
export function answerTypeOf(asked: string): AnswerType {
  const lower = asked.replace(POLITELY, '');
  if (OVERVIEW.test(lower) && !HAPPENED_ONCE.test(lower)) return 'overview';
  const begun = BEGINS.find(([, pattern]) => pattern.test(lower));
  if (begun) return begun[0];
  if (YES_OR_NO.test(lower)) return 'yesno';
  if (/^\W*(?:what|which|how|name)\b/.test(lower)) return 'other';
  return (
    (CONTAINS.find(([, pattern]) => pattern.test(lower)) ??
      KEYWORDS.find(([, pattern]) => pattern.test(lower)))?.[0] ?? 'other'
  );
}

const SEVERAL =
  /\b(?:(?:which|what|names? of|name|who (?:are|were))\s+(?:the\s+)?(?:\w+\s+)?(?:two|both|people|men|women|signatories|(?:minister|president|leader|player|actor|singer|author|director|boss|politician|official|astronaut|scientist|winner|candidate|founder|owner|compan|firm|group|part|team|club|bank|agenc|airline|countr|nation)(?:s|es|ies))|signator(?:y|ies)|who (?:all )?(?:signed|met|married|co-?founded|agreed))\b/;

/** Whether more than one name may be meant: "which ministers", "who signed". @param lower As above. */
export const asksForSeveral = (lower: string): boolean => SEVERAL.test(lower);
