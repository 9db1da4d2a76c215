/** Checks a finished message against its quotes and these against the stored text, just before it is sent. */
import type { Newsroom } from '../../app/newsroom.js';
import { type Answer, citationsOf } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import { assertQuoted, assertVerbatim } from './markdown/verbatim.js';
import type { Payload } from './payload.js';

/** @throws Error (a fault) if the payload quotes what `answer` does not cite, or a citation differs from the stored text */
export async function assertAnswer(
  newsroom: Newsroom,
  payload: Payload,
  { scope, answer }: { scope: Scope; answer: Answer },
): Promise<void> {
  assertVerbatim(payload, answer);
  await newsroom.answers.verify(scope, citationsOf(answer));
}

/** @throws Error (a fault) like `assertAnswer` */
export async function assertCited(
  newsroom: Newsroom,
  payload: Payload,
  { scope, citations }: { scope: Scope; citations: readonly Citation[] },
): Promise<void> {
  assertQuoted(payload, citations);
  if (citations.length > 0) await newsroom.answers.verify(scope, citations);
}
