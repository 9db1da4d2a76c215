import { GatewayCloseCodes } from 'discord.js';
import { errorCatalogue, wording } from '../../domain/errors.js';

function closeAdvice(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return NEW_TOKEN;
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return 'The bot needs more shards than it had. Start it again: it asks Discord for their number.';
    case GatewayCloseCodes.InvalidAPIVersion:
      return 'Discord no longer supports this version of Byline. Update it.';
    case GatewayCloseCodes.DisallowedIntents:
      return (
        'Discord does not allow the bot its intents (servers, server messages, direct messages). ' +
        'If DISCORD_MESSAGE_CONTENT is set, turn on Message Content Intent on the Bot page of the application at ' +
        'https://discord.com/developers/applications; otherwise check there whether the application is restricted.'
      );
    default:
      return "Check the token and the bot's settings at https://discord.com/developers/applications, then start it again.";
  }
}

const NEW_TOKEN =
  'Choose "Reset Token" under "Bot" at https://discord.com/developers/applications and put the new one into .env.';

/** Worded for the person who runs Byline: why the bot cannot log in or register its commands. */
export const connectionErrors = errorCatalogue('connection', {
  tokenRefused: wording('config.invalid', () => `Discord does not accept DISCORD_TOKEN. ${NEW_TOKEN}`),
  unreachable: wording<{ readonly api: string; readonly reason: string }>(
    'url.unreachable',
    ({ api, reason }) =>
      `Discord could not be reached at ${api}: ${reason}. Check the network and DISCORD_API_URL.`,
  ),
  requestRefused: wording<{
    readonly api: string;
    readonly method: string;
    readonly status: number;
    readonly reason: string;
  }>(
    'config.invalid',
    ({ api, method, status, reason }) =>
      `Discord refused a request (${method}, HTTP status ${status}: ${reason}). Check that DISCORD_API_URL (${api}) is the address of Discord's API and that this host may use it.`,
  ),
  closed: wording<{ readonly code: number }>(
    'config.invalid',
    ({ code }) => `Discord closed the connection permanently (code ${code}). ${closeAdvice(code)}`,
  ),
  notInGuild: wording<{ readonly guild: string; readonly invite: string }>(
    'config.invalid',
    ({ guild, invite }) =>
      `Discord refuses to register commands in the server ${guild} (DISCORD_GUILD_ID): the bot is not there, or without its commands. Invite it with this link, then run \`npm run deploy\` again; or correct DISCORD_GUILD_ID.\n${invite}`,
  ),
});
