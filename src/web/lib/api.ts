import { problemOf, unreachable } from './api-problem.ts';

/** Values of a query string; an absent one is left out. */
export type Query = Record<string, string | number | boolean | undefined>;

/** Builds a path with every inserted value escaped: path`/api/cases/${id}`. */
export function path(parts: TemplateStringsArray, ...values: (string | number)[]): string {
  return String.raw({ raw: parts }, ...values.map((value) => encodeURIComponent(value)));
}

/** A path with its query string, the same for the same values in whatever order. */
export function withQuery(address: string, query: Query = {}): string {
  const pairs = Object.entries(query)
    .flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]]))
    .sort(([a = ''], [b = '']) => a.localeCompare(b));
  return pairs.length === 0 ? address : `${address}?${new URLSearchParams(pairs)}`;
}

/**
 * The one way to the server: cookies of the same origin, the header that no other site can send, and every refusal as
 * an `ApiProblem`. `Answer` is the type of the module's contract; the server serialises by that very schema. A write
 * carries its client key in the body (`useWrite` makes it); an answer without a body is null.
 */
export const api = {
  get: <Answer>(address: string, query?: Query, signal?: AbortSignal) =>
    send<Answer>('GET', withQuery(address, query), undefined, signal),
  post: <Answer>(address: string, body: unknown) => send<Answer>('POST', address, body),
  put: <Answer>(address: string, body: unknown) => send<Answer>('PUT', address, body),
  delete: <Answer>(address: string) => send<Answer>('DELETE', address, undefined),
};

async function send<Answer>(method: string, address: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers = new Headers({ accept: 'application/json, application/problem+json', 'x-jimin-request': '1' });
  const request: RequestInit = { method, headers, credentials: 'same-origin' };
  if (signal !== undefined) request.signal = signal;
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    headers.set('content-type', 'application/json');
    request.body = JSON.stringify(body);
  }
  const response = await reach(address, request);
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => undefined));
  const text = await response.text();
  return JSON.parse(text === '' ? 'null' : text);
}

/** A bare request; only that no answer came is made an `ApiProblem`. Outside this folder use `api`. */
export async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request);
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw unreachable();
  }
}
