import { ApplicationIntegrationType, InteractionContextType, PermissionsBitField } from 'discord.js';
import { describe, expect, test } from 'vitest';
import { isOnlyForUser, scopeOf } from '../../src/discord/bot/scope.js';

const { GuildInstall, UserInstall } = ApplicationIntegrationType;
const { Guild, BotDM, PrivateChannel } = InteractionContextType;
const user = { id: '1' };
const OWNERS = {
  server: { [GuildInstall]: '7' },
  dm: { [GuildInstall]: '0' },
  user: { [UserInstall]: '1' },
  other: { [UserInstall]: '2' },
  'server and user': { [GuildInstall]: '7', [UserInstall]: '1' },
  'server and other': { [GuildInstall]: '7', [UserInstall]: '2' },
  'dm and user': { [GuildInstall]: '0', [UserInstall]: '1' },
  'another server': { [GuildInstall]: '8' },
  'another server and user': { [GuildInstall]: '8', [UserInstall]: '1' },
  nobody: {},
} as const;

describe('scopeOf', () => {
  test.each([
    [
      'in a server',
      '7',
      Guild,
      {
        server: 'guild:7',
        'server and user': 'guild:7',
        'server and other': 'guild:7',
        user: 'user:1',
        'dm and user': 'user:1',
        'another server and user': 'user:1',
      },
    ],
    [
      'in a direct message with the bot',
      null,
      BotDM,
      Object.fromEntries(Object.keys(OWNERS).map((name) => [name, 'user:1'])),
    ],
    [
      'between other people',
      null,
      PrivateChannel,
      {
        user: 'user:1',
        'server and user': 'user:1',
        'dm and user': 'user:1',
        'another server and user': 'user:1',
      },
    ],
    [
      'in a server with a foreign context',
      '7',
      PrivateChannel,
      { server: 'guild:7', 'server and user': 'guild:7', 'server and other': 'guild:7' },
    ],
    ['nowhere known', null, null, {}],
  ] as const)('%s', (_, guildId, context, scopes: Readonly<Record<string, string>>) => {
    for (const [name, authorizingIntegrationOwners] of Object.entries(OWNERS)) {
      const place = { guildId, context, user, authorizingIntegrationOwners };
      const expected = scopes[name];
      if (expected !== undefined) expect([name, scopeOf(place)]).toEqual([name, expected]);
      else expect(() => scopeOf(place), name).toThrow(/only (answer in servers|they can use)/);
    }
  });

  test('says whose news it is if somebody else added the bot', () => {
    const place = { guildId: '7', context: Guild, user, authorizingIntegrationOwners: OWNERS.other };
    expect(() => scopeOf(place)).toThrow('whoever added me to their account');
  });
});

describe('isOnlyForUser', () => {
  const place = { guildId: '7', user, authorizingIntegrationOwners: OWNERS.user, channel: null };
  const inThread = { isThread: () => true };
  const may = (...flags: ('SendMessages' | 'SendMessagesInThreads')[]) => new PermissionsBitField(flags);

  test('a user’s own news is shown to others only where there are none', () => {
    for (const [context, expected] of [
      [Guild, true],
      [PrivateChannel, true],
      [BotDM, false],
    ] as const) {
      const appPermissions = may('SendMessages', 'SendMessagesInThreads');
      expect(isOnlyForUser({ ...place, context, appPermissions }, 'user:1')).toBe(expected);
    }
  });

  test('a server’s news is shown where the bot may post', () => {
    const here = { ...place, context: Guild };
    const answers = (appPermissions: PermissionsBitField | null, channel: typeof inThread | null) =>
      isOnlyForUser({ ...here, appPermissions, channel }, 'guild:7');
    expect(answers(may('SendMessages'), null)).toBe(false);
    expect(answers(may('SendMessagesInThreads'), null)).toBe(true);
    expect(answers(may('SendMessagesInThreads'), inThread)).toBe(false);
    expect(answers(may('SendMessages'), inThread)).toBe(true);
    expect(answers(null, null)).toBe(false);
  });
});
