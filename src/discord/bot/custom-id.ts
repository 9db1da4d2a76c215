/**
 * The state of a button, menu or form is in its custom id, `command:action:argument:…`, so that it still works after
 * a restart.
 */
import { MAX_CUSTOM_ID_CHARS } from '../reply/discord-limits.js';

export interface CustomId {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

/** @throws Error (a fault) if the id is too long or a part contains the separator. */
export function customId(command: string, action: string, ...args: readonly string[]): string {
  const parts = [command, action, ...args];
  const id = parts.join(':');
  if (id.length > MAX_CUSTOM_ID_CHARS || parts.some((part) => part.includes(':'))) {
    throw new Error(`Not a custom id: ${JSON.stringify(id)}.`);
  }
  return id;
}

export function parseCustomId(id: string): CustomId {
  const [command = '', action = '', ...args] = id.split(':');
  return { command, action, args };
}
