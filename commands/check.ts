import { ApplicationCommandType, ContextMenuCommandBuilder } from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { discordErrors } from '../src/discord/errors.js';
import { showsPosition } from '../src/discord/input/reply-with-answer.js';
import { renderCheck } from '../src/discord/render/answers/check.js';
import { shownIn, textIn } from '../src/discord/reply/markdown/message-text.js';
import { checkCommand } from '../src/discord/strings/en/commands/check.js';

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

  async execute({ targetMessage, user }, context) {
    const { newsroom, reply, texts, scope, limits, preferences, config, askQueue } = context;
    const claim = textIn(shownIn(targetMessage)).slice(0, config.MAX_QUESTION_CHARS);
    if (!/[\p{L}\p{N}]/u.test(claim)) throw discordErrors.wordlessMessage({});
    askQueue.assertRoom();
    limits.ask(user.id, scope, preferences);
    await reply.defer({ private: true });
    // Without a channel: a private check must not become the channel's last answer.
    const answer = await askQueue.add(
      () => newsroom.answers.ask({ scope, question: claim, user: user.id }),
      showsPosition(context),
    );
    await reply.showAnswer(renderCheck(answer, texts), { scope, answer });
  },
};

export default check;
