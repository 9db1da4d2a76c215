/**
 * How an overview is laid out: one sentence an event, its reports from the newest back, from the oldest on, or one sentence
 * an outlet.
 */
export type OverviewStyle = 'topic' | 'latest' | 'timeline' | 'outlets';

export interface StyledQuestion {
  readonly style: OverviewStyle;
  /** What the overview is about. */
  readonly topic: string;
}

const TIMELINE_RE =
  /^\W*(?:(?:can you |could you |please )*(?:give me|show me|show|make|write|what is|what's|what was)? ?(?:a |an |the )?)?(?:timeline|time line|chronology|sequence of events)(?: (?:of|for|on|about|in|behind)(?: the)?)? (\S.*)$/iu;
const TIMELINE_AFTER_RE =
  /^\W*(?!(?:who|whose|what|when|where|which|why|how)\b)([\p{L}\p{N}][\p{L}\p{N}'-]{0,40}(?: [\p{L}\p{N}][\p{L}\p{N}'-]{0,40}){0,5}) (?:timeline|time line|chronology)\W*$/iu;
const OUTLETS =
  '(?:the |different |other |various |all |these )*(?:outlets?|papers?|newspapers?|media|sources?|reports?|sites?|coverage)';
const COMPARE_RE = new RegExp(
  `^\\W*(?:please )?(?:compare (?:how|what) ${OUTLETS} (?:say|said|write|wrote|report|reported|cover|covered|have said)|compare ${OUTLETS}|(?:how|what) (?:do|did|does) ${OUTLETS} (?:say|write|report|cover|differ|disagree)|(?:which|what) (?:news )?(?:outlets?|papers?|newspapers?|media|sites) (?:have |has |are |is )?(?:say|said|report|reports|reported|reporting|write|wrote|written|writing|cover|covers|covered|covering))(?: (?:about|on|of|over|in|regarding))?(?: the)? (\\S.*)$`,
  'iu',
);

/** Null for a question that asks for no such layout. */
export function overviewStyleOf(question: string): StyledQuestion | null {
  const timeline = (TIMELINE_RE.exec(question) ?? TIMELINE_AFTER_RE.exec(question))?.[1];
  if (timeline !== undefined) return { style: 'timeline', topic: timeline };
  const compared = COMPARE_RE.exec(question)?.[1];
  return compared === undefined ? null : { style: 'outlets', topic: compared };
}

/** "What's new in Oslo", "the latest on the strike", "catch me up on the trial". */
const LATEST_RE = /\b(?:latest|newest|recent|news|new|updates?|up to (?:date|speed)|catch me up)\b/i;

/** The layout of an overview that is asked for without one by name. */
export const topicStyleOf = (question: string): OverviewStyle =>
  LATEST_RE.test(question) ? 'latest' : 'topic';
