import { ChannelType, type Client, Events, GatewayDispatchEvents } from 'discord.js';

type Fields = Record<string, unknown>;

/**
 * Adds and removes what discord.js cannot do without, in packets before it reads them: a message in a conversation that
 * it does not know is lost without the type of its channel, which Discord leaves out in places, and a message whose
 * `thread` is null ends the process.
 */
export function mendPackets(client: Client): void {
  client.on(Events.Raw, (packet: unknown) => {
    if (isFields(packet) && isFields(packet.d)) mend(packet.t, packet.d);
  });
}

function mend(type: unknown, data: Fields): void {
  const resolved = isFields(data.data) && isFields(data.data.resolved) ? data.data.resolved.messages : {};
  const inResolved = isFields(resolved) ? Object.values(resolved) : [];
  for (const message of [data, data.message, data.referenced_message, ...inResolved])
    withoutNullThread(message);
  const isDirectMessage = type === GatewayDispatchEvents.MessageCreate && data.guild_id === undefined;
  if (isDirectMessage) data.channel_type ??= ChannelType.DM;
}

function withoutNullThread(message: unknown): void {
  if (isFields(message) && message.thread === null) delete message.thread;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
