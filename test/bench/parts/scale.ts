/** Cost against size: one archive that grows, and at each size a newsroom over it in a process of its own. */
import { join } from 'node:path';
import { BYTES_PER_MIB } from '../../../src/domain/units.js';
import { indexProjection } from '../../../src/models/bundled/index-projection.js';
import type { Context } from '../context.js';
import { Archive } from '../corpus/archive.js';
import { folderBytes } from '../corpus/folder-bytes.js';
import { newsroomOver } from '../peers/newsroom.js';
import { BYLINE, percentile } from '../report.js';

const SCOPE = 'guild:1';
const ASKS = 50;

export async function run(context: Context): Promise<void> {
  const { maker: vectors } = await context.vectors();
  const model = await context.embedder();
  const indexed = indexProjection(model.id)?.to ?? model.dimension;
  const folder = context.options.archive ?? join(context.folder, 'scale');
  const archive = new Archive({ folder, scope: SCOPE, stock: context.stock, model, vectors });
  for (const size of context.options.sizes) {
    const before = archive.passages;
    await archive.growTo(size);
    const added = archive.passages - before;
    const isKept = before === 0 && archive.storeMs === 0;
    const add = (what: string, unit: string, ...values: readonly number[]) =>
      context.report.add(
        'scale',
        `${what}, ${size.toLocaleString('en')} passages`,
        BYLINE,
        unit,
        values,
        size,
      );
    if (!isKept) {
      add('storing, a passage', 'ms', archive.storeMs / added);
      add('indexing, a passage', 'ms', archive.indexMs / added);
    }
    add('disk, a passage', 'bytes', folderBytes(folder) / archive.passages);
    add(
      'disk, a passage, database alone',
      'bytes',
      folderBytes(folder, (name) => name.startsWith('byline.db')) / archive.passages,
    );
    const figures = newsroomOver(folder, SCOPE, ASKS);
    const { searched, searchedCpuMs, read, readCpuMs, flood, ingested, ingestCpuMs } = figures;
    add('start to the first answer', 'ms', figures.startMs);
    add('start to the complete index', 'ms', figures.indexedMs);
    add('ask without the reader, p50', 'ms', percentile(searched, 0.5));
    add('ask without the reader, p95', 'ms', percentile(searched, 0.95));
    add('ask without the reader, processor', 'ms', searchedCpuMs);
    add('ask, p50', 'ms', percentile(read, 0.5));
    add('ask, p95', 'ms', percentile(read, 0.95));
    add('ask, processor', 'ms', readCpuMs);
    add('ask, the last of 50 at once', 'ms', Math.max(...flood));
    add('ingesting an article, p50', 'ms', percentile(ingested, 0.5));
    add('ingesting an article, processor', 'ms', ingestCpuMs);
    add('memory after the first answer', 'MiB', figures.startedMib);
    add('memory after the questions', 'MiB', figures.askedMib);
    add('memory after a minute of rest', 'MiB', figures.restedMib);
    add('memory of the vectors', 'MiB', (archive.passages * indexed * 4) / BYTES_PER_MIB);
  }
}
