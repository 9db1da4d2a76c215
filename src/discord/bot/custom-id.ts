/**
 * The state of a control lives in its custom id, `command:action:argument:…`, so that it still works after a
 * restart and nothing has to be remembered.
 */
const MAX_CUSTOM_ID_CHARS = 100;

export interface CustomId {
  readonly command: string;
  readonly action: string;
  readonly args: readonly string[];
}

/** Throws where Discord would refuse the id, or a part would not come back as it was. */
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
