/** What a message to the bot says that asks nothing about the news. */
export type SmallTalk =
  | 'thanks'
  | 'greeting'
  | 'goodbye'
  /** "lol", "ok", an emoji: nobody expects a reply. */
  | 'reaction'
  /** Asks how the bot is used. */
  | 'help'
  /** Asks who the bot is. */
  | 'identity'
  /** Asks to delete something, which has commands of its own. */
  | 'deletion'
  /** Asks where an answer comes from. */
  | 'source'
  /** Nothing but web addresses. */
  | 'link';
