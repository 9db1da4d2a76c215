import { createHash, randomBytes } from 'node:crypto';

/** 10 characters of Crockford's base 32: 50 random bits, easy to type and to say. */
const ID_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

export const newId = (): string =>
  Array.from(randomBytes(10), (byte) => ID_ALPHABET[byte % ID_ALPHABET.length]).join('');

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
