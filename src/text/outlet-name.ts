const MAX_OUTLET_CHARS = 60;
const MAX_WRITTEN_CHARS = 1000;
/** Marks stacked on one letter; no orthography needs more. */
const MAX_MARKS = 3;

/** Characters that show nothing, or reorder what follows; joiners and variation selectors too: names do without. */
const INVISIBLE_RE = /[\p{Default_Ignorable_Code_Point}\p{Cs}\p{Co}\ufff9-\ufffc]|(?!\s)\p{Cc}/gu;
const MARKS_RE = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
/**
 * What separates the parts of an attribution, and what looks like it: brackets and quotation marks of every script,
 * dots, bars. Hyphens and apostrophes belong to names.
 */
const SEPARATOR_RE = /(?![‘’])[\p{Ps}\p{Pe}\p{Pi}\p{Pf}·•‧∙⋅・･|¦｜,，،、;；؛<>＜＞"＂／⁄∕—–―]/u;
/** Byline's own words about a source. */
const OWN_WORDS = '(?:also|says it is from|uploaded by|pasted by|per(?= \\S+\\.\\S))(?: |$)';
const OWN_WORDS_RE = new RegExp(` ${OWN_WORDS}`, 'iu');
const LEADING_RE = new RegExp(`^${OWN_WORDS}`, 'iu');
/** "20 November 2026", "Nov. 20 2026", "2026-11-20", "20.11.2026", with the month in any language. */
const DATE_RE =
  /(?:^| )(?:\p{N}{1,2}\.? \p{L}{3,12}\.? \p{N}{4}|\p{L}{3,12}\.? \p{N}{1,2} \p{N}{4}|\p{N}{1,4}([-./])\p{N}{1,2}\1\p{N}{1,4})$/u;

/**
 * An outlet's name as Byline shows it: one line of at most 60 characters, cut where it would go on in the form of an
 * attribution (" · also BBC News", ", 20 November 2026", "(per reuters.com)"), so that a name cannot corroborate or
 * date itself. Idempotent. Null if nothing is left.
 */
export function outletName(written: string | null | undefined): string | null {
  const line = visibleLine((written ?? '').slice(0, MAX_WRITTEN_CHARS));
  const parts = line.split(SEPARATOR_RE).map((part) => withoutOwnWords(part.trim()));
  const name = parts.find((part) => /[\p{L}\p{N}]/u.test(part)) ?? '';
  const short = [...name].slice(0, MAX_OUTLET_CHARS).join('').trim();
  return short === (written ?? '') ? short || null : outletName(short);
}

/** One line without invisible characters and without heaps of combining marks. */
function visibleLine(text: string): string {
  return limitMarks(text.replace(INVISIBLE_RE, '')).normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** At most three combining marks in a row: more cover the lines above and below. */
export function limitMarks(text: string): string {
  return text.replace(MARKS_RE, '$1');
}

function withoutOwnWords(part: string): string {
  const named = part.replace(LEADING_RE, '');
  const own = OWN_WORDS_RE.exec(named);
  return (own ? named.slice(0, own.index) : named).trim().replace(DATE_RE, '').trim();
}
