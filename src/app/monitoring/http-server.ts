import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { configErrors } from '../../config/errors.js';

const TIMEOUT_MS = 5000;
const MAX_HEADER_BYTES = 8192;
const MAX_CONNECTIONS = 32;
const MAX_REQUESTS_PER_CONNECTION = 1000;

export interface PageContent {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}
/** Makes the content of a page at the time of a request. */
export type Page = () => PageContent | Promise<PageContent>;

export interface MonitoringServer {
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly host: string;
  /** 0 turns the server off. */
  readonly port: number;
  /** By path. */
  readonly pages: Readonly<Record<string, Page>>;
  /** Receives the error of a page; the visitor only reads that there was one. */
  readonly onFault: (error: unknown) => void;
  /** For a request to arrive, for its page to be made, and for an idle connection. Default: 5 s. */
  readonly timeoutMs?: number;
}

type Serving = Required<Pick<ServerOptions, 'pages' | 'onFault' | 'timeoutMs'>>;

/**
 * Serves pages to a monitoring system: GET and HEAD without a body, small headers, few connections, short timeouts.
 * @throws UserError `config.invalid` if it can't listen.
 */
export async function serveMonitoring({
  host,
  port,
  pages,
  onFault,
  timeoutMs = TIMEOUT_MS,
}: ServerOptions): Promise<MonitoringServer> {
  if (port === 0) return { close: async () => undefined };
  const options = {
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    connectionsCheckingInterval: timeoutMs,
    keepAliveTimeout: timeoutMs,
  };
  const server = createServer(options, (request, response) => {
    void respond(request, response, { pages, onFault, timeoutMs });
  });
  server.setTimeout(2 * timeoutMs);
  server.maxConnections = MAX_CONNECTIONS;
  server.maxRequestsPerSocket = MAX_REQUESTS_PER_CONNECTION;
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw configErrors.cannotListen({ host, port, reason: code ?? String(error) }, { cause: error });
  }
  server.on('error', onFault);
  return {
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  const { status, contentType, body } = await contentOf(request, serving);
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(status === 405 && { allow: 'GET, HEAD' }),
    ...(hasBody(request) && { connection: 'close' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function contentOf(
  request: IncomingMessage,
  { pages, onFault, timeoutMs }: Serving,
): Promise<PageContent> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET and HEAD.');
  if (hasBody(request)) return plain(413, 'A request must not have a body.');
  const path = request.url?.split('?', 1)[0] ?? '';
  if (!Object.hasOwn(pages, path)) return plain(404, `There is ${Object.keys(pages).join(' and ')}.`);
  const waiting = new AbortController();
  try {
    return await Promise.race([pages[path]!(), timeout(timeoutMs, waiting.signal)]);
  } catch (error) {
    onFault(error);
    return plain(500, 'The page failed; the log says why.');
  } finally {
    waiting.abort();
  }
}

async function timeout(ms: number, signal: AbortSignal): Promise<PageContent> {
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
  return plain(503, 'The page took too long.');
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

const plain = (status: number, text: string): PageContent => ({
  status,
  contentType: 'text/plain; charset=utf-8',
  body: `${text}\n`,
});
