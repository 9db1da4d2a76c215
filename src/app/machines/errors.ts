import { errorCatalogue, wording } from '../../domain/errors.js';
import type { Machine } from '../../domain/machine.js';
import type { MachineClaim } from '../../store/ports/machine-store.js';

interface Clock {
  readonly seconds: number;
  /** Whether this machine's clock is behind the server's. */
  readonly isBehind: boolean;
}

/** What keeps a machine from working with the others. */
export const machineErrors = errorCatalogue('machines', {
  clock: wording<Clock>(
    'config.invalid',
    ({ seconds, isBehind }) =>
      `The clock of this machine is ${seconds} s ${isBehind ? 'behind' : 'ahead of'} that of the database server, so articles would be added twice. Let both be set over the network (NTP).`,
  ),
  occupied: wording<{ readonly by: MachineClaim }>('config.invalid', ({ by: { number, of, host } }) =>
    of === 1
      ? `Another Byline runs on ${host} with the same DATABASE_URL. Stop it first; to run on several machines, give each a BOT_MACHINE of its own.`
      : `Another Byline runs as machine ${number} of ${of}, on ${host}. Give each machine a BOT_MACHINE of its own.`,
  ),
  besideLone: wording<Machine & { readonly host: string }>(
    'config.invalid',
    ({ number, of, host }) =>
      `This is to be machine ${number} of ${of} (BOT_MACHINE), but a Byline without BOT_MACHINE runs on ${host} with the same DATABASE_URL. Stop that one first, or give it a place, too.`,
  ),
  disagreeing: wording<MachineClaim & { readonly by: MachineClaim }>(
    'config.invalid',
    ({ number, of, shards, by }) =>
      `On ${by.host}, BOT_MACHINE is ${by.number}/${by.of} with ${by.shards} shards; here it is ${number}/${of} with ${shards}. Set the same number of machines and the same DISCORD_SHARDS everywhere, then restart all machines.`,
  ),
  notAlone: wording<{ readonly by: MachineClaim }>(
    'config.invalid',
    ({ by }) =>
      `This bot is to run on one machine (BOT_MACHINE=1/1), but machine ${by.number} of ${by.of} runs on ${by.host}, with the same DATABASE_URL. Give this one a place, such as BOT_MACHINE=2/${by.of}, or stop the others; one that was killed is gone after half a minute.`,
  ),
  replaced: wording<{ readonly by: MachineClaim }>('config.invalid', ({ by: { number, of, host } }) =>
    of === 1
      ? `Another Byline has been started on ${host} with the same DATABASE_URL, so this one ends.`
      : `Another Byline, on ${host}, has taken the place of machine ${number} of ${of} (BOT_MACHINE), so this one ends.`,
  ),
});
