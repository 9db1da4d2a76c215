/** Who acted for one of several sides: "who signed it for India?" */
import type { Span } from '../../domain/article.js';

/** "who signed it for India", "who spoke on behalf of the United States"; not "who scored for India". */
const SIDE_RE =
  /\b(?:sign|initial|ink|negotiat|represent|speak|spoke|talk|agree|put)[a-z]*\b.{0,100}? (?:for|on behalf of) (?:the )?((?:[\p{L}.]{2,20} ?){1,3})(?:['’]s? side)?\W*$/iu;
/** Countries whose people and other names do not begin like them, or begin like those of another country. */
const OTHER_NAMES: readonly (readonly string[])[] = [
  ['US', 'U.S.', 'USA', 'United States', 'America', 'American'],
  ['UK', 'U.K.', 'Britain', 'British', 'United Kingdom'],
  ['EU', 'E.U.', 'European Union', 'European'],
  ['Australia', 'Australian'],
  ['Austria', 'Austrian'],
  ['Denmark', 'Danish'],
  ['Finland', 'Finnish'],
  ['France', 'French'],
  ['Germany', 'German'],
  ['Greece', 'Greek'],
  ['Ireland', 'Irish'],
  ['Netherlands', 'Dutch'],
  ['Niger', 'Nigerien'],
  ['Nigeria', 'Nigerian'],
  ['Poland', 'Polish'],
  ['Spain', 'Spanish'],
  ['Switzerland', 'Swiss'],
  ['Wales', 'Welsh'],
];
/** "India" and "Indian", "Norway" and "Norwegian". */
const STEM_LETTERS = 4;
const MAX_CHARS_BEFORE = 60;
const MAX_CHARS_AFTER = 60;
/** After a name, what tells whose it is: ", India's defence minister", " of Norway". */
const AFTER_RE = /^(?:, (?!(?:and|with|but|while)\b)[^,.;]+| of (?:the )?\p{Lu}[^,.;]{0,30})/u;
/** "the US envoy, ", "the prime minister of Halmer, " before a name. */
const AFTER_ROLE_RE = /(?<=\s(?:\p{Ll}[\p{Ll}-]{0,20}|of \p{Lu}[\p{L}-]{1,30})), $/u;

/**
 * Those of several names that the article introduces as of the side that the question asks for; all of them if it asks
 * for none, or if the article does not tell them apart.
 * @param names Into the article's text.
 */
export function ofSideAsked(question: string, text: string, names: readonly Span[]): readonly Span[] {
  const side = SIDE_RE.exec(question)?.[1]?.trim();
  if (side === undefined || names.length < 2) return names;
  const isOfSide = sidePattern(side);
  const wordsOf = ({ start, end }: Span): string => text.slice(start, end);
  // "Dovrin" beside "Dovrin's minister, Lars Holm" is the side itself.
  const written = names.map(wordsOf).filter((name) => !isOfSide.test(name));
  const asked = names.filter((span) => {
    const name = wordsOf(span);
    const others = written.filter((other) => other !== name);
    return (
      written.includes(name) && introductionsOf(text, name, others).some((words) => isOfSide.test(words))
    );
  });
  return asked.length > 0 ? asked : names;
}

/** Matches the side and its people, with a capital: in capitals "US" is no pronoun. */
function sidePattern(side: string): RegExp {
  const isSame = (name: string): boolean => name.toLowerCase() === side.toLowerCase();
  const names = OTHER_NAMES.find((group) => group.some(isSame));
  const words = side.split(' ').map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
  const stem = words.with(-1, words.at(-1)!.slice(0, STEM_LETTERS)).join(' ');
  const source = names?.join('|') ?? `${stem}(?:\\p{L}*)`;
  return new RegExp(`(?<![\\p{L}.])(?:${source.replaceAll('.', '\\.')})(?!\\p{L})`, 'u');
}

/** What stands right before and after each mention of a name, without the other names. */
function introductionsOf(text: string, name: string, others: readonly string[]): string[] {
  const words: string[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const before = text.slice(Math.max(0, at - MAX_CHARS_BEFORE), at).replace(AFTER_ROLE_RE, ' ');
    const after = text.slice(at + name.length, at + name.length + MAX_CHARS_AFTER);
    const phrase = before.split(/[,;:.!?\n](?=\s)|\b(?:and|with|from|by)\b/).at(-1)!;
    const own = others.reduce((rest, other) => rest.split(other).at(-1)!, phrase);
    words.push(own, AFTER_RE.exec(after)?.[0] ?? '');
  }
  return words;
}
