import { VERSION } from '../../config/version.js';
import { contentHashOf } from '../../domain/content-hash.js';
import type { Scope } from '../../domain/scope.js';
import type { Store } from '../../store/ports/store.js';
import type { TransferCounts } from '../../store/ports/transfer-store.js';
import { type ExportEnd, type ExportHeader, FORMAT, FORMAT_VERSION } from './format.js';

/** A text that does not match its content hash; an import will refuse it. */
export interface DamagedRevision {
  readonly article: string;
  readonly title: string;
}

export interface ExportReport extends TransferCounts {
  readonly records: number;
  readonly damaged: readonly DamagedRevision[];
}

/**
 * The lines of an export without line breaks, as of one moment, while others write.
 * @param scope Null: all scopes.
 * @returns the report, once all lines were taken.
 */
export async function* exportLines(
  { transfer }: Pick<Store, 'transfer'>,
  scope: Scope | null,
  now: Date,
): AsyncGenerator<string, ExportReport> {
  const counts = await transfer.counts(scope);
  const { queued: _, ...content } = counts;
  yield JSON.stringify({
    type: 'header',
    format: FORMAT,
    version: FORMAT_VERSION,
    exportedAt: now.toISOString(),
    byline: VERSION,
    scope,
    ...content,
  } satisfies ExportHeader);
  const damaged: DamagedRevision[] = [];
  let records = 0;
  for await (const record of transfer.records(scope)) {
    if (record.type === 'revision' && contentHashOf(record.text) !== record.contentHash)
      damaged.push({ article: record.article, title: record.title });
    yield JSON.stringify(record);
    records += 1;
  }
  yield JSON.stringify({ type: 'end', records } satisfies ExportEnd);
  return { ...counts, records, damaged };
}
