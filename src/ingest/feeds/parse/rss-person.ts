/** Longer than any name with an address. */
const MAX_PERSON_CHARS = 300;
const PERSON_TAG_RE = /(<\/?)(?:[^\s<>/]*:)?(?:author|managingeditor|webmaster)(?=[\s/>])/gi;
const NAME_ELEMENT_RE = /<(?:\w{1,20}:)?name\b[^<>]{0,200}>([^<>]*)<\//i;
const ADDRESS_RE = /(?:mailto:)?[^\s@<>()[\]]{1,100}@[^\s@<>()[\]]+|(?:https?:\/\/|www\.)[^\s<>()[\]]+/gi;
const EMPTY_BRACKETS_RE = /[<([]\s{0,20}[>)\]]/g;
const SEPARATORS_RE = /^[\s,|/:;-]+|[\s,|/:;-]{1,40}$/g;
const BRACKETED_RE = /^[<([]([^<>()[\]]*)[>)\]]$/;

/**
 * An RSS feed whose people are creators in the sense of Dublin Core, which the parser reads as they are written: reading
 * a person takes it time in the square of the brackets.
 */
export const withPeopleAsCreators = (text: string): string =>
  text.replace(PERSON_TAG_RE, '$1dcterms:creator');

/** The name in "ann@example.org (Ann Bell)", "Ann Bell <ann@example.org>" or "Ann Bell"; undefined if there is none. */
export function personName(written: string | undefined): string | undefined {
  const short = written?.slice(0, MAX_PERSON_CHARS) ?? '';
  const name = (NAME_ELEMENT_RE.exec(short)?.[1] ?? short)
    .replace(ADDRESS_RE, '')
    .replace(EMPTY_BRACKETS_RE, '')
    .replace(SEPARATORS_RE, '');
  const unwrapped = (BRACKETED_RE.exec(name)?.[1] ?? name).trim();
  return unwrapped === '' ? undefined : unwrapped;
}
