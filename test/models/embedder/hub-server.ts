/** A fake Hugging Face hub on loopback that serves one model and can fail per file. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

export type HubFault =
  | 'missing'
  | 'broken'
  | 'login-page'
  /** Accepts the request and never responds. */
  | 'silent'
  /** Sends half of the file, then nothing. */
  | 'stalled'
  /** Sends a tenth of the file every 100 ms. */
  | 'slow'
  /** Sends half of the file, then closes the connection. */
  | 'cut'
  /** Sends a complete response with other content. */
  | 'garbage';

/** A file is sent in ten chunks. */
export const SLOW_CHUNK_MS = 100;

export interface HubServer {
  readonly url: string;
  /** Requested files, in order. */
  readonly requests: string[];
  /** Failures by file; change them between requests. */
  readonly faults: Map<string, HubFault>;
  close(): Promise<void>;
}

export async function startHub(id: string, files: ReadonlyMap<string, Uint8Array>): Promise<HubServer> {
  const requests: string[] = [];
  const faults = new Map<string, HubFault>();
  const prefix = `/${id}/resolve/main/`;
  const server = createServer((request, response) => {
    const file = request.url?.startsWith(prefix) ? request.url.slice(prefix.length) : '';
    requests.push(file);
    respond(response, files.get(file), faults.get(file));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    faults,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function respond(
  response: ServerResponse,
  content: Uint8Array | undefined,
  fault: HubFault | undefined,
): void {
  if (fault === 'silent') return;
  if (fault === 'broken') response.writeHead(503).end();
  else if (!content || fault === 'missing') response.writeHead(404).end('Entry not found');
  else if (fault === 'login-page')
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>');
  else if (fault === 'garbage') response.writeHead(200).end('not what you asked for');
  else if (fault === undefined) response.writeHead(200, { 'content-length': content.length }).end(content);
  else if (fault === 'slow') void trickle(response, content);
  else {
    response.writeHead(200, { 'content-length': content.length });
    response.write(content.subarray(0, content.length / 2), () => {
      if (fault === 'cut') response.destroy();
    });
  }
}

async function trickle(response: ServerResponse, content: Uint8Array): Promise<void> {
  response.writeHead(200, { 'content-length': content.length });
  const step = Math.ceil(content.length / 10);
  for (let start = 0; start < content.length; start += step) {
    response.write(content.subarray(start, start + step));
    await setTimeout(SLOW_CHUNK_MS);
  }
  response.end();
}
