import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** For commands that members of a server use as well as people who have installed the bot for themselves. */
export const ANY_INSTALLATION = [
  ApplicationIntegrationType.GuildInstall,
  ApplicationIntegrationType.UserInstall,
] as const;

/** Servers, direct messages with the bot, and, for those who have installed it, all other conversations. */
export const ANYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
] as const;
