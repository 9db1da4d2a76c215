/** What members give to be ingested, before it is fetched. */
import type { Message } from 'discord.js';
import type { Config } from '../../../config/config.js';
import type { SourceInput, SourceMetadata } from '../../../domain/ingest.js';
import { linksIn } from '../../reply/markdown/message-text.js';
import { type AttachedFile, checkAttachment, fetchAttachment } from '../attachment.js';

export interface GivenSource {
  readonly kind: 'link' | 'file' | 'text';
  /** As messages name it: a URL or a file name; not escaped. */
  readonly name: string;
  /** What a source of kind `file` is read from. */
  readonly file?: AttachedFile;
  /**
   * Checks that are possible before anything is fetched.
   * @throws UserError as `checkAttachment` does
   */
  check(): void;
  /** @throws UserError as `fetchAttachment` does */
  open(): Promise<SourceInput>;
}

export function givenLink(url: string): GivenSource {
  return { kind: 'link', name: url, check: () => undefined, open: async () => ({ kind: 'url', url }) };
}

export function givenText(name: string, text: string, metadata: SourceMetadata = {}): GivenSource {
  const source: SourceInput = { kind: 'text', text, ...metadata };
  return { kind: 'text', name, check: () => undefined, open: async () => source };
}

export function givenFile(file: AttachedFile, config: Config, metadata: SourceMetadata = {}): GivenSource {
  return {
    kind: 'file',
    name: file.name,
    file,
    check: () => checkAttachment(file, config),
    open: async () => ({
      kind: 'file',
      name: file.name,
      bytes: await fetchAttachment(file, config),
      ...metadata,
    }),
  };
}

/** The links and the files of a message, in this order; pictures, films and sound are not articles. */
export function sourcesIn(
  message: Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>,
  config: Config,
): readonly GivenSource[] {
  const files = [...message.attachments.values()].filter(
    ({ contentType }) => !/^(?:image|video|audio)\//.test(contentType ?? ''),
  );
  return [...linksIn(message).map(givenLink), ...files.map((file) => givenFile(file, config))];
}
