import { type GuildMember, Options, type User } from 'discord.js';

/** Interactions and messages carry their users and members; those kept save a lookup, not a request. */
const MAX_USERS = 200;

const isBot = ({ id, client }: GuildMember | User): boolean => id === client.user.id;

/**
 * What discord.js remembers of Discord. Byline needs the servers with their channels, their roles and its own
 * membership. By default every member who ever wrote would be kept, and 200 messages of each channel.
 */
export const limitedCaches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  UserManager: { maxSize: MAX_USERS, keepOverLimit: isBot },
  GuildMemberManager: { maxSize: MAX_USERS, keepOverLimit: isBot },
  PresenceManager: 0,
  VoiceStateManager: 0,
  ThreadMemberManager: 0,
  ReactionManager: 0,
  GuildEmojiManager: 0,
  GuildStickerManager: 0,
  GuildScheduledEventManager: 0,
  StageInstanceManager: 0,
});
