/**
 * Measures which reports are taken for one event: those of the reader's training stories, whose files name their events,
 * and those of folders whose questions name all reports of theirs (`own`). Usage: npm run events [-- <folder>...]
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CandidateArticle } from '../../src/answer/evidence/candidates.js';
import { eventsOf } from '../../src/answer/evidence/event.js';
import { readEvalSet } from '../../src/calibrate/eval-set.js';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import { groupIntoPassages } from '../../src/ingest/passages.js';
import { textOf } from '../../src/text/analyse.js';
import { contentTerms } from '../../src/text/terms/tokens.js';
import { articleOf } from '../answer/evidence-of.js';

const STORIES = join(PACKAGE_ROOT, 'data/models/answer-reader/training/stories');
/** The stories have no dates: all are of one day. */
const DAY = '2026-01-01';

/** Reports, and whether two of them are of one event. */
interface Reports {
  readonly name: string;
  readonly articles: readonly CandidateArticle[];
  readonly areOfOneEvent: (a: CandidateArticle, b: CandidateArticle) => boolean;
}

function stories(): Reports {
  const events = new Map<CandidateArticle, string>();
  for (const file of readdirSync(STORIES)) {
    for (const story of readFileSync(join(STORIES, file), 'utf8').split(/^== /m).slice(1)) {
      const [title = '', ...lines] = story.split('\n');
      const event = /^event: (.*)$/m.exec(story)?.[1] ?? title;
      const [text = ''] = lines
        .filter((line) => !line.startsWith('event:'))
        .join('\n')
        .split(/^--$/m);
      events.set(articleOf(text.trim(), { title, publishedAt: DAY }), `${file} ${event}`);
    }
  }
  return {
    name: 'training stories',
    articles: [...events.keys()],
    areOfOneEvent: (a, b) => events.get(a) === events.get(b),
  };
}

function folderOf(path: string): Reports {
  const { articles, questions } = readEvalSet(path);
  const ids = new Map(
    articles.map(({ id, ...fields }) => [
      articleOf(fields.text, {
        title: fields.title,
        outlet: fields.outlet ?? null,
        publishedAt: fields.publishedAt ?? null,
      }),
      id,
    ]),
  );
  const groups = questions.map(({ own }) => new Set(own));
  return {
    name: basename(path),
    articles: [...ids.keys()],
    areOfOneEvent: (a, b) => groups.some((group) => group.has(ids.get(a)!) && group.has(ids.get(b)!)),
  };
}

/** What `eventsOf` needs of a store: in how many passages each term stands. */
function searchOf(articles: readonly CandidateArticle[]) {
  const frequencies = new Map<string, number>();
  let passages = 0;
  for (const { article, sentences } of articles) {
    const words = sentences.map(({ span }) => article.text.slice(span.start, span.end).split(/\s+/).length);
    for (const { first, last } of groupIntoPassages(words)) {
      passages += 1;
      const text = textOf(article.text, sentences.slice(first, last + 1));
      for (const term of new Set(contentTerms(text))) frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
    }
  }
  return { passageCount: async () => passages, documentFrequencies: async () => frequencies };
}

async function measure({ name, articles, areOfOneEvent }: Reports): Promise<void> {
  const events = await eventsOf(searchOf(articles), 0, articles);
  const counts = { pairs: 0, rightly: 0, wrongly: 0 };
  articles.forEach((a, at) => {
    for (const b of articles.slice(at + 1)) {
      const isOne = areOfOneEvent(a, b);
      if (isOne) counts.pairs += 1;
      if (events.areSame(a, b)) counts[isOne ? 'rightly' : 'wrongly'] += 1;
    }
  });
  const { pairs, rightly, wrongly } = counts;
  console.log(
    `${name}: of ${pairs} pairs of reports of one event, ${rightly} are joined; ${wrongly} others, too`,
  );
}

await measure(stories());
for (const path of process.argv.slice(2)) await measure(folderOf(path));
