import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { BYTES_PER_MIB } from '../../domain/units.js';

/**
 * Adds the content of a file to a hash. One buffer is used for all of it: model files are large, and an idle thread
 * would keep the pieces of a stream for hours, because it collects no garbage.
 */
export async function updateFromFile(hash: Hash, path: string): Promise<void> {
  const buffer = Buffer.allocUnsafeSlow(BYTES_PER_MIB);
  const file = await open(path);
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

/** The SHA-256 of a file in hexadecimal digits. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await updateFromFile(hash, path);
  return hash.digest('hex');
}
