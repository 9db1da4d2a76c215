import { UserError } from '../../domain/errors.js';
import type { ModelRole } from './model-role.js';

/** How the hub says that there is no such file, or none open to everyone. */
const ABSENT = new Set([401, 403, 404]);
/** What no model can do without. transformers.js asks for other files too and does without them. */
const REQUIRED = /\/(?:config|tokenizer|tokenizer_config)\.json$|\.onnx(?:_data\w*)?$/;

/**
 * A fetch for downloads that never waits in silence: when no byte arrives for `timeoutMs`, before the headers or
 * in the middle of the body, it fails. Every failure is a UserError `model.unavailable`; a body cut short fails
 * too (Node's fetch counts it against its declared length).
 */
export function hubFetch(
  role: ModelRole,
  timeoutMs: number,
): (input: string | URL, init?: RequestInit) => Promise<Response> {
  const unavailable = (input: string | URL, what: string, cause?: unknown): UserError =>
    new UserError('model.unavailable', `${input} ${what}. ${adviceOn(role)}`, { cause });
  const asUnavailable = (input: string | URL, error: unknown): UserError => {
    if (error instanceof UserError) return error;
    const reasons = [error, error instanceof Error ? error.cause : undefined].filter(
      (e) => e instanceof Error,
    );
    const why = reasons.map(({ message }) => message).join(': ');
    return unavailable(input, `could not be read (${why})`, error);
  };
  return async (input, init) => {
    const stalled = new AbortController();
    const onIdle = () =>
      stalled.abort(unavailable(input, `sent nothing for ${timeoutMs / 1000} s (EMBEDDING_HUB_TIMEOUT_S)`));
    const timer = setTimeout(onIdle, timeoutMs);
    try {
      const response = await fetch(input, { ...init, signal: stalled.signal });
      if (ABSENT.has(response.status) && !REQUIRED.test(String(input))) {
        clearTimeout(timer);
        return response;
      }
      if (!response.ok) throw unavailable(input, refusal(role, response.status));
      if (response.headers.get('content-type')?.startsWith('text/html')) {
        throw unavailable(input, 'answered with a web page, as a proxy or a login page would');
      }
      const body = ReadableStream.from(
        watch(response.body ?? [], timer, (error) => asUnavailable(input, error)),
      );
      return new Response(body, { status: response.status, headers: response.headers });
    } catch (error) {
      clearTimeout(timer);
      throw asUnavailable(input, error);
    }
  };
}

/** Passes the body on, winding the timer up again at each chunk. */
async function* watch(
  body: AsyncIterable<Uint8Array> | Iterable<never>,
  timer: NodeJS.Timeout,
  asFailure: (error: unknown) => UserError,
) {
  try {
    for await (const chunk of body) {
      timer.refresh();
      yield chunk;
    }
  } catch (error) {
    throw asFailure(error);
  } finally {
    clearTimeout(timer);
  }
}

function adviceOn({ without, modelSetting }: ModelRole): string {
  return `${without}, set ${modelSetting} to a folder that holds the model, or EMBEDDING_HUB_URL to a hub that this machine reaches.`;
}

function refusal({ modelSetting, dtypeSetting }: ModelRole, status: number): string {
  return ABSENT.has(status)
    ? `answered with status ${status}: no such file, or not open to everyone. Check ${modelSetting} and ${dtypeSetting}`
    : `answered with status ${status}`;
}
