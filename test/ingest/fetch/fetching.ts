/** What the tests of fetching share: pages, and reading them from a server on loopback. */
import { expect } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import type { UserErrorCode } from '../../../src/domain/errors.js';
import type { SourceOptions } from '../../../src/ingest/fetch/options.js';
import { readSource } from '../read-source.js';

export const limits = { ...readConfig({}), ALLOW_PRIVATE_URLS: true, FETCH_MAX_MIB: 1, FETCH_TIMEOUT_S: 5 };
export const hurried = { ...limits, FETCH_TIMEOUT_S: 1 };
export const read = (url: string, options: Partial<SourceOptions> = {}) =>
  readSource({ kind: 'url', url }, { limits, ...options });

export const PARAGRAPH =
  'The company has ordered four ships, and the first of them enters service on the northern route in spring.';
export const pageOf = (paragraph: string, head = '') =>
  `<!doctype html><html><head><title>Ferries</title>${head}</head><body><article>${`<p>${paragraph}</p>`.repeat(3)}</article></body></html>`;
export const PAGE = pageOf(PARAGRAPH);
export const HTML = { 'content-type': 'text/html; charset=utf-8' };

export async function refused(
  url: string,
  code: UserErrorCode,
  message: RegExp,
  options: Partial<SourceOptions> = {},
) {
  const before = performance.now();
  await expect(read(url, options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  return performance.now() - before;
}
