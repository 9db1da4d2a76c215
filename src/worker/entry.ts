/** The module with which a thread or a process begins. */
export interface Entry {
  readonly url: URL;
  /** It is TypeScript, for which a loader must be there. */
  readonly isSource: boolean;
}

/** The entry that runs, given the URL of its compiled form: its source if this package runs from TypeScript (`tsx`). */
export function entryOf(compiled: URL): Entry {
  return import.meta.url.endsWith('.ts')
    ? { url: new URL(compiled.href.replace(/\.js$/, '.ts')), isSource: true }
    : { url: compiled, isSource: false };
}
