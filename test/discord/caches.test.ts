/** What a real discord.js client remembers after much traffic. */
import { once } from 'node:events';
import { ChannelType, Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limitedCaches } from '../../src/discord/bot/caches.js';
import { CHANNEL, GUILD, TOKEN } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';

const MESSAGES = 500;

let discord: Lookalike;
let client: Client;

beforeEach(async () => {
  discord = await Lookalike.start();
  client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    makeCache: limitedCaches,
    rest: { api: discord.api },
  });
  await Promise.all([once(client, Events.ClientReady), client.login(TOKEN)]);
});
afterEach(async () => {
  await client.destroy();
  await discord.stop();
});

test('messages are forgotten, few users are kept, and the bot knows itself', async () => {
  let received = 0;
  client.on(Events.MessageCreate, () => {
    received += 1;
  });
  for (let i = 0; i < MESSAGES; i += 1) {
    discord.say(`message ${i}`, { user: String(3_000_000_000_000_000_000n + BigInt(i)), inDm: i % 2 === 0 });
  }
  await expect.poll(() => received).toBe(MESSAGES);

  const channel = client.guilds.cache.get(GUILD)?.channels.cache.get(CHANNEL);
  if (channel?.type !== ChannelType.GuildText) throw new Error('The channel is not known.');
  expect(channel.messages.cache.size).toBe(0);
  expect(client.users.cache.size).toBeLessThanOrEqual(201);
  expect(channel.guild.members.me?.id).toBe(client.user?.id);
  expect(client.users.cache.has(client.user?.id ?? '')).toBe(true);
});
