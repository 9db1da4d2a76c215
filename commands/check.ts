import { ApplicationCommandType, ContextMenuCommandBuilder, type Message } from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { discordErrors } from '../src/discord/errors.js';
import { renderCheck } from '../src/discord/render/check.js';
import { checkCommand } from '../src/discord/strings/check.js';

const check: MessageCommand = {
  kind: 'message',
  name: checkCommand.name,
  allowedChannelsOnly: true,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(checkCommand.name)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .toJSON(),

  async execute({ targetMessage, user }, { newsroom, reply, texts, scope, limits, preferences, config }) {
    const claim = claimIn(targetMessage).slice(0, config.MAX_QUESTION_CHARS);
    if (!/[\p{L}\p{N}]/u.test(claim)) throw discordErrors.wordlessMessage({});
    limits.ask(user.id, scope, preferences);
    await reply.defer({ private: true });
    // Without a channel: a private check must not become the channel's last answer.
    const answer = await newsroom.answers.ask({ scope, question: claim, user: user.id });
    await reply.showAnswer(renderCheck(answer, new Date(), texts), { scope, answer });
  },
};

export default check;

/** The text of a message, or else that of its embeds. */
function claimIn({ content, embeds }: Pick<Message, 'content' | 'embeds'>): string {
  if (content.trim() !== '') return content.trim();
  return embeds
    .flatMap(({ title, description }) => [title ?? [], description ?? []].flat())
    .join('\n')
    .trim();
}
