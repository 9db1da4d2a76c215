import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One evaluation: articles that are ingested together in one scope, and questions over them. */
export interface EvalSet {
  readonly folder: string;
  readonly articles: readonly EvalArticle[];
  readonly questions: readonly EvalQuestion[];
  /** SQuAD's near misses leave a paragraph out; the others have questions of their own that can't be answered. */
  readonly squad: boolean;
}

export interface EvalArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly outlet?: string | undefined;
  readonly publishedAt?: string | undefined;
  readonly url?: string | undefined;
}

export interface EvalQuestion {
  readonly id: string;
  readonly type: string;
  readonly question: string;
  /** Accepted wordings; empty for an overview. */
  readonly answers: readonly string[];
  /** Ids of the right articles. */
  readonly articles: readonly string[];
  /** Whole sentences, blanks collapsed. */
  readonly evidence: readonly string[];
  /** In SQuAD data, the paragraph that was asked about, from 0. */
  readonly paragraph?: number;
  /** Finer than `type`. */
  readonly kind?: string | undefined;
  /** Every article found for the question: left out for *absent* together with the right ones. */
  readonly own?: readonly string[] | undefined;
  /** Accepted short answers where they differ from `answers`; empty: none should be shown. */
  readonly headline?: readonly string[] | undefined;
  /** The question asked before it in the same conversation. */
  readonly follows?: string | undefined;
  /** Asked as if on that day, ISO 8601. */
  readonly day?: string | undefined;
  /** Among several reports of one event, the article whose value counts. */
  readonly newest?: string | undefined;
  /** Its premise is false: any short answer is wrong. */
  readonly falsePremise?: boolean | undefined;
}

/** JSON's null is a missing field. */
function orUndefined<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}

const articleLine = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  outlet: z.string().nullish().transform(orUndefined),
  publishedAt: z.string().nullish().transform(orUndefined),
  url: z.string().nullish().transform(orUndefined),
});
const questionLine = z.object({
  id: z.string(),
  type: z.string(),
  question: z.string(),
  answers: z.array(z.string()).default([]),
  article: z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat()),
  evidence: z.array(z.string()).default([]),
  kind: z.string().optional(),
  own: z.array(z.string()).optional(),
  headline: z.array(z.string()).nullish().transform(orUndefined),
  follows: z.string().nullish().transform(orUndefined),
  day: z.string().nullish().transform(orUndefined),
  newest: z.string().nullish().transform(orUndefined),
  fp: z.boolean().nullish().transform(orUndefined),
});
const squadFile = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              id: z.string(),
              question: z.string(),
              answers: z.array(z.object({ text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

/**
 * Reads a folder of `articles.jsonl` and `questions.jsonl`, or with a `squad.json`.
 * @throws Error that names the file when it is missing or not of the format.
 */
export function readEvalSet(folder: string): EvalSet {
  const squad = join(folder, 'squad.json');
  if (existsSync(squad)) return readSquad(folder, squad);
  return {
    folder,
    squad: false,
    articles: readLines(join(folder, 'articles.jsonl'), articleLine),
    questions: readLines(join(folder, 'questions.jsonl'), questionLine).map(({ article, fp, ...rest }) => ({
      ...rest,
      articles: article,
      falsePremise: fp,
    })),
  };
}

function readLines<Schema extends z.ZodType>(file: string, schema: Schema): z.output<Schema>[] {
  if (!existsSync(file))
    throw new Error(`${file} is missing: expected articles.jsonl and questions.jsonl, or squad.json`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, at) => {
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new Error(`${file}:${at + 1}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    });
}

function readSquad(folder: string, file: string): EvalSet {
  const { data } = squadFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  return {
    folder,
    squad: true,
    articles: data.map(({ title, paragraphs }, at) => ({
      id: String(at),
      title: title.replaceAll('_', ' '),
      text: paragraphs.map(({ context }) => context.replace(/\s+/g, ' ').trim()).join('\n\n'),
    })),
    questions: data.flatMap(({ paragraphs }, at) =>
      paragraphs.flatMap(({ qas }, paragraph) =>
        qas.map(({ id, question, answers }) => ({
          id,
          type: squadType(question),
          question,
          answers: answers.map(({ text }) => text),
          articles: [String(at)],
          evidence: [],
          paragraph,
        })),
      ),
    ),
  };
}

/** The headline measure's classes of question; the rest is "other". */
function squadType(question: string): string {
  const found =
    /\b(who|whom|whose|when|where|how many|how much|how long|how old|what year|which year)\b/i.exec(question);
  if (!found) return 'other';
  const word = found[1]!.toLowerCase();
  if (/^who/.test(word)) return 'who';
  if (/^how/.test(word)) return 'howmany';
  return word === 'where' ? 'where' : 'when';
}

/** When a question without a day of its own is asked: after every dated article of the development folders. */
const ASKED_AT = '2026-11-25T18:00:00Z';
const EVENING = 'T18:00:00Z';

/** The time at which a question is asked. */
export const askedAt = ({ day }: EvalQuestion): Date =>
  new Date(day === undefined ? ASKED_AT : day.includes('T') ? day : `${day}${EVENING}`);

/** Blanks collapsed, case folded: how texts are compared. */
export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
