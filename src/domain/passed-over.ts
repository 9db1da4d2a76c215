/**
 * Why an entry was passed over.
 * - `no-text`: it has no web page, and too little text of its own;
 * - `too-many`: older than the newest entries that are read at a time;
 * - `unreachable`, `no-article`, `robots`: its page could not be fetched, has no article, or may not be fetched, and its
 *   own text is too short;
 * - `forgotten`: its article was forgotten here;
 * - `other`: any other refusal.
 */
export const PASS_OVER_REASONS = [
  'no-text',
  'too-many',
  'unreachable',
  'no-article',
  'robots',
  'forgotten',
  'other',
] as const;
export type PassOverReason = (typeof PASS_OVER_REASONS)[number];

export interface PassedOver {
  readonly reason: PassOverReason;
  readonly count: number;
}

const PASSED_OVER: Readonly<Record<PassOverReason, (count: number) => string>> = {
  'no-text': (count) => `${entries(count)} no link to a web page, and too little text to be an article.`,
  'too-many': (count) => `${entries(count)} not been read: only the newest are.`,
  unreachable: (count) => `${entries(count)} a page that could not be fetched.`,
  'no-article': (count) => `${entries(count)} a page without an article.`,
  robots: (count) => `${entries(count)} a page that the robots.txt of its site disallows.`,
  forgotten: (count) => `${entries(count)} been forgotten here.`,
  other: (count) => `${entries(count)} a page that was refused.`,
};

const entries = (count: number): string =>
  count === 1 ? '1 entry has' : `${count.toLocaleString('en')} entries have`;

/** Why entries were passed over, as one sentence. */
export const passedOverText = ({ reason, count }: PassedOver): string => PASSED_OVER[reason](count);
