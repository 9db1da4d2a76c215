/** Words that say that a question is about something else than those before it: "ok different thing, who won?". */
const SOFTENER =
  '(?:(?:ok|okay|k|so|anyway|anyways|alright|right|now|and|but|thanks|thx|ty|cool|nice|great|lol|hm+|got it)[\\s,.!;:–-]{1,4}){0,4}';
const OTHER =
  '(?:(?:a|an|one|some) )?(?:(?:completely|totally|entirely|whole|quick) )?(?:different|new|another|other|unrelated|separate)';
const CHANGE =
  "(?:(?:let['’]?s |to |can we )?(?:changing|change|switching|switch)(?: of)?(?: the)? (?:subject|subjects|topic|topics)|moving on|next (?:topic|question|story)|(?:something|smth|sth) (?:else|different)|on (?:a|an) (?:different|unrelated|other) (?:note|topic|subject)|on another (?:note|topic|subject)|unrelated(?: question| to that)?)";
const MARKED_RE = new RegExp(
  `^${SOFTENER}(?:${OTHER} (?:thing|topic|question|subject|story|matter|one)|${CHANGE})(?: (?:now|then|though|tho|please|pls))?\\s?[,:;.!–-]+ ?(\\S.*)$`,
  'isu',
);

/** The question after such words; null if it has none. */
export const questionOfNewTopic = (text: string): string | null => MARKED_RE.exec(text)?.[1] ?? null;
