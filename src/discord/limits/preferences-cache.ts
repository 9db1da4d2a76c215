import PQueue from 'p-queue';
import type { Newsroom } from '../../app/newsroom.js';
import { NO_PREFERENCES, type Preferences, type Scope } from '../../domain/scope.js';

/**
 * The preferences of all scopes in memory, so that no interaction waits for the newsroom: few scopes have any. They
 * are loaded again from time to time (`refresh`), since the command line may purge or import a scope.
 */
export class PreferencesCache {
  readonly #newsroom: Pick<Newsroom, 'scopes'>;
  #known: ReadonlyMap<Scope, Preferences> | undefined;
  /** One request, however many members wait. */
  #loading: Promise<ReadonlyMap<Scope, Preferences>> | undefined;
  /** Changed since the running request began, which may not know of it; undefined: deleted. */
  readonly #changed = new Map<Scope, Preferences | undefined>();
  readonly #changes = new PQueue({ concurrency: 1 });

  constructor(newsroom: Pick<Newsroom, 'scopes'>) {
    this.#newsroom = newsroom;
  }

  /** Undefined before the preferences have been loaded for the first time. */
  known(scope: Scope): Preferences | undefined {
    return this.#known && (this.#known.get(scope) ?? NO_PREFERENCES);
  }

  /** Waits for the first loading, if it is not done, and tries it again if it failed. */
  async get(scope: Scope): Promise<Preferences> {
    const known = this.#known ?? (await this.#load());
    return known.get(scope) ?? NO_PREFERENCES;
  }

  /** Loads them anew; until that is done, or if it fails, the former ones hold. */
  async refresh(): Promise<void> {
    await this.#load();
  }

  /**
   * Stores what `change` makes of the latest preferences; one change at a time, so that none undoes another.
   * @throws whatever `change` throws; nothing is stored then.
   */
  change(scope: Scope, change: (before: Preferences) => Preferences): Promise<Preferences> {
    return this.#changes.add(async () => {
      const preferences = change(await this.get(scope));
      await this.#newsroom.scopes.setPreferences(scope, preferences);
      this.#remember(scope, preferences);
      return preferences;
    });
  }

  /** After the scope's data was deleted. */
  delete(scope: Scope): void {
    this.#remember(scope, undefined);
  }

  #remember(scope: Scope, preferences: Preferences | undefined): void {
    if (this.#loading !== undefined) this.#changed.set(scope, preferences);
    if (this.#known !== undefined) this.#known = withChange(this.#known, scope, preferences);
  }

  #load(): Promise<ReadonlyMap<Scope, Preferences>> {
    this.#loading ??= this.#newsroom.scopes
      .allPreferences()
      .then((stored) => {
        this.#known = [...this.#changed].reduce<ReadonlyMap<Scope, Preferences>>(
          (known, [scope, preferences]) => withChange(known, scope, preferences),
          new Map(stored),
        );
        return this.#known;
      })
      .finally(() => {
        this.#loading = undefined;
        this.#changed.clear();
      });
    return this.#loading;
  }
}

function withChange(
  known: ReadonlyMap<Scope, Preferences>,
  scope: Scope,
  preferences: Preferences | undefined,
): ReadonlyMap<Scope, Preferences> {
  const others = [...known].filter(([name]) => name !== scope);
  return new Map(preferences === undefined ? others : [...others, [scope, preferences]]);
}
