export const APPLICATION = '1000000000000000001';
export const ALICE = '1000000000000000002';
export const BOB = '1000000000000000003';
/** Owns the servers. */
export const OWNER = '1000000000000000004';
export const GUILD = '1000000000000000010';
export const CHANNEL = '1000000000000000020';
/** A forum of the usual server. */
export const FORUM = '1000000000000000023';
export const DM_CHANNEL = '1000000000000000021';
/** Of other people, without the bot. */
export const PRIVATE_CHANNEL = '1000000000000000022';
export const TOKEN = 'lookalike.bot.token';

let last = 2_000_000_000_000_000_000n;

/** A new id, as long as Discord's. */
export function snowflake(): string {
  last += 1n;
  return String(last);
}
