/** Signs that a sentence tells of an earlier winner than the question asks about, or of the days before there was one. */

/** "who won the cup", "how old is the winner"; not "who won last year", "who has won it most often". */
const ASKS_WINNER_RE =
  /^(?!.*\b(?:last|previous(?:ly)?|before|former(?:ly)?|ever|first|most|often|times|since|ago|earlier|defending|holders?|will|would|can|could|(?:1[89]|20)\d\d)\b)\W*(?:(?:who|which \S+|what \S+)(?: (?:has|have|just))? (?:won|wins?)\b|(?:who(?:['’]?s| is| was)|how old (?:is|was)) the (?:winners?|champions?)\b)/iu;
/** "last year's winner", "the winner before Osei", "have won the cup six times, most recently". */
const EARLIER_WINNER_RE =
  /\blast (?:year|season|time)['’]s (?:\p{Ll}+ )?(?:winners?|champions?)\b|\b(?:previous|past|former) (?:winners?|champions?)\b|\b(?:winners?|champions?) (?:before|last (?:year|season))\b|\bwon (?:it|the \p{L}+)(?: \p{Ll}+)?(?: times)?,? (?:most recently|last (?:year|season))\b/iu;
/** A sentence with one of these may tell of the present winner too. */
const PRESENT_WINNER_RE =
  /\b(?:again|retain(?:s|ed)?|defend(?:s|ed)|this (?:year|season|time)|first (?:\p{Ll}+ )?(?:time|title)|(?:gone|goes|went) to|beat(?:s|en|ing)?|defeat(?:s|ed|ing)|ahead of|succeeds|ever to)\b/iu;
/** "will be without her when they meet Tarn" */
const AHEAD_RE =
  /\b(?:will|are to|is to) (?:be without|meet|face|play)\b|\b(?:when|as|before) (?:they|he|she|it) (?:meets?|faces?|plays?)\b/iu;
const RESULT_RE =
  /\b(?:won|winners?|champions?|beat|beaten|beating|victor(?:y|ious|s)|defeat(?:s|ed|ing)?|triumph(?:s|ed)?|clinch(?:es|ed|ing)?|crowned|lift(?:s|ed)|claim(?:s|ed)|secur(?:es|ed)|retain(?:s|ed)|edg(?:es|ed|ing)|overc[ao]me|took|taken|knocked out|through|first|gold)\b/iu;

/** True if a question asks for a winner and the sentence tells only an earlier one, or only who will meet whom. */
export const isOfEarlierWinner = (question: string, sentence: string): boolean =>
  ASKS_WINNER_RE.test(question) &&
  ((EARLIER_WINNER_RE.test(sentence) && !PRESENT_WINNER_RE.test(sentence)) ||
    (AHEAD_RE.test(sentence) && !RESULT_RE.test(sentence)));
