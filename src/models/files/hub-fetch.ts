import { UserError } from '../../domain/errors.js';
import { modelErrors } from '../errors.js';
import type { ModelRole } from './model-role.js';

/** Maximum wait for the next byte of a download. */
export const HUB_TIMEOUT_MS = 30_000;
/** How the hub answers for a file that does not exist or is not public. */
const ABSENT_STATUSES = new Set([401, 403, 404]);
/** Files that every model needs. transformers.js asks for others too and works without them. */
const REQUIRED_FILE_RE = /\/(?:config|tokenizer|tokenizer_config)\.json$|\.onnx(?:_data\w*)?$/;

/**
 * A fetch for downloads that fails when no byte arrives for `timeoutMs`, before the headers or in the middle of
 * the body. Every failure is a UserError `model.unavailable`, a truncated body included (Node's fetch checks it
 * against the declared length).
 */
export function hubFetch(
  role: ModelRole,
  timeoutMs: number,
): (input: string | URL, init?: RequestInit) => Promise<Response> {
  return async (input, init) => {
    const download = { role, url: String(input) };
    const asUnavailable = (error: unknown): UserError =>
      error instanceof UserError
        ? error
        : modelErrors.downloadFailed({ ...download, reason: reasonOf(error) }, { cause: error });
    const stalled = new AbortController();
    const onIdle = () => stalled.abort(modelErrors.downloadStalled({ ...download, timeoutMs }));
    const timer = setTimeout(onIdle, timeoutMs);
    try {
      const response = await fetch(input, { ...init, signal: stalled.signal });
      const { status } = response;
      const isAbsent = ABSENT_STATUSES.has(status);
      if (isAbsent && !REQUIRED_FILE_RE.test(download.url)) {
        clearTimeout(timer);
        return response;
      }
      if (isAbsent) throw modelErrors.downloadAbsent({ ...download, status });
      if (!response.ok) throw modelErrors.downloadRefused({ ...download, status });
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        throw modelErrors.downloadWebPage(download);
      }
      const body = ReadableStream.from(watch(response.body ?? [], timer, asUnavailable));
      return new Response(body, { status, headers: response.headers });
    } catch (error) {
      clearTimeout(timer);
      throw asUnavailable(error);
    }
  };
}

/** Passes the body on and restarts the timer at each chunk. */
async function* watch(
  body: AsyncIterable<Uint8Array> | Iterable<never>,
  timer: NodeJS.Timeout,
  asUnavailable: (error: unknown) => UserError,
) {
  try {
    for await (const chunk of body) {
      timer.refresh();
      yield chunk;
    }
  } catch (error) {
    throw asUnavailable(error);
  } finally {
    clearTimeout(timer);
  }
}

/** Node's fetch says "fetch failed" and puts the reason into the cause. */
function reasonOf(error: unknown): string {
  const chain = [error, error instanceof Error ? error.cause : undefined];
  return chain
    .filter((link) => link instanceof Error)
    .map(({ message }) => message)
    .join(': ');
}
