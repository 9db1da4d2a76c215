import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../../src/ingest/html/extract.js';

const read = (title: string, h1: string, text: string) =>
  extractArticle(
    'the page',
    `<html><head><title>${title}</title></head><body><main><h1>${h1}</h1>${text}</main></body></html>`,
    'https://a.example/x',
  );
const P =
  '<p>Please check what you have typed, or go to the front page of this site. There you can read all that has happened in the town today, and write to us about it.</p>';

describe('a page that says that there is none', () => {
  test.each([
    ['Page not found | Aldby Post', 'Sorry!'],
    ['404 - Not Found | Aldby Post', '404'],
    ['Aldby Post', 'Error 404'],
    ['Aldby Post', 'Oops! The page could not be found.'],
    ['Aldby Post', 'This page does not exist'],
    ['Aldby Post – Seite nicht gefunden', 'Aldby Post'],
    ['Page introuvable - Aldby Post', 'Aldby Post'],
    ['403 Forbidden', '403 Forbidden'],
    ['Access Denied', 'Access Denied'],
    ['Attention Required! | Cloudflare', 'Sorry, you have been blocked'],
    ['Just a moment...', 'a.example'],
    ['Maintenance', 'We’ll be back soon'],
    ['503 Service Unavailable', '503 Service Unavailable'],
    ['Unavailable due to legal reasons', 'Unavailable in your region'],
  ])('%s, %s', (title, h1) => {
    expect(() => read(title, h1, P)).toThrow('an error or a notice of maintenance');
  });

  test('in its text alone', () => {
    const text =
      '<p>We are sorry. The story you are looking for may have been moved, or its address was typed wrongly.</p>';
    expect(() => read('Aldby Post', 'Hm', text + P)).toThrow('an error or a notice of maintenance');
  });
});

describe('an article is none', () => {
  test.each([
    'Plane wreck not found after two days',
    'Council denied access to the mill',
    'Maintenance of the bridge costs a million',
    '404 homes without power',
    'Page family not found guilty',
    'Access denied to reporters at the port',
    'Error in the vote count found',
  ])('%s', (title) => {
    expect(read(`${title} | Aldby Post`, title, P).title).toBe(title);
  });

  test('with such a title, if it is long', () => {
    const long = Array.from({ length: 10 }, (_, i) => P.replace('today', `on day ${i}`)).join('');
    expect(read('Page not found | Aldby Post', 'Page not found', long).text).toContain('day 9');
  });
});
