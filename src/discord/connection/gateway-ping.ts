import type { Client } from 'discord.js';

/** Mean round trip to the gateway over the shards that know theirs, in milliseconds; -1 before the first heartbeat. */
export function gatewayPing({ ws }: Pick<Client, 'ws'>): number {
  const known = ws.shards.map(({ ping }) => ping).filter((ping) => ping >= 0);
  return known.length === 0 ? -1 : known.reduce((sum, ping) => sum + ping, 0) / known.length;
}
