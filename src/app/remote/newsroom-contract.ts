import type { Config } from '../../config/config.js';
import type { FeedEvent } from '../../domain/feed.js';
import type { ResumedIngest } from '../../domain/ingest.js';
import type { ModelProgress } from '../../models/embedder/embedder.js';
import type { Method } from '../../worker/contract.js';
import type { ReEmbedProgress } from '../active-model.js';
import type { Newsroom } from '../newsroom.js';

type Groups = Omit<Newsroom, 'close'>;
type Group = keyof Groups;
type AnyMethod = (...args: unknown[]) => Promise<unknown>;

/** The arguments of a method without its trailing options, and the progress that the options report. */
type Split<M> = M extends (...args: infer A) => Promise<infer R>
  ? Required<A> extends readonly [...infer Head, { onProgress?: ((event: infer E) => void) | undefined }]
    ? { head: Head; event: E; result: R; optionsAt: Head['length'] }
    : { head: A; event: never; result: R; optionsAt: null }
  : never;

/**
 * Every method of the newsroom, by group: the position of its options (`signal`, `onProgress`), or null if it has
 * none. A method that is missing here, or has its options elsewhere, does not compile.
 */
type MethodTable = {
  readonly [G in Group]: { readonly [M in keyof Groups[G]]: Split<Groups[G][M]>['optionsAt'] };
};

export const METHODS: MethodTable = {
  ingest: { article: 1, section: 1, takeOver: null },
  answers: {
    ask: null,
    find: null,
    context: null,
    rate: null,
    recordMessage: null,
    verify: null,
    deleteBy: null,
  },
  archive: { list: null, search: null, open: null, suggestions: null, outlets: null, forget: null },
  feeds: {
    add: null,
    edit: null,
    import: 1,
    export: null,
    list: null,
    remove: null,
    pause: null,
    resume: null,
    poll: 2,
    headlines: null,
    markPosted: null,
  },
  health: { check: null },
  scopes: {
    stats: null,
    totals: null,
    allPreferences: null,
    setPreferences: null,
    purge: null,
    serversPresent: null,
    serverLeft: null,
    serverJoined: null,
    purgeLeft: null,
  },
};

type MethodName = { [G in Group]: `${G}.${keyof Groups[G] & string}` }[Group];
type Named<Name extends MethodName> = Name extends `${infer G extends Group}.${infer M}`
  ? M extends keyof Groups[G]
    ? Split<Groups[G][M]>
    : never
  : never;

/** The worker contract of the newsroom, derived from its interface. */
export interface NewsroomContract {
  data: { readonly config: Config; readonly owner: string; readonly keepsHouse: boolean };
  notice:
    | { readonly kind: 'model'; readonly progress: ModelProgress }
    | { readonly kind: 'reader'; readonly reason: string | null }
    | { readonly kind: 'store'; readonly reason: string | null }
    | { readonly kind: 're-embed'; readonly progress: ReEmbedProgress }
    | { readonly kind: 'feed'; readonly event: FeedEvent }
    | { readonly kind: 'resumed'; readonly source: ResumedIngest }
    | { readonly kind: 'fault'; readonly message: string };
  methods: {
    readonly [Name in MethodName]: Method<Named<Name>['head'], Named<Name>['result'], Named<Name>['event']>;
  };
}

/** Builds a function for each method, by group. */
export function mapMethods(
  make: (name: MethodName, optionsAt: number | null, group: Group, method: string) => AnyMethod,
): Groups {
  const groups = Object.entries(METHODS).map(([group, methods]) => [
    group,
    Object.fromEntries(
      Object.entries(methods as Record<string, number | null>).map(([method, optionsAt]) => [
        method,
        make(`${group}.${method}` as MethodName, optionsAt, group as Group, method),
      ]),
    ),
  ]);
  return Object.fromEntries(groups) as Groups;
}
