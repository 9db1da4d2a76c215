/** The URL of an entry's source if this package runs from TypeScript (tests, `tsx`); null if it is compiled. */
export function sourceOf(entry: URL): string | null {
  return import.meta.url.endsWith('.ts') ? entry.href.replace(/\.js$/, '.ts') : null;
}
