import type { NamedArticle } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';
import { storableText } from '../storable-text.js';
import { hashIn } from './url-aliases.js';

const MAX_FOUND = 20;

const hasRevision = (condition: string): string =>
  `EXISTS (SELECT 1 FROM revision r WHERE r.scope = a.scope AND r.article = a.key AND ${condition})`;

const PART_OF_TITLE = hasRevision('strpos(lower(r.title), lower($2 COLLATE "C")) > 0');
/** Of an article `a`, by `$2`; each is tried if those before it find nothing. */
const CONDITIONS = [
  'a.id = $2',
  `a.key IN (SELECT u.article FROM url u WHERE u.scope = $1 AND ${hashIn('u.hash', 'ARRAY[$2]')})`,
  `a.key IN (SELECT r.article FROM revision r WHERE r.scope = $1 AND ${hashIn('r.claimed_hash', 'ARRAY[$2]')})`,
  hasRevision('lower(r.title) = lower($2 COLLATE "C")'),
  PART_OF_TITLE,
];

/** See `ArticleStore.findByName`. */
export async function findByName(session: Session, scope: number, name: string): Promise<NamedArticle[]> {
  for (const condition of CONDITIONS) {
    const found = await session.rows<{ id: string; title: string }>(
      `SELECT a.id, (SELECT r.title FROM revision r WHERE r.scope = a.scope AND r.article = a.key
                     ORDER BY r.number DESC LIMIT 1) AS title
       FROM article a WHERE a.scope = $1 AND ${condition} ORDER BY a.key LIMIT ${MAX_FOUND}`,
      scope,
      storableText(name),
    );
    if (found.length > 0) return found.map((one) => ({ ...one, isPart: condition === PART_OF_TITLE }));
  }
  return [];
}
