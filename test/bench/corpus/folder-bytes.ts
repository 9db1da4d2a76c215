import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes of the files in a folder and below it whose names the filter accepts. */
export function folderBytes(folder: string, accepts: (name: string) => boolean = () => true): number {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter(accepts)
    .map((name) => statSync(join(folder, name)))
    .filter((entry) => entry.isFile())
    .reduce((sum, { size }) => sum + size, 0);
}
