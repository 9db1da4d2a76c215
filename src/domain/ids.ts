import { createHash, randomBytes } from 'node:crypto';

/** Crockford's base 32: ids are easy to type and to read out. */
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** 10 characters, 50 random bits. */
export const newId = (): string =>
  Array.from(randomBytes(10), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
