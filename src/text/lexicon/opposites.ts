/**
 * Outcomes that exclude each other: who rejected a bill did not approve it. Not "start" and "end", which both happen.
 * Base forms and irregular ones; regular endings are found by their stem.
 */
import { wordList } from './words.js';

const PAIRS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    wordList('approve back endorse ratify adopt accept pass'),
    wordList('reject refuse veto block defeat oppose decline'),
  ],
  [wordList('agree'), wordList('disagree refuse')],
  [wordList('allow permit legalise'), wordList('ban forbid forbade forbidden prohibit outlaw')],
  [wordList('acquit exonerate clear'), wordList('convict guilty jail sentence imprison')],
  [wordList('admit confess'), wordList('deny denied denies')],
  [wordList('confirm'), wordList('deny denied denies')],
  [wordList('guilty'), wordList('innocent')],
  [wordList('survive survivor'), wordList('die died dead killed perish perished')],
  [
    wordList('raise rise rose risen increase grow grew grown climb soar'),
    wordList('lower cut reduce fall fell fallen drop decrease decline shrink shrank'),
  ],
  [wordList('uphold upheld'), wordList('overturn overturned quash')],
  [wordList('succeed success successful'), wordList('fail failed failure')],
  [wordList('keep kept retain remain stay'), wordList('resign quit')],
  [wordList('profit profitable'), wordList('loss lossmaking')],
  [wordList('safe unharmed unhurt'), wordList('injured wounded')],
  [wordList('cancel'), wordList('resume')],
];

/** Every outcome with those that it excludes. */
export const OPPOSITES: readonly (readonly [readonly string[], readonly string[]])[] = [
  ...PAIRS,
  ...PAIRS.map(([one, other]) => [other, one] as const),
];

const REVERSED: typeof PAIRS = [
  [wordList('up upward'), wordList('down downward')],
  [wordList('gain'), wordList('lose lost loss shed')],
  [wordList('win won beat beaten'), wordList('lose lost')],
  [wordList('open reopen'), wordList('close shut')],
  [wordList('start begin began begun resume launch'), wordList('end stop halt finish suspend')],
  [wordList('arrive enter'), wordList('leave left depart')],
  [wordList('join'), wordList('leave left quit')],
  [wordList('buy bought acquire'), wordList('sell sold')],
  [wordList('hire appoint'), wordList('fire sack dismiss')],
  [wordList('arrest detain'), wordList('release free freed')],
  [wordList('more higher'), wordList('less fewer lower')],
  [wordList('strengthen'), wordList('weaken')],
  [wordList('first'), wordList('last')],
  [wordList('support'), wordList('oppose condemn')],
  [wordList('praise welcome'), wordList('criticise condemn')],
];

/** Words that turn a sentence into one of another event, although both may be true. */
export const REVERSES: typeof OPPOSITES = [
  ...REVERSED,
  ...REVERSED.map(([one, other]) => [other, one] as const),
];

/** Verbs whose subject wins against their object. */
export const WIN_VERBS = wordList(
  `win wins won beat beats beaten defeated defeats thrash thrashed edged overcame oust ousts ousted`,
);
/** Verbs whose subject loses. */
export const LOSE_VERBS = wordList('lose loses lost');
