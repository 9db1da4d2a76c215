/** What the headers of a mail say about the text in it. */
const REPLY_RE = /^(?:(?:re|fwd?|aw|wg|tr|rv|sv|vs) ?: {0,3}){1,10}/i;
const ADDRESS_RE = /^(?<name>[^<>]{0,200})<[^<>\s]{1,200}>$/u;
const BARE_ADDRESS_RE = /^[^\s@<>]{1,100}@(?<host>[^\s@<>]{1,100})$/u;

/** Without "Fwd:" and "Re:". */
export const subjectOf = (written: string): string => written.trim().replace(REPLY_RE, '');

/** The name in `"Sample Wire" <news@sample.example>`; the domain of an address alone. */
export function senderOf(written: string): string {
  const line = written.trim();
  const name = (ADDRESS_RE.exec(line)?.groups?.name ?? line).trim().replace(/^["']|["']$/g, '');
  return BARE_ADDRESS_RE.exec(name)?.groups?.host ?? name;
}
