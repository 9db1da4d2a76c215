/**
 * Writes the bundled model once into the models folder, in transformers.js's layout. Each file is renamed into
 * place whole and the manifest comes last, so a reader never sees half a file and a crash leaves no manifest. The
 * export always gives the same bytes: processes that do it at once overwrite each other with what was there.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { tokenizerFiles } from './tokenizer.js';
import { buildUseLite } from './use-lite.js';
import { locatePackage, readVocabulary, readWeights } from './weights.js';

/** Counts up whenever the files written change: an older export is made again, its vectors get another id. */
export const EXPORT_VERSION = 1;

const MANIFEST = 'export.json';
const manifestSchema = z.object({
  id: z.string(),
  /** File, relative to the folder, to its SHA-256. */
  files: z.record(z.string(), z.string()),
});

export interface BundledModel {
  /** Names the weights and the way they were exported. */
  readonly id: string;
  /** Folder in transformers.js's layout. */
  readonly folder: string;
}

/** Gives the bundled model's folder, exported now when it is missing, damaged or of another version. */
export async function ensureBundledModel(
  modelsDir: string,
  onExport: () => void = () => {},
): Promise<BundledModel> {
  const source = await locatePackage();
  const model = {
    id: `use-lite-en@${source.version}-export${EXPORT_VERSION}`,
    folder: join(modelsDir, 'bundled'),
  };
  if (await isSound(model)) return model;
  onExport();
  const files = new Map<string, string | Uint8Array>([
    ['onnx/model.onnx', buildUseLite(await readWeights(source.folder))],
    ...Object.entries(tokenizerFiles(await readVocabulary(source.folder))).map(
      ([name, content]) => [name, JSON.stringify(content)] as const,
    ),
  ]);
  await writeModel(model, files);
  return model;
}

/** Whether every file is there and has the hash the manifest says, and the manifest is this version's. */
async function isSound({ id, folder }: BundledModel): Promise<boolean> {
  try {
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
    const hashes = await Promise.all(
      Object.entries(manifest.files).map(
        async ([name, hash]) => sha256(await readFile(join(folder, name))) === hash,
      ),
    );
    return manifest.id === id && hashes.length > 0 && hashes.every(Boolean);
  } catch (error) {
    // Whatever cannot be read or parsed is replaced by a fresh export.
    if (error instanceof SyntaxError || error instanceof z.ZodError || isFileError(error)) return false;
    throw error;
  }
}

async function writeModel({ id, folder }: BundledModel, files: ReadonlyMap<string, string | Uint8Array>) {
  for (const [name, content] of files) await replaceFile(join(folder, name), content);
  const hashes = Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
  await replaceFile(join(folder, MANIFEST), JSON.stringify({ id, files: hashes }, null, 2));
}

async function replaceFile(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, content, { flush: true });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
