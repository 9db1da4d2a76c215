/**
 * What members ask or say about themselves is about what was asked before: "can i take it on the train", "what if i park
 * there", "my son is 15", "im pregnant".
 */
const PERSONAL_RE =
  /^(?:(?:and|but|so|ok) )?i(?:['’]?m|['’]?ve|['’]?d|['’]?ll)?\s|(?<![\p{L}\p{N}'’])(?:(?:am|are|can|could|did|do|does|had|have|if|may|must|shall|should|was|will|would) i|my|im|i['’]m)(?![\p{L}\p{N}'’])/iu;

/** True for a question or a remark that is about whoever asks. */
export const isPersonal = (question: string): boolean => PERSONAL_RE.test(question);

const OWN_RE = /(?<![\p{L}\p{N}'’])(?:my|our)\s+(\p{L}+)/giu;

/** Whom whoever asks brings in: "my son". Offsets in `question`. */
export const ownPeople = (question: string): { readonly name: string; readonly end: number }[] =>
  Array.from(question.matchAll(OWN_RE), ({ 0: match, 1: name = '', index }) => ({
    name,
    end: index + match.length,
  }));
