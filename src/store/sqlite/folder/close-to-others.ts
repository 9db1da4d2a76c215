import { chmodSync } from 'node:fs';
import { exposedPaths } from './inspect-files.js';

/** Takes what other users of the machine can read in a data folder from them. @returns what was done, in sentences. */
export function closeToOthers(folder: string): string[] {
  return exposedPaths(folder).map(({ path, mode }) => {
    chmodSync(path, mode);
    return `Closed ${path} to other users (mode ${mode.toString(8)}).`;
  });
}
