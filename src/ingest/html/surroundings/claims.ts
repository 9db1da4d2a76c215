import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Paragraph } from '../paragraphs/paragraph.js';
import { plainWords } from '../paragraphs/plain-words.js';

const SENTENCE_END_RE = sentenceEndRe();
/** Heads what a fact check examines, in the languages of the large desks. */
const CLAIM =
  "(?:(?:the |our |viral )?claims?(?: (?:made|reviewed|checked))?|what (?:was|is being|is) (?:claimed|said)|(?:die )?behauptung(?:en)?|(?:l['’])?(?:affirmation|allégation|infox)|(?:la )?afirmación|(?:el )?bulo|(?:a )?(?:alegação|afirmação)|(?:l['’])?affermazione|(?:de )?bewering|twierdzenie|утверждение|iddia)";
/** Heads what it finds. */
const VERDICT =
  "(?:(?:the |our |[\\p{L}’']{1,20} )?(?:verdict|rating|ruling|assessment|conclusion|finding)s?|(?:the )?(?:facts?|truth|reality)(?: check)?|fact[- ]check|(?:unsere )?(?:bewertung|einordnung)|urteil|fazit|(?:die )?fakten|les faits|vérification|veredicto|conclusión|verificación|calificación|los hechos|veredito|conclusão|verificação|verdetto|conclusione|verifica|oordeel|conclusie|(?:de )?feiten|beoordeling|werdykt|ocena|wniosek|вердикт|вывод|факты|sonuç|gerçek)";
const CLAIM_LABEL_RE = new RegExp(`^${CLAIM} ?[:：–—-]?$`, 'iu');
const CLAIM_LINE_RE = new RegExp(`^${CLAIM} ?(?:[:：]|[–—-] )`, 'iu');
const VERDICT_RE = new RegExp(`^${VERDICT} ?(?:[:：–—-]|$)`, 'iu');
/** What is examined is said in few words, and what was found comes right after. */
const MAX_LINES = 3;
const MAX_WORDS = 80;
const MAX_LABEL_CHARS = 60;
const MIN_DECLARED_WORDS = 4;

/**
 * Marks what a fact check examines, which it would otherwise seem to say itself: below the label "Claim" or after it, if
 * a label such as "Verdict" follows, and whatever repeats a claim that the page declares.
 * @param declared See `claimsReviewed`.
 */
export function markClaims(paragraphs: readonly Paragraph[], declared: readonly string[]): Paragraph[] {
  const claims = new Set(declared.map(plainWords).filter((words) => countWords(words) >= MIN_DECLARED_WORDS));
  const longest = Math.max(0, ...declared.map((claim) => claim.length)) * 2;
  const marked = new Set<number>();
  for (const [at, { text, isHeading }] of paragraphs.entries()) {
    const isLine = CLAIM_LINE_RE.test(text);
    if (isLine || (text.length <= MAX_LABEL_CHARS && CLAIM_LABEL_RE.test(text)))
      for (const line of examined(paragraphs, at)) marked.add(line);
    if (!isHeading && text.length <= longest && claims.has(plainWords(text))) marked.add(at);
  }
  if (marked.size === 0) return [...paragraphs];
  return paragraphs.map((paragraph, at) =>
    marked.has(at) ? { ...paragraph, boilerplate: true } : paragraph,
  );
}

/** From the label of a claim to that of the verdict; none if there is none near. */
function examined(paragraphs: readonly Paragraph[], label: number): number[] {
  let words = 0;
  for (let at = label; at <= label + MAX_LINES + 1; at += 1) {
    const text = paragraphs[at]?.text;
    if (text === undefined) return [];
    if (at > label && VERDICT_RE.test(text))
      return Array.from({ length: at - label }, (_, line) => label + line);
    words += countWords(text);
    if (words > MAX_WORDS || (at > label && paragraphs[at]!.isHeading && !SENTENCE_END_RE.test(text)))
      return [];
  }
  return [];
}
