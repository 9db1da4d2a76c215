import { errors } from 'undici';
import { UserError } from '../../domain/errors.js';
import { fetchErrors, type UnreachableReason } from './errors.js';

const TIMEOUT_RE = /^(?:ETIMEDOUT|UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT)$/;
const REASONS: readonly (readonly [RegExp, UnreachableReason])[] = [
  [/^(?:ENOTFOUND|ENODATA|EAI_.*)$/, 'unknown-host'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^(?:E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL)$/, 'no-route'],
  [/CERT|^ERR_TLS|^UNABLE_TO|^EPROTO$|^ERR_SSL/, 'certificate'],
  [/^HPE_|^UND_ERR_(?:HEADERS_OVERFLOW|INVALID|RES_)/, 'protocol'],
  [/^Z_|^ERR_(?:_ERROR|BROTLI|PADDING|FORMAT)/, 'damaged'],
];

/** Turns a network error into a `UserError`; any other error is a fault and returned unchanged. */
export function fetchError({ href: url }: URL, error: unknown): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (TIMEOUT_RE.test(code)) return fetchErrors.noAnswer({ url }, { cause: error });
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'disconnected';
  return fetchErrors.unreachable({ url, reason }, { cause: error });
}

/** undici omits the code of some parser errors. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof errors.HTTPParserError ? 'HPE_UNKNOWN' : undefined;
}
