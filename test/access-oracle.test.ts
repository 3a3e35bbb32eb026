import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { buildApp } from '#server/app.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { type Asker, otherAskers, staffAskers } from './access-oracle/actors.ts';
import { fillCounty } from './access-oracle/county.ts';
import { type Ground, mayAsk, type Right, type Rights } from './access-oracle/rights.ts';
import { rightsOfCases } from './access-oracle/rights-of-cases.ts';
import { rightsOfEverybody } from './access-oracle/rights-of-everybody.ts';
import { rightsOfPapers } from './access-oracle/rights-of-papers.ts';
import { rightsOfTheCounty } from './access-oracle/rights-of-the-county.ts';
import { routesOf } from './access-oracle/routes.ts';

const rights: Rights = { ...rightsOfEverybody, ...rightsOfCases, ...rightsOfPapers, ...rightsOfTheCounty };

const county = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
const staff = await staffAskers(county);
const filled = await fillCounty(county, (post, scope) => {
  const found = staff.find((one) => one.kind === 'staff' && one.post === post && one.scope === scope);
  if (found?.kind !== 'staff') throw new Error(`没有 ${post} @ ${scope}`);
  return found.staff;
});
const ground: Ground = { ...filled, today: county.office.clock.today() };
const askers = [...staff, ...(await otherAskers(county, ground.own))];
const app = await buildApp(county.office, { fileLimit: 1_000_000 });
afterAll(() => app.close());

type Answer = { readonly status: number; readonly code: string; readonly body: unknown; readonly raw: Buffer };

const send = async (route: string, right: Right, asker: Asker): Promise<Answer> => {
  const [method = ''] = route.split(' ');
  const { url, payload, headers } = right.ask(ground, asker);
  const response = await app.inject({
    method: method as 'GET',
    url,
    // An address of his own: the limits of one are not asked about here.
    remoteAddress: `10.0.0.${askers.indexOf(asker)}`,
    headers: {
      'x-jimin-request': '1',
      ...(asker.cookie === undefined ? {} : { cookie: `jimin_session=${asker.cookie}` }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload: payload as string }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  const body: unknown = isJson ? response.json() : undefined;
  const code = isJson && response.statusCode >= 400 ? String(response.json().code) : '';
  return { status: response.statusCode, code, body, raw: response.rawPayload };
};

const wasRefused = (right: Right, { status, code }: Answer): boolean =>
  (right.stops ?? []).includes(code) || ([401, 403, 404].includes(status) && !(right.passes ?? []).includes(code));

const faultsOf = async (route: string, right: Right): Promise<readonly string[]> => {
  let drawn = false;
  const asked = askers.filter((asker) => {
    if (right.slow !== true || !mayAsk(right, asker, ground)) return true;
    if (drawn && asker.kind === 'staff') return false;
    drawn = true;
    return true;
  });
  const faults = await Promise.all(
    asked.map(async (asker) => {
      const allowed = mayAsk(right, asker, ground);
      const answer = await send(route, right, asker);
      const told = `${asker.name}: ${answer.status} ${answer.code}`;
      if (answer.status >= 500 || answer.status === 429 || answer.code === 'http.request-invalid')
        return [`出错 ${told} ${JSON.stringify(answer.body)}`];
      if (allowed === wasRefused(right, answer)) return [`${allowed ? '应当可以' : '不应当可以'} ${told}`];
      if (!allowed || right.rows === undefined) return [];
      const seen = right.rows.of(answer.body).toSorted();
      const due = right.rows.expected(ground, asker).toSorted();
      return JSON.stringify(seen) === JSON.stringify(due)
        ? []
        : [`应见 ${due.length} 行，见到 ${seen.length} 行 ${told}`];
    }),
  );
  return faults.flat();
};

describe('谁能看、谁能办', () => {
  it('每一个接口都在权限表里；表里没有多余的', () => {
    const known = new Set(Object.keys(rights));
    const there = routesOf(app.printRoutes({ commonPrefix: false }));
    const missing = there
      .filter((route) => !known.has(route))
      .map(
        (route) =>
          `${route} 没有写进 test/access-oracle/rights-of-*.ts：写明哪些岗位（posts）、凭什么范围（reach）、居民和公众能不能，以及怎样问（ask）`,
      );
    expect(missing).toEqual([]);
    expect([...known].filter((route) => !there.includes(route))).toEqual([]);
    expect(there.length).toBeGreaterThan(100);
  });

  it.each(Object.entries(rights))('%s', async (route, right) => {
    expect(await faultsOf(route, right)).toEqual([]);
  });
});
