import { sha256 } from './ids.js';

/** Identifies a text in a scope; white space makes no difference. */
export const contentHashOf = (text: string): string => sha256(text.replace(/\s+/gu, ' ').trim());
