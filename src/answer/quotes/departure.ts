/** How a report says that somebody has left an office. */

/** With whoever goes before it: "stood down", "was dismissed". */
export const LEFT =
  '(?:resign(?:s|ed)?|quits?|(?:steps?|stepped|stepping) (?:down|aside)|stands? down|stood down|retire[sd]?|(?:has|had|have) left|left (?:h(?:is|er)|their|its|the) (?:posts?|jobs?|offices?|roles?|clubs?|firms?)|(?:was|were|been|being|is) (?:\\p{L}{2,12} )?(?:dismissed|sacked|fired|ousted|removed|suspended|axed|replaced|succeeded|moved|transferred|let go))';
const LEFT_RE = new RegExp(`\\b${LEFT}\\b`, 'iu');
/** With whoever goes after it. */
const REMOVED_RE =
  /\b(?:dismiss(?:ed|es)|sack(?:ed|s)|fired|fires|oust(?:ed|s)|removed|removes|suspend(?:ed|s)|axed|parted (?:company|ways) with)\b/i;

/** "Ode stood down", "the club dismissed its manager, Ida Ode"; not "Ode dismissed the claim". */
export function tellsOfDeparture(text: string, surname: string): boolean {
  const at = text.indexOf(surname);
  if (at < 0) return false;
  const after = text.slice(at + surname.length);
  const left = LEFT_RE.exec(after);
  const isOwn = left !== null && !OF_OTHERS_RE.test(after.slice(0, left.index).replace(OF_ONESELF_RE, ''));
  return isOwn || REMOVED_RE.test(text.slice(0, at));
}

/** "Ode said that the clerk had resigned"; not "Ode said that she would resign". */
const OF_OTHERS_RE = /\b(?:said|says|told|added|that)\b/i;
const OF_ONESELF_RE = /\b(?:said|says|told \p{L}{2,20}|added) (?:that )?(?:he|she|they)\b/giu;
