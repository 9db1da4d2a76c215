/**
 * The codes a `UserError` can carry. Stable: `--json` output and tests go by them.
 */
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
  | 'queue.full'
  | 'rate.limited'
  | 'article.unknown'
  | 'answer.unknown'
  | 'rights.missing'
  | 'section.empty'
  | 'feed.invalid'
  | 'feed.known'
  | 'feed.unknown'
  | 'feed.limit'
  | 'feed.busy'
  | 'robots.disallowed'
  | 'article.forgotten'
  | 'article.ambiguous'
  | 'quota.reached'
  | 'store.newer'
  | 'cancelled';

/**
 * Something the user can cause or mend. `message` is shown to them as it is: it names the thing, what was
 * expected, what was given, and what to do next. Everything else that is thrown is a fault.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** Why an operation is stopped that its caller did not cancel: the process ends. */
export class ClosingError extends Error {
  override readonly name = 'ClosingError';

  constructor() {
    super('Byline is closing');
  }
}
