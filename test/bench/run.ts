/** `npm run bench -- <name>`: each file of this folder measures one thing and prints what it found. */
const BENCHES: Readonly<Record<string, () => Promise<{ run(): Promise<void> }>>> = {
  ask: () => import('./ask.js'),
  ingest: () => import('./ingest.js'),
  memory: () => import('./memory.js'),
  stall: () => import('./stall.js'),
};

const name = process.argv[2] ?? '';
const load = BENCHES[name];
if (load) await (await load()).run();
else {
  console.error(`No benchmark is called "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 2;
}
