import { BYTES_PER_MIB } from '../../domain/units.js';

/** Total size of the waiting sources, so that files in the queue do not fill the disk. */
export const MAX_QUEUE_BYTES = 256 * BYTES_PER_MIB;
export const SET_ASIDE_DAYS = 30;
/** A lease may end this many times its duration from now; beyond that, it counts as expired. */
export const MAX_LEASES = 2;
