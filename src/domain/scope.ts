/**
 * The values that cross module borders. Everything here is plain data that survives a structured clone, so
 * the newsroom can live in a worker thread. Offsets are UTF-16 code units into `Article.text`, half-open.
 */

/** Whose news it is: `guild:<snowflake>`, `user:<snowflake>` in a DM, or a name chosen with `--scope`. */
export type Scope = string;

/** What those who run a scope have chosen. */
export interface Preferences {
  /** Ids of the channels it answers in, their threads included; empty: all. */
  readonly channels: readonly string[];
  /** Whether an answer is shown to the asker alone when nothing else is said. */
  readonly privateAnswers: boolean;
  /** Questions a minute by one member; null: as the bot's own settings say, which bound it. */
  readonly asksPerMinute: number | null;
  /** Articles an hour by one member; null as above. */
  readonly ingestsPerHour: number | null;
}
