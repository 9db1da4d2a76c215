/** Languages whose names of months are read. */
const LANGUAGES =
  'en de fr es it pt nl sv da nb is fi et lv lt pl cs sk sl hr bs sr mk ro hu ru uk be bg el tr az ca gl eu id ms ar fa he hi bn th'.split(
    ' ',
  );
const DAY = 15;

/** Months by language, for each name. Names differ in meaning: "listopad" is November in Czech, October in Croatian. */
const MONTHS = new Map<string, Map<string, number>>();

for (const language of LANGUAGES) {
  for (const style of ['long', 'short'] as const) {
    for (const form of [{ day: 'numeric', month: style }, { month: style }] as const) {
      const format = new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month += 1) {
        const parts = format.formatToParts(Date.UTC(2025, month - 1, DAY));
        const name = folded(parts.find(({ type }) => type === 'month')?.value ?? '');
        if (/^\p{L}/u.test(name)) add(name, language, month);
        // The preposition is written together with the name: "18 בנובמבר 2026".
        if (language === 'he') add(`ב${name}`, language, month);
      }
    }
  }
}
for (const [name, language, month] of [
  ['sept', 'en', 9],
  ['mrz', 'de', 3],
  ['jänner', 'de', 1],
] as const) {
  add(folded(name), language, month);
}

function add(name: string, language: string, month: number): void {
  const meanings = MONTHS.get(name) ?? new Map<string, number>();
  MONTHS.set(name, meanings.set(language, month));
}

/** Lower case without accents and the dot of an abbreviation: templates often write "fevrier", "marco". */
function folded(name: string): string {
  return name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');
}

/**
 * The number of a month, from 1, by its full or abbreviated name in a language of `LANGUAGES`; null for other words, and for
 * a name that languages disagree on, unless `language` decides.
 * @param language Primary subtag of the text's language, if known.
 */
export function monthNamed(name: string, language: string | null): number | null {
  const meanings = MONTHS.get(folded(name));
  if (!meanings) return null;
  const own = language === null ? undefined : meanings.get(language);
  const numbers = new Set(meanings.values());
  return own ?? (numbers.size === 1 ? [...numbers][0]! : null);
}
