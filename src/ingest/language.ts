import { francAll } from 'franc-min';

/** Below so many Latin letters a guess is no better than chance; another script says what it is not by itself. */
const LEAST_LETTERS = 60;
/** English that names many foreign people scores a little below its neighbours; so near the top it is taken. */
const ENGLISH_ENOUGH = 0.9;
const SAMPLE_CHARS = 4000;

/** ISO 639-3 code of a text's language, `und` when it cannot be told. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters < LEAST_LETTERS && latin * 2 >= letters) return 'und';
  const guesses = francAll(sample, { minLength: 1 });
  const english = guesses.find(([code]) => code === 'eng')?.[1] ?? 0;
  return english >= ENGLISH_ENOUGH ? 'eng' : (guesses[0]?.[0] ?? 'und');
}
