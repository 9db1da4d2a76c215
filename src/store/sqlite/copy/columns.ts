import { type CopiedTable, VECTORS } from '../../copy/tables.js';

/** How a table of the copy is named here. */
interface Names {
  /** Of the columns that have another name. An SQL expression is read only. */
  readonly columns?: Readonly<Record<string, string>>;
  readonly booleans?: readonly string[];
  /** The table through which its rows belong to a scope, and the column that refers to it; default: they name it. */
  readonly through?: readonly [table: string, column: string];
}

const NAMES: Readonly<Record<string, Names>> = {
  revision: { columns: { boilerplate: 'furniture' }, through: ['article', 'article'] },
  sentence: { columns: { start_at: 'start', end_at: 'end' }, through: ['article', 'article'] },
  passage: { columns: { first_sentence: 'first', last_sentence: 'last' }, through: ['article', 'article'] },
  vectors: { through: ['article', 'article'] },
  pending: {
    columns: { sentences: 'derived_sentences', passages: 'derived_passages', vectors: 'passages' },
    through: ['article', 'article'],
  },
  answer: { columns: { key: 'rowid', asker: 'user' } },
  citation: { columns: { start_at: 'start', end_at: 'end' }, through: ['answer', 'answer'] },
  rating: { columns: { rater: 'user' }, booleans: ['helpful'], through: ['answer', 'answer'] },
  preference: { booleans: ['private_answers', 'answer_threads'] },
  feed_entry: { booleans: ['tell'], through: ['feed', 'feed'] },
  headline: { through: ['feed', 'feed'] },
};

export const isBoolean = (table: CopiedTable, column: string): boolean =>
  NAMES[table.name]?.booleans?.includes(column) ?? false;

export const columnOf = (table: CopiedTable, column: string): string =>
  NAMES[table.name]?.columns?.[column] ?? column;

/** Answers are keyed by their ids here, and by their rowids in a copy. */
const refersToAnswer = (table: CopiedTable, column: string): boolean =>
  column === 'answer' && NAMES[table.name]?.through?.[0] === 'answer';

/** Selects the rows of a scope, whose key is its value, or all rows of a table without scopes. */
export function selectionOf(table: CopiedTable, scope: number | null): string {
  const through = NAMES[table.name]?.through;
  const expressions = table.columns.map((column) => {
    if (table === VECTORS && column === 'dimension')
      return '(SELECT dimension FROM model WHERE key = t.model) AS dimension';
    const expression = refersToAnswer(table, column) ? 'p.rowid' : `t.${columnOf(table, column)}`;
    return `${expression} AS ${column}`;
  });
  if (table === VECTORS)
    expressions.push('(SELECT count(*) FROM passage WHERE article = t.article) AS passageCount');
  const order = table.order.map((column) =>
    refersToAnswer(table, column) ? 'p.rowid' : `t.${columnOf(table, column)}`,
  );
  const parentKey = through?.[0] === 'answer' ? 'id' : 'key';
  const join = through ? ` JOIN ${through[0]} p ON p.${parentKey} = t.${through[1]}` : '';
  const condition = scope === null ? '' : ` WHERE ${through ? 'p' : 't'}.scope = ?`;
  return `SELECT ${expressions.join(', ')} FROM ${table.name} t${join}${condition} ORDER BY ${order.join(', ')}`;
}

/** Inserts a row, whose cells are the values in the order of the columns, after the scope if the rows name it. */
export function insertionOf(table: CopiedTable, scope: number | null): string {
  const own = table.columns.filter((column) => isStored(table, column));
  const hasScope = scope !== null && NAMES[table.name]?.through === undefined;
  const names = [...(hasScope ? ['scope'] : []), ...own.map((column) => columnOf(table, column))];
  const values = [
    ...(hasScope ? [String(scope)] : []),
    ...own.map((column) => (refersToAnswer(table, column) ? '(SELECT id FROM answer WHERE rowid = ?)' : '?')),
  ];
  return `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${values.join(', ')})`;
}

/** Vectors have the dimension of their model. */
export const isStored = (table: CopiedTable, column: string): boolean =>
  table !== VECTORS || column !== 'dimension';
