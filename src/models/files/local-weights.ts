import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { env } from '@xenova/transformers';

/** Weights, which large models continue in `model.onnx_data`, `model.onnx_data_1` and so on. */
const WEIGHTS_RE = /\/onnx\/[^/]+\.onnx(?:_data\w*)?$/;

/**
 * Lets transformers.js hand ONNX Runtime the paths of the weights in a complete model folder. Without it, it also
 * reads them into JavaScript buffers that nobody uses and that stay until the next garbage collection. Global to the
 * thread, as all settings of transformers.js.
 */
export function useLocalWeights(folder: string): void {
  env.useCustomCache = true;
  env.customCache = {
    // Asked by path first, then by the address that the file would have on the hub.
    match: async (request) => {
      if (!WEIGHTS_RE.test(request)) return undefined;
      const path = join(folder, 'onnx', basename(request));
      return existsSync(path) ? path : undefined;
    },
    put: async () => {
      throw new Error('Nothing is downloaded for a complete model.');
    },
  };
}
