import { type Attributable, isClaimed, isElsewhere } from '../domain/article.js';
import type { Citation } from '../domain/citation.js';
import { hostBesideSource } from '../text/outlet-host.js';
import { outletName } from '../text/outlet-name.js';
import { longDate } from './dates.js';

const ELSEWHERE = { hidden: 'not visible on the page itself', feed: 'from its feed' } as const;

/**
 * "Sample Wire, 31 October 2025 — Title — https://…", without unknown parts; for a text that a user gave "uploaded by
 * ann; says it is from Sample Wire, 31 October 2025 — Title".
 */
export function sourceLine(citation: Citation): string {
  const { publishedAt, title, url, provenance } = citation;
  const date = publishedAt === null ? null : longDate(publishedAt);
  const origin = [outletOf(citation), date].filter((part) => part !== null).join(', ');
  if (isClaimed(provenance)) {
    const claim = origin === '' ? '' : `; says it is from ${origin}`;
    return `${givenBy(citation)}${claim} — ${title}`;
  }
  return [origin, title, url, isElsewhere(provenance) ? ELSEWHERE[provenance] : null]
    .filter(Boolean)
    .join(' — ');
}

/** Where an article is from, one fact each. */
export function originFacts(source: Attributable): string[] {
  const outlet = outletOf(source);
  const date = source.publishedAt === null ? null : longDate(source.publishedAt);
  if (isClaimed(source.provenance)) {
    const said = [outlet, date].filter((part) => part !== null);
    const missing = [outlet === null ? ['outlet'] : [], date === null ? ['date'] : []].flat();
    return [
      givenBy(source),
      ...(said.length > 0 ? [`says it is from ${said.join(', ')}`] : []),
      ...(missing.length > 0 ? [`${missing.join(' and ')} unknown`] : []),
    ];
  }
  const origin = [outlet ?? 'outlet unknown', date ?? 'date unknown'];
  return isElsewhere(source.provenance) ? [...origin, ELSEWHERE[source.provenance]] : origin;
}

/** An outlet that reports the same, or the text that claims to be from it: "Sample Wire (uploaded by ann)". */
export function otherOutlet(source: Attributable): string {
  const name = outletOf(source);
  if (!isClaimed(source.provenance)) return name ?? 'unknown outlet';
  return name === null ? givenBy(source) : `${name} (${givenBy(source)})`;
}

/** The outlet's name, with the host if that is not its own. */
function outletOf({ outlet, url, provenance }: Attributable): string | null {
  const name = outletName(outlet);
  const host = name === null || url === null ? null : hostBesideSource(name, url, provenance);
  return host === null ? name : `${name} (per ${host})`;
}

function givenBy({ provenance, ingestedBy }: Attributable): string {
  if (ingestedBy === null) return provenance === 'uploaded' ? 'uploaded file' : 'pasted text';
  return `${provenance} by ${ingestedBy}`;
}
