/** The schema of the settings, `.env.example`, the documentation and package.json agree. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT, readConfig, SETTING_NAMES } from '../../src/config/config.js';

const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, name), 'utf8');

const example = new Map(
  Array.from(read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm), ([, name, value]) => [name!, value!]),
);
/** First and second cell of the tables' rows. */
const rows = new Map(
  Array.from(read('docs/configuration.md').matchAll(/^\| `([A-Z_]+)` \| ([^|]*) \|/gm), ([, name, value]) => [
    name!,
    value!,
  ]),
);

test('.env.example lists every setting and no other, with its default', () => {
  expect([...example.keys()].sort()).toEqual([...SETTING_NAMES].sort());
  expect(readConfig(Object.fromEntries(example))).toEqual(readConfig({}));
});

test('docs/configuration.md lists every setting and no other, with its default', () => {
  expect([...rows.keys()].sort()).toEqual([...SETTING_NAMES].sort());
  const defaults = new Map<string, unknown>(Object.entries({ ...readConfig({}), DATA_DIR: 'data/byline' }));
  for (const [name, value] of rows)
    expect(value, name).toBe(defaults.has(name) ? `\`${defaults.get(name)}\`` : '–');
});

test('docs/development.md names every dependency and no other', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const { dependencies, devDependencies } = manifest;
  const section = read('docs/development.md').split('\n## Dependencies\n')[1]!.split('\n## ')[0]!;
  const cells = Array.from(section.matchAll(/^\| (`[^|]*) \|/gm), ([, cell]) => cell!);
  const named = cells.flatMap((cell) => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name]) => name!));
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});

test('commands in the documentation are scripts of package.json', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const file of documents()) {
    for (const [, script] of read(file).matchAll(/\bnpm run ([a-z:-]+)/g))
      expect(Object.keys(scripts), file).toContain(script);
  }
});

test('links and pictures in the documentation lead to files of the repository', () => {
  for (const file of documents()) {
    const links = read(file).matchAll(/\]\(([^)#\s:]+)(?:#[^)]*)?\)|src="([^":]+)"/g);
    for (const [, link, picture] of links) {
      const path = join(PACKAGE_ROOT, dirname(file), (link ?? picture)!);
      expect(existsSync(path), `${file}: ${path}`).toBe(true);
    }
  }
});

test('paths in the documentation exist', () => {
  const created = ['data/byline'];
  for (const file of documents()) {
    for (const [, path] of read(file).matchAll(/`((?:src|commands|test|data)\/[\w./-]+)`/g))
      expect(created.includes(path!) || existsSync(join(PACKAGE_ROOT, path!)), `${file}: ${path}`).toBe(true);
  }
});

function documents(): string[] {
  const docs = readdirSync(join(PACKAGE_ROOT, 'docs'), { recursive: true, encoding: 'utf8' });
  const names = [...readdirSync(PACKAGE_ROOT), ...docs.map((name) => join('docs', name))];
  return names.filter((name) => name.endsWith('.md'));
}
