// A reference source: the HTTP side of docs/exchange.md in one file, with nothing but Node.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { KnownPerson } from './people.ts';
import { findSignatureFault, signAnswer } from './signature.ts';

/** A question as this source has kept it. */
export type AskedQuestion = {
  readonly source: string;
  readonly requestId: string;
  readonly idNumber: string;
  readonly purpose: string;
  /** How often it was sent or fetched: it was looked up once. */
  times: number;
};

export type ReferenceSource = {
  /** Of one source: http://127.0.0.1:4100/bank-deposits. */
  readonly addressOf: (source: string) => string;
  readonly asked: readonly AskedQuestion[];
  readonly close: () => Promise<void>;
};

type Options = {
  /** Hexadecimal, the same on both sides; at least 32 bytes in real use. */
  readonly key: string;
  readonly people: readonly KnownPerson[];
  /** 0 takes any free port. */
  readonly port?: number;
};
type Kept = AskedQuestion & { readonly content: string; readonly name: string };

/** Starts the source on this machine only. */
export const startReferenceSource = async ({ key, people, port = 0 }: Options): Promise<ReferenceSource> => {
  const kept = new Map<string, Kept>();
  const server = createServer((request, response) => {
    void serve({ key, people, kept }, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const taken = typeof address === 'object' && address !== null ? address.port : port;
  return {
    addressOf: (source) => `http://127.0.0.1:${taken}/${source}`,
    get asked() {
      return [...kept.values()];
    },
    close: () => closeServer(server),
  };
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

type State = { readonly key: string; readonly people: readonly KnownPerson[]; readonly kept: Map<string, Kept> };

const readBody = async (request: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
};

type Sent = {
  readonly requestId: string;
  readonly purpose: string;
  readonly person: { name: string; idNumber: string };
};
const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' &&
  value !== null &&
  'requestId' in value &&
  typeof value.requestId === 'string' &&
  'purpose' in value &&
  typeof value.purpose === 'string' &&
  'person' in value &&
  typeof value.person === 'object' &&
  value.person !== null &&
  'name' in value.person &&
  typeof value.person.name === 'string' &&
  'idNumber' in value.person &&
  typeof value.person.idNumber === 'string';

const serve = async (state: State, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const [, source = '', path = ''] =
    /^\/([a-z0-9.-]+)(\/verifications(?:\/[0-9a-f-]{36})?)$/.exec(request.url ?? '') ?? [];
  const body = await readBody(request);
  const header = (name: string): string => String(request.headers[`x-verification-${name}`] ?? '');
  const nonce = header('nonce');
  const say = (status: number, value: unknown, manner?: Reply['manner']): void => {
    const text = JSON.stringify(value);
    const time = new Date().toISOString();
    const signature = manner === 'unsigned' ? '' : signAnswer(state.key, status, time, nonce, text);
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'x-verification-time': time,
      'x-verification-signature': signature,
    });
    if (manner === 'cut') response.write(text.slice(0, text.length / 2), () => response.destroy());
    else response.end(text);
  };
  const question = { method: request.method ?? '', path, county: header('county'), time: header('time'), nonce, body };
  const fault = findSignatureFault(state.key, { ...question, signature: header('signature') }, Date.now());
  if (fault !== undefined) return say(401, { title: '不能接受', detail: fault });

  if (request.method === 'POST' && path === '/verifications') {
    const sent: unknown = JSON.parse(body);
    if (!isSent(sent)) return say(400, { title: '看不懂', detail: '请按约定的格式提交' });
    const known = state.kept.get(sent.requestId);
    if (known !== undefined && known.content !== body)
      return say(409, { title: '同一编号，内容不同', detail: '请换一个请求编号' });
    const { requestId, purpose, person } = sent;
    const entry = known ?? { source, requestId, purpose, ...person, content: body, times: 0 };
    state.kept.set(requestId, entry);
    return reply(state, entry, say);
  }
  const entry = request.method === 'GET' ? state.kept.get(path.split('/').at(-1) ?? '') : undefined;
  if (entry === undefined || entry.source !== source)
    return say(404, { title: '没有这次查询', detail: '请先提交查询' });
  return reply(state, entry, say);
};

type Say = (status: number, value: unknown, manner?: Reply['manner']) => void;

const reply = (state: State, entry: Kept, say: Say): void => {
  entry.times += 1;
  const said = replyTo(state, entry);
  if (said !== undefined) say(said.status, said.value, said.manner);
};

/** What is said to a question, in which manner; undefined leaves the line open until the other side hangs up. */
type Reply = { readonly status: number; readonly value: unknown; readonly manner?: 'unsigned' | 'cut' };

const replyTo = ({ people }: State, { source, requestId, idNumber, name, times }: Kept): Reply | undefined => {
  const person = people.find((one) => one.idNumber === idNumber);
  const answered = (whose: { name: string; idNumber: string }, answer: unknown): Reply => ({
    status: 200,
    value: { requestId, state: 'answered', person: { name: whose.name, idNumber: whose.idNumber }, answer },
  });
  const own = answered({ name: person?.name ?? name, idNumber }, person?.answers[source] ?? null);
  switch (person?.manners?.[source]) {
    case 'silent':
      return undefined;
    case 'down':
      return { status: 503, value: { title: '系统维护', detail: '请稍后再问' } };
    case 'late':
      return times > 2 ? own : { status: 202, value: { requestId, state: 'pending', retryAfter: 1 } };
    case 'garbage':
      return { status: 200, value: { 页面: '<html>请先登录</html>' } };
    case 'unsigned':
      return { ...own, manner: 'unsigned' };
    case 'twice':
      return times > 1 ? own : { ...own, manner: 'cut' };
    case 'stranger': {
      const other = people.find((one) => one.idNumber !== idNumber && one.answers[source] !== undefined);
      return other === undefined ? own : answered(other, other.answers[source]);
    }
    case undefined:
      return own;
  }
};
