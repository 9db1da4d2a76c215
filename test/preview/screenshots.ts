/**
 * `npm run screenshots [-- --readme] [folder]`: screenshots of the preview in headless Chromium, light and dark, on
 * a desktop and at a phone's width. Fails if a message overflows the page or does not show its text, or if the
 * page reports an error. CHROMIUM: path of a browser that is not on the PATH; `--readme`: updates the README's pictures.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, errors, type Page } from 'playwright-core';
import { withoutEmphasis } from '../../src/discord/reply/markdown/emphasis.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import type { ShownMessage } from '../discord/lookalike/exchange.js';
import { previewPage } from './page.js';
import { playScenes, type Scene } from './scenes.js';

const VIEWS = [
  { name: 'desktop', width: 800, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;
const THEMES = ['dark', 'light'] as const;
const ADDRESS = 'http://preview.localhost/';
/** A picture takes about 0.1 s, but headless Chromium can stop painting a page for good. */
const PICTURE_TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 3;

/** Pictures in the README, in `test/preview/pictures`. */
const README_PICTURES = ['answered-desktop-dark', 'answered-phone-light'];

const { values, positionals } = parseArgs({
  options: { readme: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folder = resolve(positionals[0] ?? 'test/preview/shots');
mkdirSync(folder, { recursive: true });
const scenes = await playScenes();
const html = await previewPage(scenes);
const browser = await chromium.launch({ executablePath: executable(), args: sandbox() });
const problems: string[] = [];
try {
  for (const view of VIEWS)
    for (const theme of THEMES) problems.push(...(await again(() => photograph(browser, view, theme))));
} finally {
  await browser.close();
}
if (values.readme) {
  for (const name of README_PICTURES) {
    copyFileSync(join(folder, `${name}.png`), resolve('test/preview/pictures', `${name}.png`));
  }
}
for (const problem of problems) console.error(problem);
console.log(`${scenes.length} scenes, ${VIEWS.length * THEMES.length} views each, in ${folder}`);
if (problems.length > 0) process.exitCode = 1;

/** Only for a page that stands still: what it shows is never tried twice. */
async function again<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempts === MAX_ATTEMPTS) throw error;
      console.error(`Chromium stands still, once more with a new page: ${error.message.split('\n', 1)[0]}`);
    }
  }
}

async function photograph(
  browser: Browser,
  { name, width, height }: (typeof VIEWS)[number],
  theme: (typeof THEMES)[number],
): Promise<string[]> {
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: name === 'phone' ? 1.5 : 1,
  });
  const found: string[] = [];
  page.on('pageerror', (error) => found.push(`the page fails: ${error.message}`));
  page.on(
    'console',
    (message) => message.type() === 'error' && found.push(`the page says: ${message.text()}`),
  );
  // Only the page itself can be fetched.
  await page.route('**/*', (route) =>
    route.request().url().startsWith(ADDRESS) && route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html', body: html })
      : route.abort(),
  );
  try {
    await page.goto(ADDRESS + (theme === 'light' ? '?light' : ''), { waitUntil: 'load' });
    await page.waitForFunction("customElements.get('discord-message') !== undefined");
    for (const scene of scenes) {
      found.push(...(await look(page, scene)));
      const path = join(folder, `${scene.name}-${name}-${theme}.png`);
      await page.locator(`#${scene.name}`).screenshot({ path, timeout: PICTURE_TIMEOUT_MS });
    }
  } finally {
    await page.close();
  }
  return found.map((problem) => `${name}, ${theme}: ${problem}`);
}

/** Visible faults: missing text, or a message that overflows the page. */
async function look(page: Page, { name, message }: Scene): Promise<string[]> {
  const { text, over } = await page.evaluate<{ text: string; over: string[] }>(`({
    text: document.querySelector('#${name}').innerText,
    over: [document.documentElement, ...document.querySelectorAll('#${name} *')]
      .filter((part) => Math.max(part.getBoundingClientRect().right, part.scrollWidth) > innerWidth + 1)
      .map((part) => part.localName),
  })`);
  // The library adds white space around bold text; the sign stands for a paragraph break of the article.
  const letters = (shown: string): string => shown.replace(/[\s¶]+/g, '');
  const unseen = saidIn(message).filter((part) => !letters(text).includes(letters(part)));
  return [
    ...(over.length > 0 ? [`${name} runs over the edge: ${[...new Set(over)].join(', ')}`] : []),
    ...unseen.map((part) => `${name} does not show ${JSON.stringify(part)}`),
  ];
}

/** Quotes as in the article, small print without links, and the first words of the message. */
function saidIn({ text }: ShownMessage): string[] {
  const quotes = [...text.matchAll(/^> (?:… )?“(.*)”/gm)];
  const small = text.split('\n').filter((line) => /^-# [^[\]<`*]*$/.test(line));
  return [
    ...(text.match(/^[\p{L}\d ]+/u) ?? []),
    ...quotes.map(([, quote = '']) => unescapeText(withoutEmphasis(quote).text)),
    ...small.map((line) => unescapeText(line.slice(3))),
  ];
}

/** Chromium's sandbox does not work for root and in most containers; the page is our own and fetches nothing. */
function sandbox(): string[] {
  return process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox', '--disable-dev-shm-usage'] : [];
}

function executable(): string {
  const given = process.env.CHROMIUM?.trim();
  if (given) return given;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8' }).trim();
    } catch {}
  }
  throw new Error(
    'No Chromium on the PATH: install one (Debian: apt-get install chromium) or name it in CHROMIUM.',
  );
}
