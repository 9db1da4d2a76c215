/**
 * British and American spellings of a word become one search term. Only rules without common exceptions are listed;
 * vector search covers the others.
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/isation/, 'ization'],
  [/(^[a-z]{3,})is(e|es|ed|ing|er|ers)$/, '$1iz$2'],
  [/yse(d|s|r|rs)?$/, 'yze$1'],
  [/^(def|off|lic|pret)ence(s|less)?$/, '$1ense$2'],
  [/^(cent|theat|met|lit|fib|calib|spect|meag|somb)re(s|d)?$/, '$1er$2'],
  [
    /^(col|fav|hon|lab|neighb|harb|hum|rum|behavi|endeav|arm|vap|parl|fl|glam|sav|vig|od|tum)our(?=[a-z]*$)/,
    '$1or',
  ],
  [/^(program)me(s|d)?$/, '$1$2'],
  [/^(cancel|travel|label|model|fuel|signal|level|counsel|jewel|equal|total)l(ed|ing|er|ers)$/, '$1$2'],
  [/^(catalog|dialog|analog)ue(s)?$/, '$1$2'],
  [/^(aero)plane/, 'airplane'],
  [/^(plough)/, 'plow'],
  [/^(grey)/, 'gray'],
  [/^(cheque)(s)?$/, 'check$2'],
  [/^(tyre)(s)?$/, 'tire$2'],
  [/^(kerb)(s)?$/, 'curb$2'],
];

/** Converts a lower-case British spelling to the American one. */
export function canonicalSpelling(word: string): string {
  const rule = RULES.find(([pattern]) => pattern.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}
