import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../../config/config.js';
import type { SourceInput } from '../../../domain/ingest.js';

/** Three of the bundled articles, on different subjects. */
export const SAMPLE_FILES = [
  'us-india-defence-framework.md',
  'notre-dame-reopens.md',
  'crowdstrike-outage.md',
] as const;

export async function sampleArticle(name: (typeof SAMPLE_FILES)[number]): Promise<SourceInput> {
  return { kind: 'file', name, bytes: await readFile(join(PACKAGE_ROOT, 'data/articles', name)) };
}
