import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../errors.js';

/** Where a model comes from. */
export type ModelSource =
  | { readonly kind: 'bundled' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'hub'; readonly id: string };

/** `name` or `owner/name`, as the Hugging Face hub allows them. */
const HUB_ID = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

/**
 * Reads `EMBEDDING_MODEL`: `bundled`, a folder that exists (relative ones from the working directory), or else
 * an id on the hub.
 * @throws UserError `model.invalid` for what can be none of them.
 */
export function modelSource(name: string): ModelSource {
  if (name === 'bundled') return { kind: 'bundled' };
  const folder = resolve(name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { kind: 'folder', folder };
  if (!isAbsolute(name) && HUB_ID.test(name)) return { kind: 'hub', id: name };
  throw new UserError(
    'model.invalid',
    `EMBEDDING_MODEL is ${JSON.stringify(name)}: there is no such folder, and it is no Hugging Face id like ` +
      '"Xenova/all-MiniLM-L6-v2". Leave it unset for the bundled model.',
  );
}
