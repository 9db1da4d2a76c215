import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isWithin } from './article-scope.js';
import { smallBoxes } from './labelled-boxes.js';

const SENTENCE_END_RE = sentenceEndRe();
const SUMMARY_RE =
  /summar(?:y|ies|i[sz]ed)|key (?:points|takeaways)|highlights|bullet points|zusammen(?:fassung|gefasst)|kurzfassung|résumé|points clés|resumen|puntos clave|resumo|riassunto|sintesi|samenvatting|streszczeni|podsumowani|sammanfattning|sammendrag|oppsummering|opsummering|краткое содержание|пересказ|özet|요약|要約|まとめ|摘要|ملخص/iu;
const PROGRAM_RE =
  /(?<!\p{L})(?:ai|a\.i\.|ki|ia|ии|llm|chatgpt)(?!\p{L})|生成ai|artificial intelligence|language models?|künstliche\p{L}? intelligenz|intelligence artificielle|inteligencia artificial|inteligência artificial|intelligenza artificiale|kunstmatige intelligentie|sztuczn\p{L}{1,3} inteligencj|kunstig intelligen|искусственн\p{L}{1,4} интеллект|нейросет|yapay zek|인공지능|人工知能|人工智能|الذكاء الاصطناعي/iu;
const MADE_RE =
  /generat|creat|written|produced|made (?:by|with)|may (?:contain|include)|erstellt|generiert|erzeugt|verfasst|généré|rédigé|créé|réalisé|generad|cread|elaborad|gerad[oa]|criad[oa]|feit[oa]|realizzat|gemaakt|gegenereerd|wygenerowan|przygotowan|skapa|generert|lavet|laget (?:av|med|ved)|skrevet (?:av|med)|сгенерир|создан|подготовл|oluşturul|hazırlan|생성|작성|作成|生成|إنشاء|إعداد|توليد/iu;
/** "AI summary", "Summary by AI", "Resumen generado por IA"; several summaries may be what an article is about. */
const LABEL_RE =
  /^(?:(?:ai|a\.i\.|ki)[- ](?:generated )?(?:summary|key (?:points|takeaways)|highlights|zusammenfassung|samenvatting|sammanfattning|요약)|(?:summary|key points|zusammenfassung|résumé|resumen|resumo|riassunto|samenvatting|podsumowanie)(?: \p{L}{3,12})? (?:by|with|mit|durch|per|par|avec|por|con|com|door|met|przez|z) (?:\p{L}{1,3}['’ ]?)?(?:ai|ki|ia)|yapay zek[aâ] özeti|ai ?要約)[ :.]{0,3}$/iu;
const MAX_NOTICE_WORDS = 45;
const MAX_NOTICE_CHARS = 400;
const MAX_LABEL_CHARS = 60;

/**
 * Marks the summaries of articles that a program has written: a small box with a notice that says so, or a label, which
 * otherwise contains a heading and a list, or begins with the label.
 */
export function markProgramSummaries(paragraphs: readonly Paragraph[]): Paragraph[] {
  const boxes = new Set(
    paragraphs.flatMap((paragraph, at) =>
      isLabel(paragraph) || isNotice(paragraph) ? (boxOf(paragraphs, at) ?? []) : [],
    ),
  );
  if (boxes.size === 0) return [...paragraphs];
  return paragraphs.map((paragraph) =>
    smallBoxes(paragraph.box).some((box) => boxes.has(box)) ? { ...paragraph, boilerplate: true } : paragraph,
  );
}

const isLabel = ({ text }: Paragraph): boolean => text.length <= MAX_LABEL_CHARS && LABEL_RE.test(text);

const isNotice = ({ text, listed }: Paragraph): boolean =>
  !listed &&
  text.length <= MAX_NOTICE_CHARS &&
  SUMMARY_RE.test(text) &&
  PROGRAM_RE.test(text) &&
  MADE_RE.test(text) &&
  countWords(text) <= MAX_NOTICE_WORDS;

function boxOf(paragraphs: readonly Paragraph[], at: number): Box | null {
  const own = countWords(paragraphs[at]!.text);
  const box = smallBoxes(paragraphs[at]!.box).find(({ words }) => words > own);
  if (!box) return null;
  let start = at;
  while (start > 0 && isWithin(paragraphs[start - 1]!.box, box)) start -= 1;
  let end = at + 1;
  while (end < paragraphs.length && isWithin(paragraphs[end]!.box, box)) end += 1;
  const others = paragraphs.slice(start, end).filter((paragraph) => paragraph !== paragraphs[at]);
  const isList =
    others.some(({ listed }) => listed) &&
    others.every(({ listed, isHeading, text }) => listed || isHeading || !SENTENCE_END_RE.test(text));
  return isList || isLabel(paragraphs[start]!) ? box : null;
}
