import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Value } from 'typebox/value';
import type { Clock } from '#platform/clock.ts';
import type { SilenceReason, SourceAddress } from './exchange.ts';
import { headers, SourceAnswer, SourcePending, type SourceQuestion } from './source-protocol.contract.ts';
import { isRecent, isSameSignature, signAnswer, signQuestion } from './source-signature.ts';

/** What came of asking: an answer as it came, a promise to answer later, or nothing that can be used. */
export type Asked =
  | { readonly kind: 'answered'; readonly reply: SourceAnswer; readonly text: string }
  | { readonly kind: 'pending'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly reason: SilenceReason };

type Reply = { readonly status: number; readonly body: string };
type Attempt = Reply | { readonly failed: SilenceReason; readonly again: boolean };
type Asking = { readonly clock: Pick<Clock, 'wallNow'>; readonly county: string };

/** More than any answer of one person. */
const mostCharacters = 1_000_000;

/**
 * Asks a source, again after growing pauses while it does not answer; never longer than its address allows. `known` is a
 * question that was sent before: its answer is fetched, and only a source that never heard of it is asked anew.
 * @throws the signal's reason when the process is stopping
 */
export const askSource = async (
  asking: Asking,
  address: SourceAddress,
  question: SourceQuestion,
  { known, signal }: { readonly known: boolean; readonly signal: AbortSignal },
): Promise<Asked> => {
  const path = `/verifications/${question.requestId}`;
  let failed: SilenceReason = 'unreachable';
  let sent = known;
  for (let attempt = 1; attempt <= address.tries; attempt += 1) {
    if (attempt > 1) await pause(address.pause * 2 ** (attempt - 2), undefined, { signal });
    let got = sent
      ? await exchange(asking, address, { method: 'GET', path, body: '' }, signal)
      : await exchange(asking, address, post(question), signal);
    if (sent && 'status' in got && got.status === 404) got = await exchange(asking, address, post(question), signal);
    // From the first sending on the source may have heard of it.
    sent = true;
    if ('status' in got) return readReply(got);
    failed = got.failed;
    if (!got.again) break;
  }
  return { kind: 'failed', reason: failed };
};

const post = (question: SourceQuestion) => ({
  method: 'POST',
  path: '/verifications',
  body: JSON.stringify(question),
});

const readReply = ({ status, body }: Reply): Asked => {
  if (status !== 200 && status !== 202) return { kind: 'failed', reason: 'refused' };
  const reply = parse(body);
  if (status === 202 && Value.Check(SourcePending, reply)) return { kind: 'pending', seconds: reply.retryAfter };
  if (status === 200 && Value.Check(SourceAnswer, reply)) return { kind: 'answered', reply, text: body };
  return { kind: 'failed', reason: 'garbled' };
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const exchange = async (
  { clock, county }: Asking,
  { url, secret, timeout }: SourceAddress,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string },
  stopping: AbortSignal,
): Promise<Attempt> => {
  const [time, nonce] = [clock.wallNow(), randomUUID()];
  const signature = signQuestion(secret, { method, path, county, time, nonce, body });
  const late = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(`${url}${path}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.any([stopping, late]),
      headers: {
        accept: 'application/json',
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
        [headers.county]: county,
        [headers.time]: time,
        [headers.nonce]: nonce,
        [headers.signature]: signature,
      },
      ...(body === '' ? {} : { body }),
    });
    const { status } = response;
    const text = await readText(response);
    if (text === undefined) return { failed: 'garbled', again: false };
    if (status >= 500 || status === 429) return { failed: 'unreachable', again: true };
    // A refusal gives nothing away: it need not be signed, as by a source that has another key.
    if (status >= 400) return { status, body: text };
    const answeredAt = response.headers.get(headers.time) ?? '';
    const expected = signAnswer(secret, { status, time: answeredAt, nonce, body: text });
    const signed = isSameSignature(response.headers.get(headers.signature) ?? '', expected);
    if (!signed || !isRecent(answeredAt, clock.wallNow())) return { failed: 'unsigned', again: false };
    return { status, body: text };
  } catch (error) {
    stopping.throwIfAborted();
    if (late.aborted) return { failed: 'timeout', again: true };
    // fetch says in no finer way that nobody could be reached or that the line broke.
    if (error instanceof TypeError) return { failed: 'unreachable', again: true };
    throw error;
  }
};

/** The body as text; undefined when it is larger than any answer. */
const readText = async (response: Response): Promise<string | undefined> => {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > mostCharacters) return undefined;
  }
  return text + decoder.decode();
};
