import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type Message,
} from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { renderCheck } from '../src/discord/render/check.js';
import { checkStrings, commandStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';

const check: MessageCommand = {
  kind: 'message',
  name: commandStrings.check.name,
  keepsToChannels: true,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(commandStrings.check.name)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .toJSON(),

  async execute({ targetMessage, user, guildId }, { newsroom, reply, scope, limits, preferences, config }) {
    const claim = claimOf(targetMessage).slice(0, config.MAX_QUESTION_CHARS);
    if (!/[\p{L}\p{N}]/u.test(claim)) throw new UserError('question.empty', checkStrings.empty);
    limits.ask(user.id, guildId, preferences);
    await reply.defer({ private: true });
    // Without a channel: what one member looks up alone is not the channel's last answer.
    const answer = await newsroom.answers.ask({ scope, question: claim, user: user.id });
    await reply.showAnswer(renderCheck(answer, new Date()), { scope, answer });
  },
};

export default check;

/** What a message says: its own words, else those of what it embeds. */
function claimOf({ content, embeds }: Pick<Message, 'content' | 'embeds'>): string {
  if (content.trim() !== '') return content.trim();
  return embeds
    .flatMap(({ title, description }) => [title ?? [], description ?? []].flat())
    .join('\n')
    .trim();
}
