/** `npm run preview [-- port]`: Byline's messages as Discord shows them, on a page served on loopback. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { previewPage } from './page.js';
import { playScenes } from './scenes.js';

const page = await previewPage(await playScenes());
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1');
await once(server, 'listening');
console.log(`Look at http://127.0.0.1:${(server.address() as AddressInfo).port}/ — Ctrl-C ends it.`);
