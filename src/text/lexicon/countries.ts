const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function countryNames(): ReadonlySet<string> {
  const english = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return new Set(codes.flatMap((code) => english.of(code) ?? []));
}

/** Made when it is first needed: it takes 20 ms. */
let names: ReadonlySet<string> | null = null;

/** True for the English name of a country or territory, by the Unicode CLDR. */
export function isCountry(name: string): boolean {
  names ??= countryNames();
  return names.has(name);
}
