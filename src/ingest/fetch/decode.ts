import chardet from 'chardet';
import { fetchErrors } from './errors.js';

/** Characters of windows-1252 at 0x80 to 0x9f; the decoder of Node 20 leaves those bytes as control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** Where a charset declaration is searched for (the HTML standard says 1,024 bytes; real pages exceed it). */
const META_WINDOW_BYTES = 4096;
/** Western text has few letters beyond ASCII; above this share windows-1252 was a wrong guess. */
const MAX_NON_ASCII_SHARE = 0.25;
/** Enough to know the letters of a language. */
const SAMPLE_BYTES = 64 * 1024;
/** Fewer letters beyond ASCII tell no encoding. */
const MIN_DETECTED_LETTERS = 12;
/** Letters that an encoding does not have, of those beyond ASCII. */
const MAX_BROKEN_SHARE = 0.02;
/** A few letters of an Asian encoding may look like UTF-8 by accident; "Ã¤" in windows-1252 never is what was meant. */
const MIN_UTF8_LETTERS = 4;

/**
 * Decodes bytes by their byte order mark, else by `declared` (the charset of an HTTP header), else by a
 * `<meta charset>` if `html`, else as UTF-8, else as chardet tells by its letters, else as windows-1252 if that gives
 * plausible text. Bytes that are UTF-8 throughout are read as such whatever is declared: a page that was converted often keeps its old declaration.
 * @param source Names the bytes in the message.
 * @throws UserError `source.binary` for binary data or an unknown encoding.
 */
export function decodeText(
  source: string,
  bytes: Uint8Array,
  hints: { readonly declared?: string | undefined; readonly html?: boolean } = {},
): string {
  const marked = byteOrderMark(bytes);
  if (!marked && bytes.includes(0) && !/utf-?(?:16|32)/i.test(hints.declared ?? ''))
    throw fetchErrors.binary({ source });
  const label = marked ?? decoderLabel(hints.declared) ?? (hints.html ? metaCharset(bytes) : undefined);
  const converted = !marked && label ? decodeConverted(label, bytes) : null;
  const text = converted ?? (label ? decodeAs(label, bytes) : decodeUnlabelled(source, bytes));
  if (looksBinary(text)) throw fetchErrors.binary({ source });
  return text;
}

/** True if control and replacement characters are too frequent for text. */
export function looksBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters distinguish binary data from text
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return odd > 2 && odd > text.length * 0.02;
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** The name of an encoding in TextDecoder; undefined if unknown, which counts as undeclared. */
function decoderLabel(declared: string | undefined): string | undefined {
  if (declared === undefined) return undefined;
  try {
    return new TextDecoder(declared.trim()).encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function metaCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, META_WINDOW_BYTES)).toString('latin1');
  const declared =
    /<meta[^>]{0,200}?charset\s*=\s*(?:["']\s*)?([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{1,40})/i.exec(head)?.[1];
  const label = decoderLabel(declared);
  // A declaration that is readable as single bytes is not encoded in UTF-16.
  return label?.startsWith('utf-16') ? 'utf-8' : label;
}

function decodeAs(label: string, bytes: Uint8Array): string {
  const text = new TextDecoder(label).decode(bytes);
  if (label !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? byte);
}

/** The text in UTF-8 that is declared as something else; null if it is not. */
function decodeConverted(label: string, bytes: Uint8Array): string | null {
  if (label.startsWith('utf-')) return null;
  const text = asUtf8(bytes);
  const letters = text?.match(/[\u0080-\uffff]/g)?.length ?? 0;
  return letters >= (label === 'windows-1252' ? 1 : MIN_UTF8_LETTERS) ? text : null;
}

/** Null if a sequence is not UTF-8. */
function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function decodeUnlabelled(source: string, bytes: Uint8Array): string {
  const text = asUtf8(bytes) ?? decodeDetected(bytes);
  if (text !== null) return text;
  const western = decodeAs('windows-1252', bytes);
  const letters = countOf(/\p{L}/gu, western);
  const beyondAscii = countOf(/[\u0080-\uffff]/g, western);
  if (!looksBinary(western) && beyondAscii <= letters * MAX_NON_ASCII_SHARE) return western;
  throw fetchErrors.unknownEncoding({ source });
}

/** The text in an encoding other than the Western one that its letters tell; null if they tell none. */
function decodeDetected(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const label = decoderLabel(chardet.detect(sample) ?? undefined);
  if (label === undefined || label === 'windows-1252') return null;
  const text = decodeAs(label, bytes);
  const letters = countOf(/(?![a-z])\p{L}/giu, text);
  const broken = countOf(/\ufffd/g, text);
  return letters >= MIN_DETECTED_LETTERS && broken <= letters * MAX_BROKEN_SHARE && !looksBinary(text)
    ? text
    : null;
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0;
