import { RESTJSONErrorCodes } from 'discord.js';
import { expect, test } from 'vitest';
import { retryingRequest } from '../../../src/discord/connection/retrying-request.js';

const API = 'https://discord.example/api';
const CALLBACK = `${API}/v10/interactions/1/token/callback`;
const reset = new Error('other side closed');
const json =
  (status: number, body: object, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const acknowledged = json(400, { code: RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged });
const tooFast = json(429, { retry_after: 0.1 }, { 'retry-after': '0.1' });
const unavailable = json(503, {});
const done = () => new Response(null, { status: 204 });

type Step = Error | (() => Response);

/** The status that discord.js gets in each of its calls, while Discord does these things. */
async function statuses(url: string, calls: number, ...steps: Step[]): Promise<(number | string)[]> {
  const request = retryingRequest(API, (async () => {
    const step = steps.shift();
    if (step === undefined) throw new Error('one request too many');
    if (step instanceof Error) throw step;
    return step();
  }) as never);
  const got: (number | string)[] = [];
  for (let call = 0; call < calls; call += 1) {
    const response = await request(url, { method: 'POST', body: '{}' }).catch(
      (error: Error) => error.message,
    );
    got.push(typeof response === 'string' ? response : response.status);
  }
  expect(steps).toEqual([]);
  return got;
}

test('a response that was lost shows in the next try, and counts as done', async () => {
  expect(await statuses(CALLBACK, 1, reset, acknowledged)).toEqual([204]);
  expect(await statuses(CALLBACK, 1, unavailable, unavailable, acknowledged)).toEqual([204]);
});

test('also if Discord asked to wait in between', async () => {
  expect(await statuses(CALLBACK, 2, reset, tooFast, acknowledged)).toEqual([429, 204]);
  expect(await statuses(CALLBACK, 3, reset, tooFast, tooFast, acknowledged)).toEqual([429, 429, 204]);
});

test('without a lost response it was acknowledged by somebody else', async () => {
  expect(await statuses(CALLBACK, 1, acknowledged)).toEqual([400]);
  expect(await statuses(CALLBACK, 2, tooFast, acknowledged)).toEqual([429, 400]);
  expect(await statuses(CALLBACK, 3, reset, tooFast, done, acknowledged)).toEqual([429, 204, 400]);
});

test('a follow-up that may have arrived is not sent again', async () => {
  expect(await statuses(`${API}/v10/webhooks/1/token`, 1, reset)).toEqual([reset.message]);
});

test('a form with files is sent as bytes, whichever version of undici sends it', async () => {
  const sent: unknown[] = [];
  const request = retryingRequest(API, (async (_: string, init: object) => {
    sent.push(init);
    return new Response(null, { status: sent.length === 1 ? 503 : 204 });
  }) as never);
  const body = new FormData();
  body.append('files[0]', new Blob(['<opml/>']), 'feeds.opml');
  const init = { method: 'PATCH', body, headers: { authorization: 'Bot x' } };
  const response = await request(`${API}/v10/webhooks/1/token/messages/@original`, init as never);
  expect(response.status).toBe(204);
  expect(sent).toHaveLength(2);
  const [{ headers, body: bytes }] = sent as [
    { headers: Record<string, string>; body: Uint8Array<ArrayBuffer> },
  ];
  expect(headers.authorization).toBe('Bot x');
  const [, file] = [...(await new Response(bytes, { headers }).formData())][0]!;
  expect(await (file as File).text()).toBe('<opml/>');
});
