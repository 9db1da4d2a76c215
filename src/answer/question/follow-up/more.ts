/** Asks for more of the same: "what else?", "tell me more". */

const MORE_RE =
  /^\W*(?:(?:and|ok|okay|so|yes|yeah|please|then)\b[\s,]{0,2}){0,3}(?:(?:(?:can|could) you )?(?:tell|show|give) (?:me|us) (?:some )?more|any ?more|more|go on|continue|and|and then)(?: (?:please|details|about (?:it|that|this)))?\W*$/i;
/** Not "who else signed?": the sentence that was quoted may name them all. */
const ELSE_RE = /\b(?:what|anything) else\b/i;

/** True if what was quoted before is not to be repeated. */
export const asksForMore = (question: string): boolean => MORE_RE.test(question) || ELSE_RE.test(question);
