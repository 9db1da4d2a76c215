/** The owner of articles and answers: `guild:<snowflake>`, `user:<snowflake>` in a DM, or a name from `--scope`. */
export type Scope = string;

/** Whether the scope is a user's own. */
export function isPersonal(scope: Scope): boolean {
  return scope.startsWith('user:');
}

/** Settings chosen by those who run a scope. */
export interface Preferences {
  /** Ids of the channels to answer in, their threads included; empty means all. */
  readonly channels: readonly string[];
  /** Default visibility: true shows an answer only to the asker. */
  readonly privateAnswers: boolean;
  /** Questions per member per minute, at most the bot's own limit; null means that limit. */
  readonly asksPerMinute: number | null;
  /** Articles per member per hour, likewise. */
  readonly ingestsPerHour: number | null;
  /** Whether each answer in a channel gets a thread of its own. */
  readonly answerThreads: boolean;
  /** How new posts are answered, by the id of their forum; a forum that is missing has them answered like any message. */
  readonly forums: Readonly<Record<string, ForumAnswers>>;
}

/** The title of a new post is its question: `always`, or only if the post mentions the bot. */
export const FORUM_ANSWERS = ['mentioned', 'always'] as const;
export type ForumAnswers = (typeof FORUM_ANSWERS)[number];

/** Of a scope that has chosen nothing. */
export const NO_PREFERENCES: Preferences = {
  channels: [],
  privateAnswers: false,
  asksPerMinute: null,
  ingestsPerHour: null,
  answerThreads: false,
  forums: {},
};
