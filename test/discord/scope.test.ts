import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { scopeOf } from '../../src/discord/bot/scope.js';

describe('scopeOf', () => {
  const user = { id: '1' };
  const { GuildInstall, UserInstall } = ApplicationIntegrationType;

  test('is the server, or the user in a direct message', () => {
    const guild = { guildId: '7', user, context: InteractionContextType.Guild };
    expect(scopeOf({ ...guild, authorizingIntegrationOwners: { [GuildInstall]: '7' } })).toBe('guild:7');
    const dm = { guildId: null, user, context: InteractionContextType.BotDM };
    expect(scopeOf({ ...dm, authorizingIntegrationOwners: { [GuildInstall]: '0' } })).toBe('user:1');
  });

  test('is refused where the bot was not added', () => {
    const owners = { [UserInstall]: '1' };
    for (const place of [
      { guildId: '7', context: InteractionContextType.Guild },
      { guildId: null, context: InteractionContextType.PrivateChannel },
      { guildId: null, context: null },
    ]) {
      expect(() => scopeOf({ ...place, user, authorizingIntegrationOwners: owners })).toThrow(
        'only answer in servers',
      );
    }
  });
});
