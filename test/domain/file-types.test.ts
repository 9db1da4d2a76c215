import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import ingest from '../../commands/ingest.js';
import { PACKAGE_ROOT, readConfig } from '../../src/config/config.js';
import { UserError } from '../../src/domain/errors.js';
import {
  extensionOf,
  fileTypeOf,
  OFFERED_EXTENSIONS,
  OFFERED_EXTENSIONS_IN_WORDS,
  READABLE_EXTENSIONS,
} from '../../src/domain/file-types.js';
import { readFile } from '../../src/ingest/formats/file.js';

const refusalOf = async (name: string): Promise<UserError> =>
  readFile({ kind: 'file', name, bytes: Buffer.from('x') }, readConfig({})).then(
    () => expect.unreachable(),
    (error: unknown) => error as UserError,
  );

test('every type that is offered has a reader; of any other, the error names those that are read', async () => {
  for (const extension of READABLE_EXTENSIONS) {
    expect((await refusalOf(`a${extension}`)).id, extension).not.toBe('formats.unsupported');
  }
  for (const name of ['a.rtf', 'a.doc', 'a.xlsx', 'pdf', '.pdf', 'a.pdf/b']) {
    const error = await refusalOf(name);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message, name).toContain(`Expected ${OFFERED_EXTENSIONS_IN_WORDS}.`);
  }
});

test('the type of a name', () => {
  expect(fileTypeOf('Report.PDF')).toBe('pdf');
  expect(fileTypeOf('C:\\texts\\a.htm')).toBe('html');
  expect(fileTypeOf('report.pdf.exe')).toBeUndefined();
  expect(extensionOf('a.b/report')).toBe('');
});

test('the help of Discord and the documentation offer what is read', () => {
  const options = JSON.stringify(ingest.kind === 'slash' ? ingest.schema(readConfig({})) : null);
  expect(options).toContain(OFFERED_EXTENSIONS_IN_WORDS);
  const terminal = readFileSync(join(PACKAGE_ROOT, 'docs/terminal.md'), 'utf8');
  expect(terminal).toContain(`(${OFFERED_EXTENSIONS})`);
  for (const extension of OFFERED_EXTENSIONS.split(' ')) expect(terminal).toContain(`\`${extension}\``);
});
