import { UserError } from '../../../domain/errors.js';
import { assemble } from '../../html/assemble.js';
import { parsePage } from '../../html/dom.js';
import { tidyMarkup } from '../../html/markup.js';
import { paragraphsOf } from '../../html/paragraphs/paragraphs.js';
import { writeSuperscripts } from '../../html/wording/superscripts.js';
import { type ParsedDocument, requireSentence } from '../../parse/parsed-document.js';
import { formatErrors } from '../errors.js';
import { NO_METADATA } from '../metadata.js';
import { normaliseText } from '../normalise-text.js';
import { readWordStyles, strikeHiddenRuns, type WordStyles } from './hidden-runs.js';
import { unpack, type WordParts } from './unpack.js';

/** The first bytes of an OLE file: a document of Word 97, or one that is encrypted. */
const OLE_START = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/**
 * Reads a Word document: its paragraphs, list items and table rows; a title or heading before the text is the title.
 * Pictures, notes, comments, deleted, struck and hidden text, page heads and feet are left out. A document may unpack to any size, and the
 * converter holds all of it in memory, so only the parser's process may call this for an untrusted one.
 * @throws UserError `source.unsupported` (damaged, locked), `source.too-large` (unpacked), `source.empty`.
 */
export async function readDocx(source: string, bytes: Uint8Array): Promise<ParsedDocument> {
  const html = await convert(source, bytes);
  const { body } = parsePage(tidyMarkup(source, html).html);
  writeSuperscripts(body);
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
    const parts = await unpack(bytes);
    if (parts === 'too-large') throw formatErrors.docxTooLarge({ source });
    const styles = stylesOf(parts);
    // Loaded when needed: it takes memory, and few documents are Word's.
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(inputOf(parts, styles), {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      externalFileAccess: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (element: WordElement) => withoutUnseen(element, styles),
    });
    return value;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw formatErrors.docxDamaged({ source }, { cause: error });
  }
}

const UTF8 = new TextDecoder();

/** The converter's own interface to an archive, which its types leave out. */
function inputOf(parts: WordParts, styles: WordStyles): { buffer: Buffer } {
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string) => strikeHiddenRuns(UTF8.decode(parts.get(name)), styles),
  };
  return { file } as unknown as { buffer: Buffer };
}

function stylesOf(parts: WordParts): WordStyles {
  const files = [...parts].filter(([name]) => /(?:^|\/)styles\.xml$/i.test(name));
  return readWordStyles(files.map(([, xml]) => UTF8.decode(xml)).join(''));
}

interface WordElement {
  readonly type: string;
  readonly styleId?: string | null;
  readonly isStrikethrough?: boolean;
  readonly children?: readonly WordElement[];
}

/** Without the marks of footnotes, which would stand inside sentences, and without their notes. */
function withoutUnseen(element: WordElement, styles: WordStyles): WordElement {
  if (!element.children) return element;
  const children = element.children
    .filter(({ type, styleId, isStrikethrough }) => {
      if (type === 'noteReference') return false;
      return !isStrikethrough && !styles.hidden.has(styleId ?? '');
    })
    .map((child) => withoutUnseen(child, styles));
  return { ...element, children };
}
