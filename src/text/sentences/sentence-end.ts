/** Marks that end a sentence, of the scripts that articles are written in. */
export const END_MARKS = '.!?…。！？｡؟۔।॥።։';
const QUESTION_MARKS = '?？؟';
/** Quotation marks and brackets that may close after the mark. */
export const CLOSERS = '"\'”’»)\\]」』）';

interface EndMarks {
  /** Further marks that count, such as a colon. */
  readonly also?: string;
  readonly questions?: boolean;
}

/** Matches a text that ends like a sentence. */
export function sentenceEndRe({ also = '', questions = true }: EndMarks = {}): RegExp {
  const marks = [...END_MARKS].filter((mark) => questions || !QUESTION_MARKS.includes(mark)).join('');
  return new RegExp(`[${marks}${also}][${CLOSERS}]*$`, 'u');
}
