import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { exchangeTasks, getCaseVerification, listVerifications, startVerification } from '#core/exchange/index.ts';
import { getPerson } from '#core/people/index.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { dibaoCases } from '#test/support/dibao-case.ts';
import type { KnownPerson } from '../examples/verification-source/people.ts';
import { startReferenceSource } from '../examples/verification-source/server.ts';

const county = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
const { office, staff } = county;
const quiet = {
  'police-register': { state: 'registered', address: '岳阳镇', hukou: '农业户口' },
  vehicles: { vehicles: [] },
  'social-insurance': { wages: [], pensions: [] },
  enterprises: { enterprises: [] },
  'real-estate': { homes: [] },
  'bank-deposits': { accounts: [{ bank: '农商行', account: '****0011', balance: 50_000, joint: false }] },
  'financial-assets': { holdings: [] },
};
const people: KnownPerson[] = [
  { name: '核甲', idNumber: inventedNumber('1970-01-01', 701), answers: quiet },
  {
    name: '核乙',
    idNumber: inventedNumber('1972-01-01', 702),
    answers: quiet,
    manners: { 'bank-deposits': 'silent' },
  },
  {
    name: '核丙',
    idNumber: inventedNumber('1980-01-01', 703),
    answers: {
      ...quiet,
      vehicles: {
        vehicles: [{ plate: '川M·***11', model: '轿车', use: 'ordinary', registeredIn: '2024-01', value: 9_000_000 }],
      },
      'social-insurance': {
        wages: [{ employer: '合作社', from: '2025-01', monthly: 50_000 }],
        pensions: [],
      },
    },
  },
];
const key = randomBytes(32).toString('hex');
const source = await startReferenceSource({ key, people });
afterAll(() => source.close());
office.clock.setWall(new Date().toISOString());
for (const { key: of } of catalogue.sources) {
  office.sources.set(of, {
    ...{ url: source.addressOf(of), secret: Buffer.from(key, 'hex') },
    ...{ timeout: 300, tries: 2, pause: 20 },
  });
}

const town = '512021100';
const cases = dibaoCases(county);
const investigator = staff('town-investigator', town);
const verified = async (id: string) => {
  await startVerification(office, investigator, { case: id, key: randomUUID() });
  office.clock.setWall(new Date().toISOString());
  await office.jobs.runDue(exchangeTasks(office));
  return getCaseVerification(office, investigator, id);
};

describe('低保的经济状况核对', () => {
  it('EX-L07：B的银行没有答复，其他都没有问题：B需核实，A符合，不能当作没有存款', async () => {
    const id = await cases.determine({
      members: [
        { name: '核甲', born: '1970-01-01', relation: '01', sequence: 701 },
        { name: '核乙', born: '1972-01-01', relation: '10', sequence: 702 },
      ],
      application: { savings: 50_000 },
    });
    const { reports, sources, cells } = await verified(id);
    expect(sources).toHaveLength(7);
    expect(cells).toHaveLength(14);
    const [report] = reports;
    expect(report?.content.people.map(({ name, conclusion }) => [name, conclusion])).toEqual([
      ['核甲', 'met'],
      ['核乙', 'check'],
    ]);
    expect(report?.content.people[1]?.grounds).toEqual(['银行存款没有结果：多次询问，都没有在限定时间内答复']);
    // Banks and securities hold three months.
    expect(report).toMatchObject({ madeOn: '2026-06-15', validUntil: '2026-09-15' });
  });

  it('名下有没申报的车，超过24个月标准：写超标，差异按元列出；反馈记在人员事实里，写明哪个部门', async () => {
    const id = await cases.determine({
      members: [{ name: '核丙', born: '1980-01-01', relation: '01', sequence: 703 }],
      application: {
        savings: 50_000,
        incomes: [{ member: 0, item: 'wage', amount: 30_000, period: 'month' }],
      },
    });
    const { reports, people: seen } = await verified(id);
    const [report] = reports;
    expect(report?.content.people[0]?.conclusion).toBe('over');
    expect(
      report?.content.differences.map(({ label, declared, reported, gap }) => [label, declared, reported, gap]),
    ).toEqual([
      ['工资性收入', '300.00元/月', '500.00元/月', 240_000],
      ['机动车和经营性机械', '没有', '90,000.00元', 9_000_000],
    ]);
    const { facts } = await getPerson(office, investigator, seen[0]?.id ?? '');
    expect(
      facts.filter(({ standing }) => standing === 'reported').map(({ name, text, source: of }) => [name, text, of]),
    ).toEqual([
      ['工资性收入', '500.00元/月', '社保和工资'],
      ['存款', '500.00元', '银行存款'],
      ['非生产性机动车辆', '90,000.00元', '机动车'],
    ]);
  });

  it('县核对岗看得到全县的核对；村里看不到', async () => {
    const { items } = await listVerifications(office, staff('county-verifier', '512021'), {});
    expect(items.map(({ conclusion }) => conclusion)).toEqual(['over', 'check']);
    await expect(listVerifications(office, staff('village-worker', '512021100007'), {})).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});
