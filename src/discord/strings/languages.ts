/** The languages that Byline speaks. Articles keep their own. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'hi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A reader's language; English for every locale without texts of its own. @param locale As Discord names it: `es-419`. */
export function languageOf(locale: string | null | undefined): Language {
  const primary = locale?.split('-', 1)[0];
  return LANGUAGES.find((language) => language === primary) ?? 'en';
}
