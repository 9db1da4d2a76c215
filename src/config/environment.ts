import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from './config.js';

/**
 * The settings of this process: environment variables, then `.env` in the working directory for unset ones.
 * @param overrides Take precedence over both; undefined values are ignored.
 * @param defaults For what neither sets.
 * @throws UserError `config.invalid`.
 */
export function readEnvironment(
  overrides: Readonly<Record<string, string | undefined>> = {},
  defaults: Readonly<Record<string, string>> = {},
): Config {
  const file = resolve('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const set = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return readConfig({ ...defaults, ...process.env, ...Object.fromEntries(set) });
}
