import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { modelErrors } from '../errors.js';
import type { ModelRole } from './model-role.js';

/** Where a model comes from. */
export type ModelSource =
  | { readonly kind: 'bundled' }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'hub'; readonly id: string };

/** `name` or `owner/name`, as the Hugging Face hub allows them. */
const HUB_ID_RE = /^(?:[\w-][\w.-]*\/)?[\w-][\w.-]*$/;

/**
 * Parses the setting that chooses a model: `bundled`, an existing folder (a relative path starts at the working
 * directory) or an id on the hub.
 * @throws UserError `model.invalid` when it is none of these.
 */
export function modelSource(role: ModelRole, name: string): ModelSource {
  if (name === 'bundled') return { kind: 'bundled' };
  const folder = resolve(name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return { kind: 'folder', folder };
  if (!isAbsolute(name) && HUB_ID_RE.test(name)) return { kind: 'hub', id: name };
  throw modelErrors.unknownModel({ role, model: name });
}
