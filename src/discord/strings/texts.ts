import { de } from './de/index.js';
import { en } from './en/index.js';
import type { ErrorTexts } from './error-texts.js';
import { es } from './es/index.js';
import { fr } from './fr/index.js';
import { hi } from './hi/index.js';
import { type Language, languageOf } from './languages.js';

/** A text of any wording, and a function with the same facts. */
type Translated<T> = T extends string
  ? string
  : T extends (...facts: infer Facts) => infer Result
    ? (...facts: Facts) => Translated<Result>
    : T extends object
      ? { readonly [Key in keyof T]: Translated<T[Key]> }
      : T;

/** Every text that is translated, in one language. The English modules declare what there is to translate. */
export type Texts = Translated<Omit<typeof en, 'language' | 'errors'>> & {
  readonly language: Language;
  readonly errors: ErrorTexts;
};

/** The texts about articles and feeds; they have a file of their own in each language. */
export type ArticleTexts = Pick<Texts, 'feed' | 'headlines' | 'ingest' | 'links' | 'sources'>;

const TEXTS: Readonly<Record<Language, Texts>> = { en, de, fr, es, hi };

/** The texts for a reader. @param locale Of the interaction, or else the server's preferred one. */
export const textsFor = (locale: string | null | undefined): Texts => TEXTS[languageOf(locale)];

/** For the verbatim gate, which must know the bot's own lines in each. */
export const allTexts: readonly Texts[] = Object.values(TEXTS);
