/** Refusals before any connection: no test here has a server to reach. */
import type { LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { guardedLookup } from '../../../src/ingest/fetch/guard/address.js';
import { guardUrl } from '../../../src/ingest/fetch/guard/guard-url.js';
import { readSource } from '../read-source.js';

const limits = readConfig({});
/** A resolver that must not be asked. */
const untouched: LookupFunction = (hostname) => {
  throw new Error(`${hostname} was looked up`);
};
const fetched = (url: string, lookup = untouched) => readSource({ kind: 'url', url }, { limits, lookup });

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
    ['file:///etc/passwd', /"file:" is not supported, only http and https are/],
    ['data:text/html,<p>x', /"data:" is not supported/],
    ['ftp://example.org/a', /"ftp:" is not supported/],
    ['javascript:alert(1)', /"javascript:" is not supported/],
    ['ws://example.org/', /"ws:" is not supported/],
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
        /^Byline did not fetch this URL: news\.example is not on the public internet/,
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
      message: expect.stringMatching(/its host is unknown/),
    });
  });
});

test('what an AMP viewer shows is guarded like everything else', async () => {
  await expect(fetched('https://www.google.com/amp/s/127.0.0.1/')).rejects.toMatchObject({
    code: 'url.refused',
  });
});
