import { z } from 'zod';
import type { SourceInput } from '../../domain/ingest.js';

const metadata = {
  title: z.string().exactOptional(),
  outlet: z.string().exactOptional(),
  publishedAt: z.string().exactOptional(),
};
/** A file's bytes are in a column of their own. */
const sourceColumn = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string(), url: z.string().exactOptional(), ...metadata }),
  z.object({ kind: z.literal('file'), name: z.string(), url: z.string().exactOptional(), ...metadata }),
]);

/** A source as two columns: JSON, and a file's bytes. */
export function encodeSource(source: SourceInput): { column: string; bytes: Uint8Array | null } {
  if (source.kind !== 'file') return { column: JSON.stringify(source), bytes: null };
  const { bytes, ...rest } = source;
  return { column: JSON.stringify(rest), bytes };
}

export function decodeSource({
  source,
  bytes,
}: {
  readonly source: string;
  readonly bytes: Uint8Array | null;
}): SourceInput {
  const stored = sourceColumn.parse(JSON.parse(source));
  return stored.kind === 'file' ? { ...stored, bytes: new Uint8Array(bytes ?? []) } : stored;
}
