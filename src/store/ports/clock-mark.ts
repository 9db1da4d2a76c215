/** What Byline last knew about the time; all times are in milliseconds since 1970. */
export interface ClockMark {
  /** The time, as far as the clock can be trusted. */
  readonly trusted: number;
  /** While the clock shows another time than that: what it showed last, and for how long it has been right so far. */
  readonly doubt: { readonly seen: number; readonly confirmedMs: number } | null;
}
