/**
 * Signs that a sentence tells of an earlier winner than the question asks about, of the days before there was one, or of
 * a part of what there was to win.
 */

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

/** "who won the election", "when did Ibarra win"; not "who won the first round", "how many seats did they win". */
const ASKS_WIN_RE =
  /^(?!.*\b(?:rounds?|seats?|votes?|percent|per cent|provinces?|states?|districts?|capital|region|prize|award|will|would|can|could|many|much)\b)\W*(?:who|which|what|when|where|why|how|did|has|have)\b.*\b(?:won|wins?|winners?)\b/iu;
/** "won 49.4 percent of the votes", "won all four provinces" */
const PART_WON_RE =
  /\b(?:won|wins|winning) (?:(?:about|only|just|nearly|almost|over|around|some|more than|less than|at least|all|most|the|of|both) ){0,3}(?:[\p{L}\p{N}.,-]{1,15} ){0,2}?(?:percent|per cent|%|votes?|seats?|(?:\p{L}{1,15} )?(?:provinces|states|districts|regions|counties))(?![\p{L}\p{N}])|\b(?:won|wins) [\d.]{1,6}%/iu;
const PERCENT_RE = /(\d[\d.]{0,5}) ?(?:%|percent|per cent)/iu;
const MAJORITY_RE = /\bmajority\b/iu;
const MAJORITY_PERCENT = 50;
const WHOLE_WON_RE =
  /\b(?:elected|re-elected|president-elect|victor(?:y|ious)|winners?|beat|beaten|defeat(?:s|ed|ing)?|outright|declared|sworn in|(?:won|wins|winning) (?:the (?:\p{L}{1,15} ){0,2}(?:election|race|vote|presidency|contest|run-?off|ballot|referendum)|re-?election|office|power))(?![\p{L}])/iu;

/** True if a question asks who, or whether somebody, wins a contest as a whole. */
export const asksForWinner = (question: string): boolean => ASKS_WIN_RE.test(question);

/** True if a text says that somebody has won a contest as a whole. */
export const tellsWinner = (text: string): boolean => WHOLE_WON_RE.test(text);

/** True if a question asks for a winner and the sentence tells only what share of the votes somebody got. */
export function winsOnlyPart(question: string, sentence: string): boolean {
  if (!asksForWinner(question) || !PART_WON_RE.test(sentence)) return false;
  if (tellsWinner(sentence) || MAJORITY_RE.test(sentence)) return false;
  const percent = Number(PERCENT_RE.exec(sentence)?.[1] ?? 0);
  return percent <= MAJORITY_PERCENT || /^In\b/.test(sentence);
}
