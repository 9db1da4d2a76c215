/** Read by the person who runs Byline, at the terminal. */
export const registrationStrings = {
  registered: (names: readonly string[], guild: string | undefined) =>
    `Registered ${names.join(', ')} ${
      guild === undefined
        ? 'for every server. Servers see a change within minutes; set DISCORD_GUILD_ID to try one server at once.'
        : `in the server ${guild} (DISCORD_GUILD_ID). Leave it empty to register for every server.`
    }`,
  invite: (link: string) => `Invite the bot with this link:\n${link}`,
} as const;
