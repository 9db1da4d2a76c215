/**
 * Exports the bundled model once to the models folder, in the layout of transformers.js. Files are renamed into
 * place, the manifest last: a reader never sees a partial file, and after a crash there is no manifest. The export is
 * deterministic, so concurrent processes overwrite each other with identical files.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { modelErrors } from '../errors.js';
import { sha256OfFile } from '../files/hash-file.js';
import { removeMappedWeights } from '../files/mapped-weights.js';
import { locatePackage, readVocabulary, readWeights } from './weights.js';

/** Increase when the exported files change: older exports are replaced. */
const EXPORT_VERSION = 2;
/**
 * Increase when vectors of the new files cannot be compared with those of the old ones: stored articles are then
 * embedded again. The weights of export 2 are integers. Its vectors have a cosine with those of 1 of 0.997 or more for 95
 * passages, 0.996 for 150 questions and 0.99 for 36 single words.
 */
const VECTOR_VERSION = 1;

const WEIGHTS = 'onnx/model.onnx';
const MANIFEST = 'export.json';
const manifestSchema = z.object({
  /** Names the package and the version of the export. */
  id: z.string(),
  /** File path, relative to the folder, to SHA-256. */
  files: z.record(z.string(), z.string()),
});

export interface BundledModel {
  /** Names the vectors: those of two models with the same name can be compared. */
  readonly id: string;
  /** In the layout of transformers.js. */
  readonly folder: string;
}

/**
 * Returns the bundled model, exporting it first if it is missing, damaged or of another version.
 * @throws UserError `model.unavailable` if it can't be written.
 */
export async function ensureBundledModel(
  modelsDir: string,
  onExport: () => void = () => {},
): Promise<BundledModel> {
  const source = await locatePackage();
  const named = (version: number) => `use-lite-en@${source.version}-export${version}`;
  const folder = join(modelsDir, 'bundled');
  const model = { id: named(VECTOR_VERSION), folder };
  const found = await readManifest(folder);
  const isWhole = found !== null && (await isIntact(folder, found));
  if (isWhole && found.id === named(EXPORT_VERSION)) return model;
  onExport();
  const files = await modelFiles(source.folder);
  try {
    const replaced = found?.files[WEIGHTS];
    if (replaced !== undefined && replaced !== sha256(files.get(WEIGHTS)!))
      await removeMappedWeights(replaced, modelsDir);
    await writeModel(folder, named(EXPORT_VERSION), files);
  } catch (error) {
    if (!isFileError(error)) throw error;
    // On a full disk or in a read-only folder, an older export serves as long as its vectors are the same.
    const older = Array.from({ length: EXPORT_VERSION - VECTOR_VERSION }, (_, at) =>
      named(VECTOR_VERSION + at),
    );
    if (isWhole && older.includes(found.id)) return model;
    throw modelErrors.cannotExport({ folder, reason: error.message }, { cause: error });
  }
  return model;
}

/** Path to content. Loads the writer of ONNX files, some 10 MiB that nothing else needs, only here. */
async function modelFiles(packageFolder: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const { buildUseLite } = await import('./use-lite.js');
  const { tokenizerFiles } = await import('./tokenizer.js');
  const tokenizer = Object.entries(tokenizerFiles(await readVocabulary(packageFolder)));
  return new Map<string, string | Uint8Array>([
    [WEIGHTS, buildUseLite(await readWeights(packageFolder))],
    ...tokenizer.map(([name, content]) => [name, JSON.stringify(content)] as const),
  ]);
}

type Manifest = z.output<typeof manifestSchema>;

/** Null if there is none, or none that can be read. */
async function readManifest(folder: string): Promise<Manifest | null> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError || isFileError(error)) return null;
    throw error;
  }
}

/** Checks the hash of every file. Unreadable files are replaced by a new export. */
async function isIntact(folder: string, { files }: Manifest): Promise<boolean> {
  try {
    const hashes = await Promise.all(
      Object.entries(files).map(async ([name, hash]) => (await sha256OfFile(join(folder, name))) === hash),
    );
    return hashes.length > 0 && hashes.every(Boolean);
  } catch (error) {
    if (isFileError(error)) return false;
    throw error;
  }
}

async function writeModel(folder: string, id: string, files: ReadonlyMap<string, string | Uint8Array>) {
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

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
