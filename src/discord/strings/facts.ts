/** Facts of errors, for the translations of their wordings. */
export type Numbers<Name extends string> = Readonly<Record<Name, number>>;
export type Strings<Name extends string> = Readonly<Record<Name, string>>;
export type Lists<Name extends string> = Readonly<Record<Name, readonly string[]>>;
/** A feed has no text that could be pasted instead. */
export interface OfFeed {
  readonly isFeed?: boolean;
}
