import { francAll } from 'franc-min';

/** With fewer Latin letters detection is no better than chance; other scripts are recognisable by themselves. */
const MIN_LETTERS = 60;
/** English with many foreign names scores slightly below other languages; English wins from this score on. */
const MIN_ENGLISH_SCORE = 0.9;
const SAMPLE_CHARS = 4000;

/** ISO 639-3 code of the language of a text; `und` if undetermined. */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters < MIN_LETTERS && latin * 2 >= letters) return 'und';
  const guesses = francAll(sample, { minLength: 1 });
  const english = guesses.find(([code]) => code === 'eng')?.[1] ?? 0;
  return english >= MIN_ENGLISH_SCORE ? 'eng' : (guesses[0]?.[0] ?? 'und');
}
