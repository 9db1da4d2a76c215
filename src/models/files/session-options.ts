/**
 * Options of ONNX Runtime for every model. Its memory pattern plans one allocation for each shape of input: texts come
 * in hundreds of shapes, so plans are rarely used again and cost 5 to 20 MiB.
 */
export const SESSION_OPTIONS = { enableMemPattern: false } as const;
