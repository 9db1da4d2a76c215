import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { UserError } from '../../domain/errors.js';
import type { ModelRole } from './model-role.js';

/** Where a model comes from. */
export type ModelSource =
  | { readonly kind: 'bundled' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'hub'; readonly id: string };

/** `name` or `owner/name`, as the Hugging Face hub allows them. */
const HUB_ID = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

/**
 * Reads the setting that chooses a model: a folder that exists (relative ones from the working directory), or else
 * an id on the hub; or `bundled`.
 * @throws UserError `model.invalid` for what can be none of them.
 */
export function modelSource(role: ModelRole, name: string): ModelSource {
  if (name === 'bundled') return { kind: 'bundled' };
  const folder = resolve(name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { kind: 'folder', folder };
  if (!isAbsolute(name) && HUB_ID.test(name)) return { kind: 'hub', id: name };
  throw new UserError(
    'model.invalid',
    `${role.modelSetting} is ${JSON.stringify(name)}: there is no such folder, and it is no Hugging Face id like ` +
      `"${role.example}". ${role.without}.`,
  );
}
