import type { Machine } from '../../domain/machine.js';

/** A machine of the bot, with what all of them must agree on. */
export interface MachineClaim extends Machine {
  /** Of the whole bot. */
  readonly shards: number;
  /** Its name, for people. */
  readonly host: string;
}

/** `taken`: the place is the owner's. Otherwise who is in the way, and for how long unless it renews its place. */
export type Taking =
  | { readonly outcome: 'taken' }
  | { readonly outcome: 'occupied' | 'disagrees'; readonly by: MachineClaim; readonly leftMs: number };

export interface Listener {
  /** Receives what any machine tells, this one included. */
  readonly onMessage: (message: string) => void;
  /** Messages may have been lost meanwhile. */
  readonly onGap: () => void;
}

/** What the machines of one bot share besides the newsroom. Times are the server's. */
export interface MachineStore {
  /** Takes a place for `leaseMs`, unless somebody else has it, or machines that are there disagree. */
  take(claim: MachineClaim, owner: string, leaseMs: number): Promise<Taking>;

  /** The machines that have a place now. */
  present(): Promise<MachineClaim[]>;

  /** @returns false if the lease has ended, or somebody else has the place. */
  renew(number: number, owner: string, leaseMs: number): Promise<boolean>;

  /** Gives the place up, if the owner still has it. */
  leave(number: number, owner: string): Promise<void>;

  /**
   * Takes the next turn of a row of logins.
   * @param intervalMs Until the turn after it.
   * @param maxWaitMs If the next turn is later, which many abandoned turns or a clock that was set back can cause, the
   *   row begins anew.
   * @returns milliseconds until it comes.
   */
  loginTurn(row: number, intervalMs: number, maxWaitMs: number): Promise<number>;

  /** Milliseconds by which the server's clock is ahead of this machine's. */
  clockAhead(): Promise<number>;

  /** Tells all machines; one that is not connected meanwhile never hears it. At most 8000 bytes. */
  tell(message: string): Promise<void>;

  /** Listens until the returned function is called. */
  listen(listener: Listener): Promise<() => Promise<void>>;

  close(): Promise<void>;
}
