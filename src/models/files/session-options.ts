/**
 * Options of ONNX Runtime for every model.
 *
 * Its memory pattern plans one allocation for each shape of input: texts come in hundreds of shapes, so plans are rarely
 * used again and cost 5 to 20 MiB.
 *
 * Its threads sleep when they have nothing to do. By default they spin, which costs twice the processor time, on a
 * machine with few cores time that the bot's other threads need (`npm run bench -- embed`). The outputs are the same.
 */
export const SESSION_OPTIONS = {
  enableMemPattern: false,
  extra: { session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } } },
} as const;

/**
 * The same for a model that may have 8-bit weights. Processors with AVX2 and without VNNI, as cheap servers have them,
 * add products of signed weights in 16 bits and cut off what does not fit. With this option, ONNX Runtime stores the
 * weights unsigned and adds in 32 bits, also on processors with VNNI, where it takes nearly twice the time
 * (`npm run bench -- read`).
 */
export const EXACT_SESSION_OPTIONS = {
  ...SESSION_OPTIONS,
  extra: { session: { ...SESSION_OPTIONS.extra.session, x64quantprecision: '1' } },
} as const;
