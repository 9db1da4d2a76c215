import { francAll } from 'franc-min';

/** Below so many letters a guess is no better than chance. */
const LEAST_LETTERS = 60;
/** English that names many foreign people scores a little below its neighbours; so near the top it is taken. */
const ENGLISH_ENOUGH = 0.9;
const SAMPLE_CHARS = 4000;

/** ISO 639-3 code of a text's language, `und` when it cannot be told. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  if ((sample.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) return 'und';
  const guesses = francAll(sample);
  const english = guesses.find(([code]) => code === 'eng')?.[1] ?? 0;
  return english >= ENGLISH_ENOUGH ? 'eng' : (guesses[0]?.[0] ?? 'und');
}
