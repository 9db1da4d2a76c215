/** Checks the body of every request against Discord's own description of its HTTP API (see discord-api.md). */
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const DESCRIPTION = new URL('./discord-api.json', import.meta.url);

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

type BodyCheck = (method: string, path: string, body: unknown) => string[];

export function loadContract(): BodyCheck {
  const description: Description = JSON.parse(readFileSync(DESCRIPTION, 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'discord', ...description });
  const templates = Object.keys(description.paths)
    .map((template) => ({ template, pattern: patternOf(template) }))
    .sort((a, b) => parameters(a.template) - parameters(b.template));
  return (method, path, body) => {
    const operation = method.toLowerCase();
    const template = templates.find(({ pattern }) => pattern.test(path))?.template;
    if (template === undefined || !description.paths[template]?.[operation])
      return [`discord-api.json has no ${method} ${path}: if Discord has it, add it with reduce-schema.ts`];
    const pointer = `/paths/${template.replaceAll('/', '~1')}/${operation}/requestBody/content/application~1json/schema`;
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
 * The description wants `default_member_permissions` as an integer; Discord's documentation, and Discord itself in
 * its replies, as a string of digits. Both are accepted.
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
