import { UserError } from '../../../domain/errors.js';
import { assemble } from '../../html/assemble.js';
import { parsePage } from '../../html/dom.js';
import { tidyMarkup } from '../../html/markup.js';
import { paragraphsOf } from '../../html/paragraphs/paragraphs.js';
import { type ParsedDocument, requireSentence } from '../../parse/parsed-document.js';
import { formatErrors } from '../errors.js';
import { NO_METADATA } from '../metadata.js';
import { normaliseText } from '../normalise-text.js';
import { unpackedSize } from './bounds.js';

/** The first bytes of an OLE file: a document of Word 97, or one that is encrypted. */
const OLE_START = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/**
 * Reads a Word document: its paragraphs, list items and table rows; a title or heading before the text is the title.
 * Pictures, notes, comments, deleted text, page heads and feet are left out. A document may unpack to any size, and the
 * converter holds all of it in memory, so only the parser's process may call this for an untrusted one.
 * @throws UserError `source.unsupported` (damaged, locked), `source.too-large` (unpacked), `source.empty`.
 */
export async function readDocx(source: string, bytes: Uint8Array): Promise<ParsedDocument> {
  const html = await convert(source, bytes);
  const { body } = parsePage(tidyMarkup(source, html).html);
  const first = body.querySelector('h1');
  const paragraphs = paragraphsOf(body);
  const heading = first && normaliseText(first.textContent).replace(/\n+/g, ' ');
  const title = heading !== null && heading !== '' && paragraphs[0]?.text === heading ? heading : null;
  const { text, boilerplate } = assemble(title === null ? paragraphs : paragraphs.slice(1));
  requireSentence(source, text, boilerplate);
  return { ...NO_METADATA, title, text, boilerplate, alternativeUrls: [] };
}

async function convert(source: string, bytes: Uint8Array): Promise<string> {
  if (OLE_START.equals(bytes.subarray(0, OLE_START.length))) throw formatErrors.docxLocked({ source });
  try {
    if ((await unpackedSize(bytes)) === 'too-large') throw formatErrors.docxTooLarge({ source });
    // Loaded when needed: it takes memory, and few documents are Word's.
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
        transformDocument: withoutNotes,
      },
    );
    return value;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw formatErrors.docxDamaged({ source }, { cause: error });
  }
}

interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
}

/** Without the marks of footnotes, which would stand inside sentences; the notes go with them. */
function withoutNotes(element: WordElement): WordElement {
  if (!element.children) return element;
  const children = element.children.filter(({ type }) => type !== 'noteReference').map(withoutNotes);
  return { ...element, children };
}
