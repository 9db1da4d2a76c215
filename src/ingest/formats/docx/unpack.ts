import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** An article of 50,000 words has 0.4 MiB of XML, and several times that with the marks of an editor. */
const MAX_XML_MIB = 16;
const MAX_XML_BYTES = MAX_XML_MIB * 2 ** 20;
/** Parts of a document: text, styles, notes, one for each picture. */
const MAX_ENTRIES = 5000;

/** The XML of a document by the names of its parts. */
export type WordParts = ReadonlyMap<string, Buffer>;

/**
 * Unpacks the parts of a zip archive that a Word document is read from; pictures stay packed. Sizes that it declares and
 * does not keep are an error.
 * @returns `too-large` if the XML has more than 16 MiB.
 * @throws Error if it is no zip archive, or a broken one.
 */
export async function unpack(bytes: Uint8Array): Promise<WordParts | 'too-large'> {
  const zip = await open(Buffer.from(bytes));
  try {
    if (zip.entryCount > MAX_ENTRIES) return 'too-large';
    const parts = new Map<string, Buffer>();
    let total = 0;
    for (const entry of await entriesOf(zip)) {
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
      total += entry.uncompressedSize;
      if (total > MAX_XML_BYTES) return 'too-large';
      parts.set(entry.fileName, await read(zip, entry));
    }
    return parts;
  } finally {
    zip.close();
  }
}

const open = (buffer: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

const entriesOf = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });

/** All of an entry; fails when it is longer than declared. */
const read = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
      stream.on('error', reject);
    });
  });
