/** The owner of articles and answers: `guild:<snowflake>`, `user:<snowflake>` in a DM, or a name from `--scope`. */
export type Scope = string;

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
}
