import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** An evaluation set: articles ingested into one scope, and questions about them. */
export interface EvalSet {
  readonly folder: string;
  readonly articles: readonly EvalArticle[];
  readonly questions: readonly EvalQuestion[];
  /** In SQuAD data a near miss leaves a paragraph out; other sets have unanswerable questions instead. */
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
  /** Accepted answers; empty for an overview. */
  readonly answers: readonly string[];
  /** Ids of the articles that contain the answer. */
  readonly articles: readonly string[];
  /** Whole sentences, white space collapsed. */
  readonly evidence: readonly string[];
  /** In SQuAD data, the index of the paragraph the question is about. */
  readonly paragraph?: number;
  /** Subtype. */
  readonly kind?: string | undefined;
  /** Other articles about the question's topic; condition `absent` leaves them out too. */
  readonly own?: readonly string[] | undefined;
  /** Accepted short answers if they differ from `answers`; empty if none should be shown. */
  readonly shortAnswers?: readonly string[] | undefined;
  /** Id of the previous question in the conversation. */
  readonly follows?: string | undefined;
  /** ISO 8601 date or time at which it is asked. */
  readonly day?: string | undefined;
  /** If several articles report different values, the one whose value is accepted. */
  readonly newest?: string | undefined;
  /** The premise is false, so any short answer is wrong. */
  readonly falsePremise?: boolean | undefined;
}

/** JSON null means that the field is missing. */
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
 * Reads a folder that contains `articles.jsonl` and `questions.jsonl`, or `squad.json`.
 * @throws Error naming the file if it is missing or invalid.
 */
export function readEvalSet(folder: string): EvalSet {
  const squad = join(folder, 'squad.json');
  if (existsSync(squad)) return readSquad(folder, squad);
  return {
    folder,
    squad: false,
    articles: readLines(join(folder, 'articles.jsonl'), articleLine),
    questions: readLines(join(folder, 'questions.jsonl'), questionLine).map(
      ({ article, fp, headline, ...fields }) => ({
        ...fields,
        articles: article,
        falsePremise: fp,
        shortAnswers: headline,
      }),
    ),
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

/** Question types of the short-answer measures. */
function squadType(question: string): string {
  const match =
    /\b(who|whom|whose|when|where|how many|how much|how long|how old|what year|which year)\b/i.exec(question);
  if (!match) return 'other';
  const word = match[1]!.toLowerCase();
  if (/^who/.test(word)) return 'who';
  if (/^how/.test(word)) return 'howmany';
  return word === 'where' ? 'where' : 'when';
}

/** For questions without a date: after every dated article of the development sets. */
const DEFAULT_ASKED_AT = '2026-11-25T18:00:00Z';
const EVENING = 'T18:00:00Z';

export const askedAt = ({ day }: EvalQuestion): Date =>
  new Date(day === undefined ? DEFAULT_ASKED_AT : day.includes('T') ? day : `${day}${EVENING}`);

/** White space collapsed and case folded, for comparing texts. */
export const collapsed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
