import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Config, readConfig } from './config.js';

/**
 * The settings of this process: the environment, and `.env` in the working folder for what it leaves unset.
 * @param overrides Win over both; undefined ones are passed over.
 * @throws UserError `config.invalid`.
 */
export function readEnvironment(overrides: Readonly<Record<string, string | undefined>> = {}): Config {
  const file = resolve('.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined);
  return readConfig({ ...process.env, ...Object.fromEntries(given) });
}
