/** The outlet whose articles a question asks about: "according to Northern Press, how many died?". */
import type { Scope } from '../../domain/scope.js';
import type { ArticleStore } from '../../store/ports/article-store.js';
import { withoutTrailing } from '../../text/trailing.js';

const SOURCE_RE =
  /(?<![\p{L}\p{N}])(?:according to|as (?:reported|told) by)\s+(?:the\s+)?(?=([\p{L}\p{N}]\S*))/iu;

export interface NamedOutlet {
  /** As stored. */
  readonly outlet: string;
  /** The question without it. */
  readonly question: string;
}

/** Null unless the words behind "according to" are an outlet of the scope: those of "according to police" are not. */
export async function namedOutlet(
  articles: Pick<ArticleStore, 'outlets' | 'scopeKey'>,
  scope: Scope,
  question: string,
): Promise<NamedOutlet | null> {
  const source = SOURCE_RE.exec(question);
  if (!source) return null;
  const nameStart = source.index + source[0].length;
  const rest = question.slice(nameStart);
  const known = await articles.outlets(await articles.scopeKey(scope), withoutMarks(source[1]!));
  const [outlet] = known.filter((one) => opens(rest, one)).sort((a, b) => b.length - a.length);
  if (outlet === undefined) return null;
  const nameEnd = nameStart + withoutArticle(outlet).length;
  const others = `${question.slice(0, source.index)} ${question.slice(nameEnd)}`
    .replace(/\s+/g, ' ')
    .replace(/ (?=[?!.,])/g, '')
    .replace(/,(?=[?!.])/g, '')
    .replace(/^[ ,:]+/, '');
  return { outlet, question: withoutTrailing(others, /[ ,:]/) };
}

const withoutMarks = (word: string): string => /^[\p{L}\p{N}]+/u.exec(word)?.[0] ?? word;
const withoutArticle = (outlet: string): string => outlet.replace(/^the\s+/i, '');

/** True if a text begins with the whole name of an outlet, in any case. */
function opens(text: string, outlet: string): boolean {
  const name = withoutArticle(outlet).toLowerCase();
  return (
    name !== '' && text.toLowerCase().startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length))
  );
}
