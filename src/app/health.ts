import { once } from 'node:events';
import { createServer } from 'node:http';

export interface Health {
  close(): Promise<void>;
}

/**
 * Serves the given facts as JSON at `GET /health`, on the loopback interface only. Port 0 turns it off.
 */
export async function serveHealth(port: number, facts: () => Record<string, unknown>): Promise<Health> {
  if (port === 0) return { close: async () => undefined };
  const server = createServer((request, response) => {
    const found = request.method === 'GET' && request.url === '/health';
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify(found ? { status: 'ok', uptimeS: Math.round(process.uptime()), ...facts() } : {}),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
