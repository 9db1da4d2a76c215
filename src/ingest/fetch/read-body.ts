import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { UserError } from '../../domain/errors.js';
import { BYTES_PER_MIB } from '../../domain/units.js';

const DECOMPRESSORS: ReadonlyMap<string, () => Duplex> = new Map<string, () => Duplex>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * Reads a response's body, decompressed, and stops at the limit: a bomb costs no more than the limit itself.
 * @throws UserError `source.too-large`, `url.content` for an encoding that wasn't asked for.
 */
export async function readBody(
  url: URL,
  body: Readable,
  headers: { readonly encoding: string | undefined; readonly length: string | undefined },
  maxMib: number,
): Promise<Uint8Array> {
  const limit = maxMib * BYTES_PER_MIB;
  const encoding = headers.encoding?.trim().toLowerCase() ?? '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (Number(headers.length) > limit) throw tooLarge(url, maxMib);
  for await (const chunk of decompressed(url, body, encoding)) {
    size += (chunk as Uint8Array).length;
    if (size > limit) throw tooLarge(url, maxMib);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function decompressed(url: URL, body: Readable, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return body;
  const decompressor = DECOMPRESSORS.get(encoding);
  if (!decompressor) {
    throw new UserError(
      'url.content',
      `${url.href} comes compressed as ${JSON.stringify(encoding.slice(0, 40))}; only gzip, deflate and br were asked for. Paste the text.`,
    );
  }
  // The reader of the decompressor gets every error; the callback is what makes pipeline() clean up.
  return pipeline(body, decompressor(), () => undefined);
}

function tooLarge(url: URL, maxMib: number): UserError {
  return new UserError(
    'source.too-large',
    `${url.href} is larger than the ${maxMib} MiB that are read of a page (FETCH_MAX_MIB). Paste the article's text.`,
  );
}
