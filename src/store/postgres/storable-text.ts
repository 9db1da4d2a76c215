/** A text of PostgreSQL can't have U+0000. Not for texts that spans point into: those have none. */
export const storableText = (text: string): string => text.replaceAll('\0', '');
