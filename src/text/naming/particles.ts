/** Lower-case words inside a surname: "von der Leyen", "de la Cruz", "von und zu Tarn". */
import type { Word } from './word.js';

const PARTICLE_RE =
  /^(?:de|del|della|da|di|du|dos|van|von|zu|und|der|den|bin|ibn|al|el|la|las|los|le|ten|ter|y)$/;
/** Begin a surname without a given name; most other particles are words of English or French as well. */
const LEADING_PARTICLE_RE = /^(?:von|van|de|del|della|di|bin|ibn)$/;
/** A van is a vehicle, and "café de Flore" no surname: only these words and marks come before a name. */
const BEFORE_NAME_RE = /(?:^|[^\p{L}\s]\s*|\b(?:and|or|but|by|with|for|when|as|said|says|told)\s)$/iu;
const MAX_PARTICLES = 3;

export const isParticle = ({ text }: Word): boolean => PARTICLE_RE.test(text);

/** The words of a name that count as its given names and surname. */
export const withoutParticles = (name: readonly Word[]): readonly Word[] =>
  name.filter((word) => !isParticle(word));

/** The number of particles from `at` up to a capitalised word; 0 if something else follows them. */
export function particlesFrom(text: string, words: readonly Word[], at: number): number {
  for (let count = 0; count <= MAX_PARTICLES; count += 1) {
    const word = words[at + count];
    if (!word) return 0;
    if (count > 0 && !/^\s+$/.test(text.slice(words[at + count - 1]!.end, word.start))) return 0;
    if (/^\p{Lu}/u.test(word.text)) return isGermanAnd(words, at, count) ? 0 : count;
    if (!isParticle(word)) return 0;
  }
  return 0;
}

/** "Sturm und Drang": without "von", "und" joins two names. */
const isGermanAnd = (words: readonly Word[], at: number, count: number): boolean =>
  count === 1 && words[at]!.text === 'und' && words[at - 1]?.text !== 'von';

/** True if a surname begins at `at`, without a given name: "said von der Leyen", "van Tarn won". */
export const beginsSurname = (text: string, words: readonly Word[], at: number): boolean => {
  const { text: first, start } = words[at]!;
  if (!LEADING_PARTICLE_RE.test(first)) return false;
  const count = particlesFrom(text, words, at);
  return count > 1 || (count === 1 && (first === 'von' || BEFORE_NAME_RE.test(text.slice(0, start))));
};
