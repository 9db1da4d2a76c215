/** A worker that is in a native call at almost every moment. */
import { VectorIndex } from '../../src/store/sqlite/search/vector-index.js';
import { serve } from '../../src/worker/serve.js';
import { spawnWorker } from '../../src/worker/spawn.js';
import type { NativeContract } from './native-contract.js';

const DIMENSION = 64;

const crash = () => {
  setImmediate(() => {
    throw new Error('nothing catches this');
  });
};

serve<NativeContract>(async ({ nested }) => {
  if (nested) {
    const inner = await spawnWorker<NativeContract>(new URL('./native-worker.js', import.meta.url), {
      nested: false,
    });
    return { handlers: { searchWithoutEnd: () => inner.call('searchWithoutEnd', []), crash } };
  }
  const index = VectorIndex.create(DIMENSION);
  for (let label = 0; label < 500; label += 1)
    index.add(
      label,
      Float32Array.from({ length: DIMENSION }, (_, at) => Math.sin(label * at)),
    );
  const query = Float32Array.from({ length: DIMENSION }, (_, at) => Math.cos(at));
  return {
    handlers: {
      searchWithoutEnd: () => {
        for (;;) index.search(query, 400);
      },
      crash,
    },
  };
});
