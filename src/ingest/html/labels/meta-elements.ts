import type { PageDocument } from '../dom.js';

/** Looks up a meta element by `property`, `name` or `itemprop`; null if there is none or it is empty. */
export interface MetaElements {
  /** The first element of the first name that has one; case and punctuation of names are ignored. */
  get(...names: readonly string[]): string | null;
  /** All names without case and punctuation, with their first contents. */
  readonly entries: ReadonlyMap<string, string>;
}

export function readMetaElements(document: PageDocument): MetaElements {
  const entries = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim();
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = plainName(element.getAttribute(attribute) ?? '');
      if (name && content && !entries.has(name)) entries.set(name, content);
    }
  }
  return {
    entries,
    get: (...names) => names.map(plainName).flatMap((name) => entries.get(name) ?? [])[0] ?? null,
  };
}

/** "article:published_time" and "Article.PublishedTime" are the same. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, '');
