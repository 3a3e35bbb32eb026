import type { HttpServer } from '#platform/http.ts';
import type { Asker } from './actors.ts';
import type { Ask, Right } from './rights.ts';

export interface Answer {
  readonly status: number;
  /** The problem's code; empty where there is none. */
  readonly code: string;
  readonly body: unknown;
  readonly raw: Buffer;
}

const methods = { GET: 'GET', POST: 'POST', PUT: 'PUT', DELETE: 'DELETE' } as const;
const isMethod = (name: string | undefined): name is keyof typeof methods => name !== undefined && name in methods;

/** Asks the server as somebody who has signed in, each from an address of his own: limits by address are not asked about here. */
export function asking(app: HttpServer, askers: readonly Asker[]) {
  return async (method: string | undefined, { url, payload, headers }: Ask, asker: Asker): Promise<Answer> => {
    if (!isMethod(method)) throw new Error(`不认识的方法 ${method}`);
    const response = await app.inject({
      method,
      url,
      remoteAddress: `10.0.0.${askers.indexOf(asker)}`,
      headers: {
        'x-jimin-request': '1',
        ...(asker.cookie === undefined ? {} : { cookie: `jimin_session=${asker.cookie}` }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(response.headers['content-type']).includes('json');
    const body: unknown = isJson ? response.json() : undefined;
    const code = isJson && response.statusCode >= 400 ? String(response.json().code) : '';
    return { status: response.statusCode, code, body, raw: response.rawPayload };
  };
}

/** Not found and forbidden look alike; where the right was there and something else was not, the code says so. */
export const wasRefused = (right: Right, { status, code }: Answer): boolean =>
  (right.stops ?? []).includes(code) || ([401, 403, 404].includes(status) && !(right.passes ?? []).includes(code));

/** What nobody must ever be answered: the test itself asked wrongly, or the server broke. */
export const wentWrong = ({ status, code }: Answer): boolean =>
  status >= 500 || status === 429 || code === 'http.request-invalid';
