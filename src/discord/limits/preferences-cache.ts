import type { BaseInteraction } from 'discord.js';
import type { Newsroom } from '../../app/newsroom.js';
import { UserError } from '../../domain/errors.js';
import type { Preferences, Scope } from '../../domain/scope.js';
import { setupCommandStrings } from '../strings/strings.js';

/**
 * What was chosen for each scope, read once: an interaction must not wait for it each time, and only this
 * process serves the scope.
 */
export class PreferencesCache {
  readonly #newsroom: Pick<Newsroom, 'scopes'>;
  readonly #known = new Map<Scope, Preferences>();

  constructor(newsroom: Pick<Newsroom, 'scopes'>) {
    this.#newsroom = newsroom;
  }

  async of(scope: Scope): Promise<Preferences> {
    const known = this.#known.get(scope) ?? (await this.#newsroom.scopes.preferences(scope));
    this.#known.set(scope, known);
    return known;
  }

  async set(scope: Scope, preferences: Preferences): Promise<void> {
    await this.#newsroom.scopes.setPreferences(scope, preferences);
    this.#known.set(scope, preferences);
  }

  /** After what was chosen went with the rest of a scope. */
  forget(scope: Scope): void {
    this.#known.delete(scope);
  }
}

/**
 * A thread counts as its channel.
 * @throws UserError `rights.missing`, naming the channels that were chosen.
 */
export function assertAnswersIn(
  {
    guild,
    guildId,
    channelId,
    channel,
  }: Pick<BaseInteraction, 'guild' | 'guildId' | 'channelId' | 'channel'>,
  { channels }: Preferences,
): void {
  const here = [channelId, channel?.isThread() ? channel.parentId : null];
  if (guildId === null || channels.length === 0 || channels.some((id) => here.includes(id))) return;
  const names = channels.flatMap((id) => guild?.channels.cache.get(id)?.name ?? []);
  throw new UserError('rights.missing', setupCommandStrings.notHere(names.map((name) => `#${name}`)));
}
