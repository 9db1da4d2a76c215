import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** An article of 50,000 words has 0.4 MiB of XML, and several times that with the marks of an editor. */
const MAX_XML_MIB = 16;
const MAX_XML_BYTES = MAX_XML_MIB * 2 ** 20;
/** Parts of a document: text, styles, notes, one for each picture. */
const MAX_ENTRIES = 5000;

/**
 * Unpacks the parts of a zip archive that a Word document is read from, and forgets them, to find out what the archive
 * becomes. Sizes that it declares and does not keep are an error.
 * @returns `too-large` if the XML has more than 16 MiB.
 * @throws Error if it is no zip archive, or a broken one.
 */
export async function unpackedSize(bytes: Uint8Array): Promise<'fits' | 'too-large'> {
  const zip = await open(Buffer.from(bytes));
  try {
    if (zip.entryCount > MAX_ENTRIES) return 'too-large';
    let total = 0;
    for (const entry of await entriesOf(zip)) {
      if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
      total += entry.uncompressedSize;
      if (total > MAX_XML_BYTES) return 'too-large';
      await drain(zip, entry);
    }
    return 'fits';
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

/** Reads all of an entry; fails when it is longer than declared. */
const drain = (zip: ZipFile, entry: Entry): Promise<void> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      stream.on('data', () => undefined);
      stream.on('end', () => resolve());
      stream.on('error', reject);
    });
  });
