import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { UserError } from '../../src/domain/errors.js';
import { serve } from '../../src/worker/serve.js';
import { transfer } from '../../src/worker/transfer.js';
import type { EchoContract } from './echo-contract.js';

serve<EchoContract>(async ({ refuse, die, closeFails }, notify) => {
  notify('starting');
  if (refuse) throw new UserError('model.invalid', 'No such model.', { cause: new Error('the reason') });
  if (die) process.exit(7);
  let transferred: ArrayBuffer | undefined;
  return {
    handlers: {
      echo: (value) => value,
      count: async (to, { report }) => {
        for (let i = 1; i <= to; i++) {
          report(i);
          await setImmediate();
        }
        return to;
      },
      wait: async (finish, { signal }) => {
        if (!signal.aborted) await once(signal, 'abort');
        if (!finish) signal.throwIfAborted();
        return 'late';
      },
      fail: (kind) => {
        if (kind === 'uncloneable') return () => 'a function';
        if (kind === 'string') throw 'not even an error';
        const cause = new RangeError('deep down');
        throw kind === 'user'
          ? new UserError('question.empty', 'Ask something.', {
              cause,
              id: 'echo.empty',
              facts: { length: 0 },
            })
          : new TypeError('oops', { cause });
      },
      buffer: (bytes) => {
        const left = transferred?.byteLength ?? -1;
        transferred = new Uint8Array(bytes).fill(1).buffer;
        const value = { buffer: transferred, left };
        return transfer(value, [transferred]);
      },
      sum: (values) => values.reduce((total, value) => total + value, 0),
      crash: () =>
        new Promise<never>(() => {
          process.nextTick(() => {
            throw new Error('crashed on purpose');
          });
        }),
      exit: (code) => process.exit(code),
      hang: () => {
        for (;;);
      },
      environment: (name) => process.env[name],
    },
    close: () => {
      if (closeFails) throw new Error('could not close');
    },
  };
});
