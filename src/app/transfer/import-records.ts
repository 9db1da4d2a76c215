import type { z } from 'zod';
import type { Embedder } from '../../domain/models.js';
import type { Scope } from '../../domain/scope.js';
import { BYTES_PER_MIB } from '../../domain/units.js';
import { embedArticle } from '../../ingest/embed-article.js';
import type { Parser } from '../../ingest/parse/parser.js';
import { OutdatedVectorsError } from '../../store/ports/article-store.js';
import type { Derived } from '../../store/ports/derived.js';
import type { Store } from '../../store/ports/store.js';
import type {
  AnswerRecord,
  ArticleRecord,
  ImportOutcome,
  PlainRecord,
  RevisionRecord,
} from '../../store/ports/transfer-store.js';
import { transferErrors } from './errors.js';
import { type ExportHeader, exportHeader, exportLine, FORMAT_VERSION } from './format.js';
import { type Line, readLines } from './lines.js';

/** An article of a million words has about 8 MiB. */
const MAX_LINE_BYTES = 128 * BYTES_PER_MIB;
/** Records without texts stored in one transaction. */
const RECORDS_PER_TRANSACTION = 200;
/** Bad lines that are described; more are counted. */
const MAX_DESCRIBED = 20;

export interface BadLine {
  readonly line: number;
  readonly reason: string;
}

/** The kinds of records that are counted. */
export type ImportedType = 'scope' | 'article' | 'answer' | 'feed' | 'feed-entry' | 'tombstone';

export interface ImportReport {
  readonly exportedAt: string;
  /** How many records had each outcome, by type; an article counts once. */
  readonly counts: Readonly<Partial<Record<ImportedType, Readonly<Partial<Record<ImportOutcome, number>>>>>>;
  /** The first bad lines. */
  readonly bad: readonly BadLine[];
  readonly badLines: number;
  /** False if the end of the file is missing. */
  readonly complete: boolean;
  /** True if it was aborted: import the file again to go on. */
  readonly cancelled: boolean;
}

export interface ImportOptions {
  /** Only the records of this scope. Default: all. */
  readonly scope?: Scope | undefined;
  readonly signal?: AbortSignal;
  /** `done` of `total` articles. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface ImportDeps {
  readonly store: Store;
  /** The active model, as of now. */
  readonly embedder: () => Promise<Embedder>;
  readonly parser: Pick<Parser, 'sentences'>;
}

/**
 * Adds the records of an export. A line that is not valid is reported and skipped. Importing a file again changes
 * nothing, so an interrupted import is repeated.
 * @throws UserError `file.invalid` if it is not an export, or one of a newer format.
 */
export async function importRecords(
  deps: ImportDeps,
  chunks: AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const lines = readLines(chunks, MAX_LINE_BYTES);
  const first = await lines.next();
  const header = parseHeader(first.done ? null : first.value);
  const importer = new Importer(deps, header, options);
  for await (const line of lines) {
    if (options.signal?.aborted) break;
    await importer.take(line);
  }
  return importer.finish();
}

function parseHeader(line: Line | null): ExportHeader {
  const { value, reason } = parsed(line?.text ?? '', exportHeader);
  if (!value) throw transferErrors.notAnExport({ reason: `its first line is no header (${reason})` });
  const { version, byline } = value;
  if (version > FORMAT_VERSION) throw transferErrors.newerFormat({ version, byline, known: FORMAT_VERSION });
  return value;
}

type Parsed<Value> =
  | { readonly value: Value; readonly reason: null }
  | { readonly value: null; readonly reason: string };

function parsed<Schema extends z.ZodType>(text: string, schema: Schema): Parsed<z.output<Schema>> {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return { value: null, reason: 'it is not JSON' };
  }
  const result = schema.safeParse(json);
  if (result.success) return { value: result.data, reason: null };
  const issue = result.error.issues[0];
  return {
    value: null,
    reason: issue ? `${issue.path.join('.') || 'line'}: ${issue.message}` : 'it is not valid',
  };
}

/** An article whose revisions follow. */
interface CurrentArticle {
  readonly record: ArticleRecord;
  /** It is of another scope. */
  readonly skipped: boolean;
  readonly counted: boolean;
}

class Importer {
  readonly #deps: ImportDeps;
  readonly #header: ExportHeader;
  readonly #options: ImportOptions;
  readonly #counts: Partial<Record<ImportedType, Partial<Record<ImportOutcome, number>>>> = {};
  readonly #bad: BadLine[] = [];
  #badLines = 0;
  #lines = 0;
  #articles = 0;
  #records: number | null = null;
  #article: CurrentArticle | null = null;
  #feedIsSkipped = false;
  #waiting: PlainRecord[] = [];
  /** Revisions of the file whose text is stored here as another article, by `placeOf`. */
  readonly #sameText = new Map<string, { readonly article: string; readonly revision: number }>();

  constructor(deps: ImportDeps, header: ExportHeader, options: ImportOptions) {
    this.#deps = deps;
    this.#header = header;
    this.#options = options;
  }

  async take({ number, text }: Line): Promise<void> {
    if (text?.trim() === '') return;
    const { value: record, reason } =
      text === null
        ? { value: null, reason: `it is longer than ${MAX_LINE_BYTES / BYTES_PER_MIB} MiB or not UTF-8` }
        : parsed(text, exportLine);
    if (record?.type === 'end') {
      this.#records = record.records;
      return;
    }
    this.#lines += 1;
    if (!record) {
      this.#reject(number, reason);
      return;
    }
    if (record.type === 'revision') await this.#takeRevision(number, record);
    else if (record.type === 'article') await this.#takeArticle(record);
    else await this.#takePlain(record);
  }

  async finish(): Promise<ImportReport> {
    await this.#flush();
    return {
      exportedAt: this.#header.exportedAt,
      counts: this.#counts,
      bad: this.#bad,
      badLines: this.#badLines,
      complete: this.#records === this.#lines,
      cancelled: this.#options.signal?.aborted === true,
    };
  }

  async #takeArticle(record: ArticleRecord): Promise<void> {
    await this.#flush();
    this.#article = { record, skipped: this.#isSkipped(record.scope), counted: false };
    if (this.#article.skipped) return;
    this.#articles += 1;
    this.#options.onProgress?.(this.#articles, this.#header.articles);
  }

  async #takeRevision(line: number, revision: RevisionRecord): Promise<void> {
    const article = this.#article;
    if (article?.record.id !== revision.article) {
      this.#reject(line, 'its article is not in the lines before it');
      return;
    }
    if (article.skipped) return;
    const added = await this.#add(article.record, revision);
    const { current } = article.record;
    if (article.counted || (current !== null && revision.number !== current)) return;
    this.#article = { ...article, counted: true };
    if (added.outcome === 'same-text')
      this.#sameText.set(placeOf(revision.article, revision.number), {
        article: added.article,
        revision: added.revision,
      });
    this.#count('article', added.outcome === 'same-text' ? 'known' : added.outcome);
  }

  async #add(article: ArticleRecord, revision: RevisionRecord) {
    const { store } = this.#deps;
    for (;;) {
      const first = await store.transfer.addRevision(article, revision, null);
      if (first.outcome !== 'embed') return first;
      const derived = await derive(this.#deps, revision);
      try {
        const second = await store.transfer.addRevision(article, revision, derived);
        if (second.outcome !== 'embed') return second;
      } catch (error) {
        // Another process has activated another model.
        if (!(error instanceof OutdatedVectorsError)) throw error;
      }
    }
  }

  async #takePlain(record: PlainRecord): Promise<void> {
    if (record.type === 'feed-entry' ? this.#feedIsSkipped : this.#isSkipped(record.scope)) {
      if (record.type === 'feed') this.#feedIsSkipped = true;
      return;
    }
    if (record.type === 'feed') this.#feedIsSkipped = false;
    this.#waiting.push(record.type === 'answer' ? this.#withStoredArticles(record) : record);
    if (this.#waiting.length >= RECORDS_PER_TRANSACTION) await this.#flush();
  }

  async #flush(): Promise<void> {
    const records = this.#waiting;
    if (records.length === 0) return;
    this.#waiting = [];
    const outcomes = await this.#deps.store.transfer.add(records);
    for (const [at, outcome] of outcomes.entries()) this.#count(records[at]!.type, outcome);
  }

  /** The same text has the same spans. */
  #withStoredArticles(answer: AnswerRecord): AnswerRecord {
    const citations = answer.citations.map((cited) => ({
      ...cited,
      ...this.#sameText.get(placeOf(cited.article, cited.revision)),
    }));
    return { ...answer, citations };
  }

  #isSkipped(scope: Scope): boolean {
    return this.#options.scope !== undefined && scope !== this.#options.scope;
  }

  #count(type: ImportedType, outcome: ImportOutcome): void {
    const counts = this.#counts[type] ?? {};
    counts[outcome] = (counts[outcome] ?? 0) + 1;
    this.#counts[type] = counts;
  }

  #reject(line: number, reason: string): void {
    this.#badLines += 1;
    if (this.#bad.length < MAX_DESCRIBED) this.#bad.push({ line, reason });
  }
}

const placeOf = (article: string, revision: number): string => `${article} ${revision}`;

async function derive(
  { embedder, parser }: ImportDeps,
  { title, text, boilerplate }: RevisionRecord,
): Promise<Derived> {
  const spans = boilerplate.map(([start, end]) => ({ start, end }));
  const sentences = await parser.sentences(text, spans);
  return { sentences, ...(await embedArticle(await embedder(), { title, text, sentences })) };
}
