/** Which encoding a text has that is not UTF-8 and declares none, told by the letters that it gives. */

/** Enough to know the letters of a language. */
const SAMPLE_BYTES = 64 * 1024;
const MIN_LETTERS = 20;
/** Of the sample, which may end inside of a character. */
const MAX_BROKEN_SHARE = 0.002;
const LETTER_RE = /(?![a-z])\p{L}/giu;

/** The share of the letters beyond ASCII that a pattern has at least. */
interface Trait {
  readonly of: RegExp;
  readonly min: number;
}

const CYRILLIC: readonly Trait[] = [
  { of: /[\u0400-\u045f]/gu, min: 0.95 },
  { of: /[\u0430-\u045f]/gu, min: 0.7 },
  // The most frequent vowels: three of ten letters in all languages that are written so.
  { of: /[оеаиі]/giu, min: 0.22 },
];
const KANA: readonly Trait[] = [{ of: /[\u3041-\u30fa]/gu, min: 0.3 }];
const chinese = (common: RegExp): readonly Trait[] => [
  { of: /\p{Script=Han}/gu, min: 0.95 },
  { of: common, min: 0.04 },
];
const ENCODINGS: readonly { readonly label: string; readonly traits: readonly Trait[] }[] = [
  { label: 'windows-1251', traits: CYRILLIC },
  { label: 'koi8-r', traits: CYRILLIC },
  { label: 'shift_jis', traits: KANA },
  { label: 'euc-jp', traits: KANA },
  { label: 'gb18030', traits: chinese(/[的一是在不了有和人中为]/gu) },
  { label: 'big5', traits: chinese(/[的一是在不了有和人中為]/gu) },
  { label: 'euc-kr', traits: [{ of: /\p{Script=Hangul}/gu, min: 0.9 }] },
];

/** The name of an encoding with letters of another script than Latin; null if none is clear. */
export function guessScript(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  return (
    ENCODINGS.find(({ label, traits }) => hasTraits(new TextDecoder(label).decode(sample), traits))?.label ??
    null
  );
}

function hasTraits(text: string, traits: readonly Trait[]): boolean {
  const letters = count(text, LETTER_RE);
  if (letters < MIN_LETTERS || count(text, /\ufffd/gu) > 1 + text.length * MAX_BROKEN_SHARE) return false;
  return traits.every(({ of, min }) => count(text, of) >= letters * min);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What letters of Central Europe are in windows-1252: signs that stand inside of no word there. */
const SIGN_IN_WORD_RE = /(?<=\p{L})[¡£¥¦¨©¬®¯±²³µ¶¹º¼½¾¿](?=\p{Ll})/gu;
const MIN_SIGNS = 3;
const isControl = (byte: number): boolean => byte >= 0x80 && byte < 0xa0;

/**
 * The same for a text in Latin letters that is read as windows-1252: an encoding of Central Europe, or null. The two differ
 * in the bytes that are letters and quotation marks in one and control characters in the other.
 */
export function guessCentralEuropean(bytes: Uint8Array, asWestern: string): string | null {
  if (count(asWestern.slice(0, SAMPLE_BYTES), SIGN_IN_WORD_RE) < MIN_SIGNS) return null;
  return bytes.subarray(0, SAMPLE_BYTES).some(isControl) ? 'windows-1250' : 'iso-8859-2';
}
