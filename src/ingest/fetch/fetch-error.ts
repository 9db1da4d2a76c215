import { errors } from 'undici';
import { UserError } from '../../domain/errors.js';

const TIMEOUT = /^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/;
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(?:ENOTFOUND|ENODATA|EAI_.*)$/, 'no such host is known'],
  [/^ECONNREFUSED$/, 'its server refuses the connection'],
  [/^(?:E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL)$/, 'there is no way to its server from here'],
  [/CERT|^ERR_TLS|^UNABLE_TO|^EPROTO$|^ERR_SSL/, 'its server has no valid certificate'],
  [/^HPE_|^UND_ERR_(?:HEADERS_OVERFLOW|INVALID|RES_)/, 'its server does not answer as a web server should'],
  [/^Z_|^ERR_(?:_ERROR|BROTLI|PADDING|FORMAT)/, 'what its server sent is damaged or cut off'],
];

/** The error of a fetch as its user can understand it. What doesn't come from the network is a fault, and stays. */
export function fetchError(url: URL, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (TIMEOUT.test(code)) {
    return new UserError(
      'url.timeout',
      `${url.href} did not answer in time. Try again later, or paste the text.`,
      {
        cause: error,
      },
    );
  }
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'the connection broke off';
  return new UserError(
    'url.unreachable',
    `${url.href} cannot be read: ${reason}. Check the address, try again later, or paste the text.`,
    { cause: error },
  );
}

/** undici leaves the code of some parser errors out. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof errors.HTTPParserError ? 'HPE_UNKNOWN' : undefined;
}
