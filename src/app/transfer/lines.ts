/** A line of a file, from 1; null if it is too long or not UTF-8. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

const NEWLINE = 0x0a;

/**
 * Splits a stream of bytes into lines, with memory for one line only.
 * @param maxBytes A longer line is skipped.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = [];
  let bytes = 0;
  let number = 1;
  const line = (): Line => ({ number, text: bytes > maxBytes ? null : decoded(parts) });
  const add = (part: Uint8Array): void => {
    bytes += part.length;
    if (bytes <= maxBytes) parts.push(part);
    else parts = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, at));
      yield line();
      parts = [];
      bytes = 0;
      number += 1;
      from = at + 1;
    }
    // A copy, because the stream may reuse the chunk.
    if (from < chunk.length) add(chunk.slice(from));
  }
  if (bytes > 0) yield line();
}

function decoded(parts: readonly Uint8Array[]): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return null;
  }
}
