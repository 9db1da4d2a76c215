import { type Duplex, pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { fetchErrors } from './errors.js';

const DECOMPRESSORS: ReadonlyMap<string, () => Duplex> = new Map<string, () => Duplex>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * Reads and decompresses the body of a response up to the limit, which also bounds decompression bombs.
 * @throws UserError `source.too-large`, `url.content` for an unsupported encoding.
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
  if (Number(headers.length) > limit) throw fetchErrors.tooLarge({ url: url.href, maxMib });
  for await (const chunk of decompressed(url, body, encoding)) {
    size += (chunk as Uint8Array).length;
    if (size > limit) throw fetchErrors.tooLarge({ url: url.href, maxMib });
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks);
}

function decompressed(url: URL, body: Readable, encoding: string): Readable {
  if (encoding === '' || encoding === 'identity') return body;
  const decompressor = DECOMPRESSORS.get(encoding);
  if (!decompressor) {
    throw fetchErrors.compression({ url: url.href, encoding: encoding.slice(0, 40) });
  }
  // The reader of the decompressor receives every error; the callback only makes pipeline() clean up.
  return pipeline(body, decompressor(), () => undefined);
}
