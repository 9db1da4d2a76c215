/** Every request's body against Discord's own description of its HTTP API, where that is at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { PACKAGE_ROOT } from '../../../src/config/config.js';

const DESCRIPTION = resolve(PACKAGE_ROOT, '../shared/reference/discord-openapi.json');

/** Tests that rest on the description say so when it is absent. */
export const CONTRACT_PRESENT = existsSync(DESCRIPTION);

interface Description {
  readonly paths: Readonly<Record<string, unknown>>;
}

type BodyCheck = (method: string, path: string, body: unknown) => string[];

/** A check that finds nothing where the description is absent. */
export function loadContract(): BodyCheck {
  if (!CONTRACT_PRESENT) return () => [];
  const description: Description = JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'discord', ...description });
  const templates = Object.keys(description.paths)
    .map((template) => ({ template, pattern: patternOf(template) }))
    .sort((a, b) => parameters(a.template) - parameters(b.template));
  return (method, path, body) => {
    const template = templates.find(({ pattern }) => pattern.test(path))?.template;
    if (template === undefined) return [`Discord has no ${path}`];
    const pointer = `/paths/${template.replaceAll('/', '~1')}/${method.toLowerCase()}/requestBody/content/application~1json/schema`;
    const $ref = `discord#${pointer}`;
    const check = ajv.getSchema($ref) ?? ajv.compile({ $ref });
    if (check(permissionsAsNumbers(body))) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
  };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`);
}

function parameters(template: string): number {
  return template.split('{').length;
}

/**
 * The description wants `default_member_permissions` as an integer, Discord's documentation as a string of its
 * digits, which is also what it gives back; both are taken.
 */
function permissionsAsNumbers(body: unknown): unknown {
  if (!Array.isArray(body)) return body;
  return body.map((command: Record<string, unknown>) => {
    const permissions = command.default_member_permissions;
    return typeof permissions === 'string' && /^\d+$/.test(permissions)
      ? { ...command, default_member_permissions: Number(permissions) }
      : command;
  });
}
