const NEWLINE_RE = /\r\n|\r|\n/;
/** Fields of a group: after one of them, a name begins the next group. Others, such as `Sitemap`, belong to none. */
const GROUP_FIELDS: ReadonlySet<string> = new Set(['allow', 'disallow', 'crawl-delay']);
const ALL_CRAWLERS = '*';

/**
 * The rules of a robots.txt that apply to a crawler, each a line: those of all groups that name its product, or else those
 * of the groups for all crawlers (RFC 9309, 2.2.1). Takes linear time, however many crawlers a group names.
 * @param userAgent the header, whose product is before the version: "Byline/1.0 (…)".
 */
export function ownRules(text: string, userAgent: string): readonly string[] {
  const product = productOf(userAgent);
  const own: string[] = [];
  const general: string[] = [];
  let isOwn = false;
  let isGeneral = false;
  let isNamed = false;
  let hasFields = true;
  for (const line of text.split(NEWLINE_RE)) {
    const { field, value } = fieldOf(line);
    if (field === 'user-agent') {
      const name = productOf(value);
      isOwn = (isOwn && !hasFields) || name === product;
      isGeneral = (isGeneral && !hasFields) || name === ALL_CRAWLERS;
      isNamed ||= isOwn;
      hasFields = false;
    } else if (GROUP_FIELDS.has(field)) {
      hasFields = true;
      if (value === '' || field === 'crawl-delay') continue;
      const rule = `${field}: ${value}`;
      if (isOwn) own.push(rule);
      if (isGeneral) general.push(rule);
    }
  }
  return isNamed ? own : general;
}

/** Without the comment; no field for a line without a colon. */
function fieldOf(line: string): { readonly field: string; readonly value: string } {
  const comment = line.indexOf('#');
  const written = comment < 0 ? line : line.slice(0, comment);
  const colon = written.indexOf(':');
  if (colon < 0) return { field: '', value: '' };
  return { field: written.slice(0, colon).trim().toLowerCase(), value: written.slice(colon + 1).trim() };
}

/** In lower case, without the version and what follows it. */
const productOf = (name: string): string => (/^[^\s/]*/.exec(name.trim())?.[0] ?? '').toLowerCase();
