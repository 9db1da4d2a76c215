import { env } from '@xenova/transformers';

const GRAPH_RE = /\/onnx\/[^/]+\.onnx$/;

/**
 * Lets transformers.js hand ONNX Runtime the path of the model that is loaded next, for which nothing is downloaded.
 * Without it, it also reads the file into JavaScript buffers that nobody uses and that stay until the next garbage
 * collection. Global to the thread, as all settings of transformers.js.
 */
export function useLocalModel(path: string): void {
  env.useCustomCache = true;
  env.customCache = {
    // Asked by path first, then by the address that the file would have on the hub.
    match: async (request) => (GRAPH_RE.test(request) ? path : undefined),
    put: async () => {
      throw new Error('Nothing is downloaded for a complete model.');
    },
  };
}
