export interface EarlierQuestion {
  readonly typed: string;
  /** The resolved question, so that a chain of follow-ups keeps its subject; equals `typed` for a standalone question. */
  readonly searched: string;
  /** Its short answer, the antecedent of "he" and "they"; null if it had none, or one that a user called unhelpful. */
  readonly shortAnswer: string | null;
  /** Its first quote, which may name the antecedent of "he"; null if it had none. */
  readonly quote?: string | null;
}
