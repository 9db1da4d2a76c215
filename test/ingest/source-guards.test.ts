/** Refusals before any connection: no test here has a server to reach. */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/config.js';
import { guardedLookup, isPublicAddress } from '../../src/ingest/fetch/address.js';
import { canonicalUrl, cleanUrl, unwrapAmpViewer } from '../../src/ingest/fetch/canonical-url.js';
import { guardUrl } from '../../src/ingest/fetch/guard-url.js';
import { readSource } from '../../src/ingest/read-source.js';
import fc from '../fixtures/properties.js';

const limits = readConfig({});
/** A resolver that must not be asked. */
const untouched: LookupFunction = (hostname) => {
  throw new Error(`${hostname} was looked up`);
};
const fetched = (url: string, lookup = untouched) => readSource({ kind: 'url', url }, { limits, lookup });

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::808:808',
    '100::1',
    '2001::1',
    '2001:2::1',
    '2001:5::1',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:808:808::1',
    '3fff::1',
    '5f00::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '4000::1',
    'e000::1',
    '2606:4700::1%1',
    '',
    'localhost',
    '127.1',
    '1.2.3',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '100.63.255.255',
    '100.128.0.1',
    '172.15.0.1',
    '172.32.0.1',
    '192.167.1.1',
    '223.255.255.254',
    '2606:4700:4700::1111',
    '2a00:1450:4001::1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test('an IPv4 address is judged alike however IPv6 wraps it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (v4) => {
        expect(isPublicAddress(`::ffff:${v4}`)).toBe(isPublicAddress(v4));
        expect(isPublicAddress(`64:ff9b::${v4}`)).toBe(isPublicAddress(v4));
      }),
    );
  });
});

describe('refused before a host is looked up', () => {
  test.each([
    ['decimal', 'http://2130706433/'],
    ['hexadecimal', 'http://0x7f000001/'],
    ['octal', 'http://0177.0.0.1/'],
    ['mixed and short', 'http://0x7f.1/'],
    ['dotted', 'http://127.0.0.1/'],
    ['with a trailing dot', 'http://127.0.0.1./'],
    ['full-width and circled digits', 'http://①②⑦.⓪.⓪.①/'],
    ['ideographic dots', 'http://127。0。0。1/'],
    ['percent-encoded', 'http://%31%32%37.0.0.1/'],
    ['zero', 'http://0/'],
    ['metadata service', 'http://169.254.169.254/latest/meta-data/'],
    ['private', 'https://10.1.2.3/'],
    ['IPv6 loopback', 'http://[::1]/'],
    ['IPv6 unspecified', 'http://[::]/'],
    ['IPv4-mapped', 'http://[::ffff:127.0.0.1]/'],
    ['IPv4-mapped in hexadecimal', 'http://[0:0:0:0:0:ffff:7f00:1]/'],
    ['NAT64', 'http://[64:ff9b::7f00:1]/'],
    ['6to4', 'http://[2002:7f00:1::]/'],
    ['unique local', 'http://[fd00::1]/'],
    ['localhost', 'http://localhost/'],
    ['localhost.', 'http://localhost./'],
    ['LOCALHOST', 'http://LOCALHOST/'],
    ['a name under localhost', 'http://a.localhost/'],
    ['unicode localhost', 'http://ｌｏｃａｌｈｏｓｔ/'],
    ['.local', 'http://printer.local/'],
    ['.internal', 'http://metadata.google.internal/'],
  ])('%s', async (_, url) => {
    await expect(fetched(url)).rejects.toMatchObject({
      code: 'url.refused',
      message: expect.stringMatching(/not on the public internet.*paste the text/),
    });
  });

  test.each([
    ['file:///etc/passwd', /"file:" is not read, only http and https/],
    ['data:text/html,<p>x', /"data:" is not read/],
    ['ftp://example.org/a', /"ftp:" is not read/],
    ['javascript:alert(1)', /"javascript:" is not read/],
    ['ws://example.org/', /"ws:" is not read/],
    ['https://user@example.org/', /user name or password/],
    ['https://user:secret@example.org/', /user name or password/],
    ['https://example.org:8443/', /port 8443; only 80 and 443/],
    ['http://example.org:22/', /port 22/],
  ])('%s', async (url, message) => {
    await expect(fetched(url)).rejects.toMatchObject({
      code: 'url.refused',
      message: expect.stringMatching(message),
    });
  });

  test.each([
    '',
    'example.org/a',
    'http://',
    'http://[::1',
    'https://exa mple.org/',
    `https://example.org/${'a'.repeat(2100)}`,
  ])('no address: %s', async (url) => {
    await expect(fetched(url)).rejects.toMatchObject({ code: 'url.invalid' });
  });

  test('a password is not repeated', async () => {
    await expect(fetched('https://user:secret@example.org/')).rejects.toMatchObject({
      message: expect.not.stringContaining('secret'),
    });
  });

  test('ports 80 and 443 pass under either scheme; every port where private addresses are allowed', () => {
    expect(guardUrl('http://example.org:443/', false).port).toBe('443');
    expect(guardUrl('https://example.org:80/', false).port).toBe('80');
    expect(guardUrl('http://127.0.0.1:8080/', true).port).toBe('8080');
    expect(() => guardUrl('file:///etc/passwd', true)).toThrow(/"file:"/);
    expect(() => guardUrl('http://a:b@127.0.0.1/', true)).toThrow(/user name/);
  });
});

/** A resolver that gives one answer after the other. */
function answers(...sets: string[][]): { lookup: LookupFunction; asked: () => number } {
  let asked = 0;
  return {
    asked: () => asked,
    lookup: (_hostname, _options, callback) => {
      const addresses: LookupAddress[] = sets[Math.min(asked++, sets.length - 1)]!.map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      callback(null, addresses);
    },
  };
}

function lookedUp(lookup: LookupFunction, all: boolean): Promise<unknown> {
  return new Promise((resolve, reject) => {
    lookup('news.example', { all }, (error, found) => (error ? reject(error) : resolve(found)));
  });
}

describe('refused as the host resolves', () => {
  test.each([
    ['loopback', ['127.0.0.1']],
    ['IPv6 loopback', ['::1']],
    ['NAT64', ['64:ff9b::7f00:1']],
    ['a public address beside a private one', ['93.184.215.14', '10.0.0.1']],
    ['nothing', []],
  ])('%s', async (_, addresses) => {
    const { lookup, asked } = answers(addresses);
    await expect(fetched('http://news.example/', lookup)).rejects.toMatchObject({
      code: 'url.refused',
      message: expect.stringMatching(
        /^The address is not fetched: news\.example is not on the public internet/,
      ),
    });
    expect(asked()).toBe(1);
  });

  test('a name that is rebound between two connections', async () => {
    const { lookup } = answers(['93.184.215.14'], ['127.0.0.1']);
    const guarded = guardedLookup(lookup);
    expect(await lookedUp(guarded, true)).toEqual([{ address: '93.184.215.14', family: 4 }]);
    await expect(lookedUp(guarded, true)).rejects.toMatchObject({ code: 'url.refused' });
  });

  test('what is connected to is what was checked', async () => {
    const { lookup, asked } = answers(['93.184.215.14', '1.1.1.1']);
    expect(await lookedUp(guardedLookup(lookup), false)).toBe('93.184.215.14');
    expect(asked()).toBe(1);
  });

  test('a resolver that fails', async () => {
    const failing: LookupFunction = (_hostname, _options, callback) =>
      callback(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }), []);
    await expect(fetched('http://news.example/', failing)).rejects.toMatchObject({
      code: 'url.unreachable',
      message: expect.stringMatching(/no such host is known/),
    });
  });
});

describe('canonical addresses', () => {
  test.each([
    ['https://a.example/x?utm_source=m&id=2&fbclid=3#top', 'https://a.example/x?id=2'],
    ['https://A.example/X/', 'https://a.example/X/'],
    ['https://a.example/x?srsltid=1&gaa_at=2&fb_source=3&trk=4&id=5', 'https://a.example/x?id=5'],
    ['https://a.example/?b=2&a=1', 'https://a.example/?b=2&a=1'],
    ['https://a.example/?q=a+b%20c', 'https://a.example/?q=a+b%20c'],
  ])('%s is cleaned', (written, expected) => {
    expect(cleanUrl(written)).toBe(expected);
  });

  test.each([
    ['https://www.google.com/amp/s/a.example/x/amp', 'https://a.example/x/amp'],
    ['https://www.google.co.uk/amp/a.example/x', 'http://a.example/x'],
    ['https://a-example.cdn.ampproject.org/c/s/a.example/x?y=1', 'https://a.example/x?y=1'],
    ['https://a.example/amp/s/b.example/x', 'https://a.example/amp/s/b.example/x'],
  ])('%s shows %s', (viewer, page) => {
    expect(unwrapAmpViewer(viewer)).toBe(page);
  });

  test('what an AMP viewer shows is guarded like everything else', async () => {
    await expect(fetched('https://www.google.com/amp/s/127.0.0.1/')).rejects.toMatchObject({
      code: 'url.refused',
    });
  });

  test.each([
    ['the same page', 'https://a.example/x?page=1', 'https://a.example/x', 'https://a.example/x'],
    ['a relative claim', 'https://a.example/x/y?s=1', '/x/y', 'https://a.example/x/y'],
    [
      'from AMP to the page',
      'https://amp.a.example/x?amp=1',
      'https://www.a.example/x',
      'https://www.a.example/x',
    ],
    ['from mobile to the page', 'https://m.a.example/x', 'http://a.example/x', 'https://a.example/x'],
    [
      'from an edition to the page',
      'https://edition.a.example/x',
      'https://www.a.example/x',
      'https://www.a.example/x',
    ],
    ['another site', 'https://evil.example/x', 'https://bbc.example/x', 'https://evil.example/x'],
    ['a site that ends alike', 'https://evil-a.example/x', 'https://a.example/x', 'https://evil-a.example/x'],
    [
      'a parent domain',
      'https://evil.pages.example/x',
      'https://pages.example/x',
      'https://evil.pages.example/x',
    ],
    ['another port', 'https://a.example:444/x', 'https://a.example/x', 'https://a.example:444/x'],
    ['the front page', 'https://a.example/x', 'https://a.example/', 'https://a.example/x'],
    ['credentials', 'https://a.example/x', 'https://u:p@a.example/y', 'https://a.example/x'],
    ['another scheme', 'https://a.example/x', 'javascript:alert(1)', 'https://a.example/x'],
    ['nonsense', 'https://a.example/x', 'http://[', 'https://a.example/x'],
    ['nothing', 'https://a.example/x', null, 'https://a.example/x'],
  ])('%s', (_, page, claimed, expected) => {
    expect(canonicalUrl(page, claimed)).toBe(expected);
  });
});
