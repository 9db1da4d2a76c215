import { sentenceEndRe } from '../../text/sentence-end.js';

const STATEMENT_END_RE = sentenceEndRe({ questions: false });
/** The quotation that ends a sentence of at least eight words before it. */
const QUOTED_QUESTION_RE = /^(?:[^\s“"]{1,40} ){8,60}[“"][^“”"]{1,300}[?؟][”"]$/u;
const ASKING_RE =
  /^(?:who|whose|what|which|when|where|why|how|is|are|was|were|did|do|does|can|could|will|would|should|has|have|had)\b/iu;

/** True if a heading is a sentence of the article, such as a standfirst: it ends like one, and asks nothing itself. */
export const isStatement = (heading: string): boolean =>
  STATEMENT_END_RE.test(heading) || (QUOTED_QUESTION_RE.test(heading) && !ASKING_RE.test(heading));
