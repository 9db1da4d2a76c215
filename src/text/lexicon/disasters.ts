/** A kind of disaster, crime or unrest: what a question calls it, and words of which every report of one has some. */
export interface DisasterKind {
  readonly asked: RegExp;
  readonly told: RegExp;
}

const STORM = 'storms?|hurricanes?|cyclones?|typhoons?|tornado(?:e?s)?|blizzards?';
const WEATHER = `${STORM}|twisters?|gales?|squalls?`;
const BLAST = 'explo(?:d|s)\\p{Ll}{0,10}|blasts?|bomb(?:s|ed|ings?|ers?)?|detonat\\p{Ll}{1,10}|blew up';

/** A whole word of these, in either case. */
const wordsOf = (...words: readonly string[]): RegExp => new RegExp(`\\b(?:${words.join('|')})\\b`, 'iu');

/** Only kinds whose reports cannot do without the words: an accident, an attack or an outbreak may be told in any. */
export const DISASTER_KINDS: readonly DisasterKind[] = [
  {
    asked: wordsOf(STORM),
    told: wordsOf(WEATHER, 'winds|gusts?|snow(?:fall|ed|s)?|lightning|thunder'),
  },
  {
    asked: /\b(?:floods?|flooding|deluge)\b/i,
    told: wordsOf(
      WEATHER,
      '\\p{Ll}{0,10}flood\\p{Ll}{0,10}|deluge|inundated|rains?|rivers?|dams?|water|torrents?|monsoon',
    ),
  },
  {
    asked: /\b(?:earth)?quakes?\b/i,
    told: wordsOf('(?:earth|sea)?quakes?|tremors?|aftershocks?|seismic|magnitude|epicent(?:re|er)'),
  },
  {
    asked: /\b(?:land|mud|rock)slides?\b|\bavalanches?\b/i,
    told: wordsOf('\\p{Ll}{0,10}slides?|avalanches?|mud|rocks?|debris|snow|slopes?|hillsides?|mountains?'),
  },
  {
    asked: /\b(?:(?:wild|bush)?fires?|blazes?|inferno)\b/i,
    told: wordsOf(BLAST, '\\p{Ll}{0,10}fires?|blazes?|burn(?:ed|s|ing|t)?|flames?|inferno|smoke'),
  },
  { asked: /\b(?:explosions?|blasts?|bombings?)\b/i, told: wordsOf(BLAST, 'gas') },
  {
    asked: /\b(?:crash(?:es)?|collisions?|derailments?|pile-?ups?)\b/i,
    told: wordsOf(
      'crash\\p{Ll}{0,10}|collisions?|collided?|accidents?|derail\\p{Ll}{0,10}|wrecks?|wreckage|pile-?ups?|overturned|plunged',
      'smashed|rammed|rolled|skidded|hit|struck|veered|swerved',
    ),
  },
  {
    asked: /\bshootings?\b/i,
    told: wordsOf('shoot\\p{Ll}{0,10}|shots?|gun\\p{Ll}{0,10}|opened fire|bullets?'),
  },
  { asked: /\bstabbings?\b/i, told: wordsOf('stab|stabbed|stabbings?|kni(?:fe|ves)|blade') },
  {
    asked: /\b(?:robber(?:y|ies)|heists?|burglar(?:y|ies)|hold-?ups?)\b/i,
    told: wordsOf(
      'robb\\p{Ll}{1,10}|heists?|burgl\\p{Ll}{1,10}|thefts?|thie(?:f|ves)|st[eo]len?|steal\\p{Ll}{0,10}|hold-?ups?|raid\\p{Ll}{0,10}|loot',
    ),
  },
  { asked: /\beruptions?\b/i, told: wordsOf('erupt\\p{Ll}{0,10}|volcan\\p{Ll}{1,10}|lava') },
  {
    asked: /\b(?:protests?|riots?|demonstrations?)\b/i,
    told: wordsOf(
      'protest\\p{Ll}{0,10}|riot\\p{Ll}{0,10}|demonstrat\\p{Ll}{1,10}|march(?:ed|ers|ing)|rall(?:y|ies)|unrest|clash(?:es|ed)?',
    ),
  },
];
