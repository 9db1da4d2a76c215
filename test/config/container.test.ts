/** The container and the systemd units: nothing secret gets into an image, and the rights are the least. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT, SETTING_NAMES } from '../../src/config/config.js';

const read = (name: string): string => readFileSync(join(PACKAGE_ROOT, name), 'utf8');
const lines = (name: string): string[] =>
  read(name)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

test('a build sees only what is listed, and neither .env nor a data folder', () => {
  const [first, ...patterns] = lines('.dockerignore');
  expect(first).toBe('*');
  const admitted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  for (const path of admitted) expect(path).toMatch(/^[\w.-]+(\/[\w.-]+)*$/);
  expect(patterns).toContain('data/*');
  expect(admitted.filter((path) => /^\.env|^data\/byline|^\.git|^node_modules/.test(path))).toEqual([]);
});

test('the image holds no setting but its own two, runs without root, and asks for its health', () => {
  const dockerfile = read('Dockerfile');
  const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  expect(SETTING_NAMES.filter((name) => dockerfile.includes(name))).toEqual(['DATA_DIR', 'HEALTH_PORT']);
  expect(final).toMatch(/^USER node$/m);
  expect(final).toMatch(/^HEALTHCHECK .*health-check\.js/m);
});

test('compose takes the rights away and waits for closing', () => {
  const { services } = parse(read('compose.yaml')) as { services: { byline: Record<string, unknown> } };
  expect(services.byline).toMatchObject({
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    env_file: '.env',
    mem_limit: expect.any(String),
    restart: 'unless-stopped',
  });
  expect(Number.parseInt(String(services.byline.stop_grace_period), 10)).toBeGreaterThan(10);
  expect(services.byline).not.toHaveProperty('ports');
});

test.each(['byline.service', 'byline-backup.service'])('%s takes the rights away', (unit) => {
  const settings = lines(`data/systemd/${unit}`);
  for (const setting of ['DynamicUser', 'NoNewPrivileges', 'PrivateTmp', 'PrivateDevices'])
    expect(settings).toContain(`${setting}=yes`);
  for (const setting of [
    'ProtectSystem=strict',
    'CapabilityBoundingSet=',
    'SystemCallFilter=@system-service',
  ])
    expect(settings).toContain(setting);
  // Both work on the database that the settings name.
  expect(settings).toContain('EnvironmentFile=/etc/byline.env');
});
