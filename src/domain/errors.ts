/** The codes of a `UserError`. Stable: scripts rely on them in `--json` output. */
export type UserErrorCode =
  | 'config.invalid'
  | 'usage'
  | 'source.empty'
  | 'source.binary'
  | 'source.too-large'
  | 'source.too-long'
  | 'source.unsupported'
  | 'source.not-found'
  | 'url.invalid'
  | 'url.refused'
  | 'url.unreachable'
  | 'url.timeout'
  | 'url.redirects'
  | 'url.status'
  | 'url.content'
  | 'page.no-article'
  | 'model.unavailable'
  | 'model.invalid'
  | 'question.empty'
  | 'question.too-long'
  | 'question.incomplete'
  | 'question.small-talk'
  | 'queue.full'
  | 'rate.limited'
  | 'article.unknown'
  | 'answer.unknown'
  | 'rights.missing'
  | 'section.empty'
  | 'feed.invalid'
  | 'feed.list-invalid'
  | 'feed.known'
  | 'feed.unknown'
  | 'feed.limit'
  | 'feed.busy'
  | 'robots.disallowed'
  | 'article.forgotten'
  | 'article.ambiguous'
  | 'quota.reached'
  | 'article.damaged'
  | 'store.newer'
  | 'newsroom.restarting'
  | 'store.unavailable'
  | 'clock.doubtful'
  | 'store.in-use'
  | 'store.damaged'
  | 'store.no-space'
  | 'file.exists'
  | 'file.invalid'
  | 'cancelled';

/** The values that a message is made from: plain data, so that they survive a structured clone. */
export type ErrorFacts = Readonly<Record<string, unknown>>;

interface UserErrorOptions {
  readonly cause?: unknown;
  /** `group.name` of the catalogue entry, which identifies the error where it is worded again. */
  readonly id?: string;
  readonly facts?: ErrorFacts;
}

/**
 * An error that the user can cause or fix; anything else that is thrown is a fault. `message` comes from the
 * catalogue and addresses the person who runs Byline: what happened, what was expected, what to do. Discord members
 * get their own wording, keyed by id (src/discord/strings/en/errors.ts).
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;
  readonly id: string | null;
  readonly facts: ErrorFacts;

  constructor(code: UserErrorCode, message: string, { cause, id, facts }: UserErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.id = id ?? null;
    this.facts = facts ?? {};
  }
}

/** How one kind of error is worded. */
export interface ErrorEntry<Facts> {
  readonly code: UserErrorCode;
  readonly text: (facts: Facts) => string;
}

/** Declares an entry, so that its facts are type-checked where it is thrown. */
export const wording = <Facts = Record<never, never>>(
  code: UserErrorCode,
  text: (facts: Facts) => string,
): ErrorEntry<Facts> => ({ code, text });

// biome-ignore lint/suspicious/noExplicitAny: every entry has its own type of facts.
type AnyEntry = ErrorEntry<any>;
type Thrower<Entry> =
  Entry extends ErrorEntry<infer Facts>
    ? (facts: Facts, options?: { readonly cause?: unknown }) => UserError
    : never;

/**
 * The errors of one area, each a function from facts to a `UserError` with the id `group.name`. One catalogue per
 * folder contains all wording, ready for translation.
 */
export function errorCatalogue<const Catalogue extends Readonly<Record<string, AnyEntry>>>(
  group: string,
  catalogue: Catalogue,
): { readonly [Name in keyof Catalogue]: Thrower<Catalogue[Name]> } {
  const throwers = Object.entries(catalogue).map(([name, { code, text }]) => {
    const make = (facts: ErrorFacts, options: { cause?: unknown } = {}) =>
      new UserError(code, text(facts), { ...options, id: `${group}.${name}`, facts });
    return [name, make];
  });
  return Object.fromEntries(throwers);
}

/** The abort reason of operations that are stopped because the process ends. */
export class ClosingError extends Error {
  override readonly name = 'ClosingError';

  constructor() {
    super('Byline is closing');
  }
}
