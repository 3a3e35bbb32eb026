import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { findByKey } from '#kit/catalogue.ts';
import { readWorkbook } from '#platform/spreadsheet/index.ts';
import { buildApp } from '#server/app.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { randomFrom } from '../bench/support/random.ts';
import { covers, otherAskers, staffAskers } from './access-oracle/actors.ts';
import { asking, wasRefused, wentWrong } from './access-oracle/asking.ts';
import { fillCounty } from './access-oracle/county.ts';
import { movers, stages } from './access-oracle/movers.ts';
import { at, type Ground, inScope, mayAsk, type Right, type Rights } from './access-oracle/rights.ts';
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

const townNames = { '512021100': '岳阳镇', '512021101': '鸳大镇' } as const;
const send = asking(app, askers);

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
      const answer = await send(route.split(' ')[0], right.ask(ground, asker), asker);
      const told = `${asker.name}: ${answer.status} ${answer.code}`;
      if (wentWrong(answer)) return [`出错 ${told} ${JSON.stringify(answer.body)}`];
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

  it('低保流程的每一个动作都写明由谁办', () => {
    const flow = findByKey(catalogue.items, 'dibao')?.flow;
    expect(Object.keys(movers).toSorted()).toEqual(Object.keys(flow?.moves ?? {}).toSorted());
  });

  it('导出的表里没有管辖范围以外的一行', async () => {
    for (const route of ['GET /api/decision-runs/:id/proposals.xlsx', 'GET /api/figures.xlsx']) {
      const right = rights[route];
      for (const asker of staff.filter((one) => right !== undefined && mayAsk(right, one, ground))) {
        const { raw } = await send('GET', right?.ask(ground, asker) ?? { url: '' }, asker);
        const text = JSON.stringify(await readWorkbook(raw));
        const told = Object.entries(townNames).filter(([, name]) => text.includes(name));
        const due = [ground.own, ground.elsewhere].filter((town) => inScope(asker, town));
        expect([route, asker.name, told.map(([town]) => town)]).toEqual([
          ...[route, asker.name],
          due.map(({ village }) => village.slice(0, 9)),
        ]);
      }
    }
  });

  it('数字与看得见的行相符：待办总数、分地区的在办数', async () => {
    for (const asker of staff.filter(({ name }) => /town-lead|county-approver/.test(name))) {
      const list = await send('GET', { url: '/api/my-work?show=all' }, asker);
      const overview = await send('GET', { url: '/api/work/overview' }, asker);
      const rows = at(list.body, 'items');
      const towns = at(overview.body, 'towns');
      const sum = Array.isArray(towns) ? towns.reduce((total, row) => total + Number(at(row, 'open')), 0) : undefined;
      expect([asker.name, sum]).toEqual([asker.name, Array.isArray(rows) ? rows.length : 0]);
    }
  });

  it('删草稿只删自己的', async () => {
    const [left] = await county.asSuperuser<{ n: number }>(
      'select count(*)::int as n from case_draft where id = any ($1)',
      [[ground.own.draft.id, ground.elsewhere.draft.id]],
    );
    expect(left).toEqual({ n: 2 });
  });

  it('任意的人对任意地方、任意阶段的办件办任意的动作', async () => {
    const random = randomFrom(20_260_615);
    const pick = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)];
    const faults: string[] = [];
    const tally = { may: 0, mayNot: 0 };
    const town = [ground.own, ground.elsewhere];
    for (let nth = 0; nth < 600; nth += 1) {
      const [place, asker] = [pick(town), pick(askers)];
      const stage = pick(stages);
      // Half of the time somebody who could, if the place were his.
      const [move, posts] =
        pick(
          Object.entries(movers).filter(
            ([, by]) => nth % 2 === 0 || (asker?.kind === 'staff' && by.includes(asker.post)),
          ),
        ) ?? [];
      if (
        place === undefined ||
        asker === undefined ||
        stage === undefined ||
        move === undefined ||
        posts === undefined
      )
        continue;
      const url = `/api/cases/${place.cases[stage]}/actions/${move}`;
      const { status, code } = await send('POST', { url, payload: { key: randomUUID(), seq: 9999 } }, asker);
      const party =
        asker.kind === 'resident' && asker.relation !== 'stranger' && place === ground.own && stage === 'investigating';
      const sees = party || covers(asker, place.village);
      const acts =
        asker.kind === 'staff'
          ? posts.includes(asker.post)
          : party && asker.relation === 'applicant' && posts.includes('applicant');
      // 9999 was never seen by anybody: who may make the move is told that the case has moved on.
      const due =
        sees && acts
          ? ['409 cases.changed']
          : sees
            ? ['409 cases.move-not-allowed', '403 access.forbidden']
            : ['401 access.sign-in-needed', '403 access.forbidden', '404 cases.not-found'];
      tally[sees && acts ? 'may' : 'mayNot'] += 1;
      if (!due.includes(`${status} ${code}`))
        faults.push(`${asker.name} ${move} ${stage} ${place.village}: ${status} ${code}`);
    }
    expect(faults).toEqual([]);
    expect(tally.may).toBeGreaterThan(60);
    expect(tally.mayNot).toBeGreaterThan(200);
  });
});
