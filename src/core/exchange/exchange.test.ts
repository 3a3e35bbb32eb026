import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifiedOrchards } from '#test/support/verified-orchards.ts';
import { NotAuthorised, StillValid, startVerification } from './index.ts';

const county = await verifiedOrchards();
const { office, clerk, start, look, runJobs, later, plant, heard } = county;

/** What a case's report says of each of its people, by name. */
const conclusions = async (id: string) => {
  const { reports } = await look(id);
  return Object.fromEntries((reports[0]?.content.people ?? []).map(({ name, conclusion }) => [name, conclusion]));
};
const states = async (id: string, person: string | undefined) => {
  const { cells } = await look(id);
  return Object.fromEntries(cells.filter((one) => one.person === person).map(({ source, state }) => [source, state]));
};
const factsOf = (person: string | undefined) =>
  county.asSuperuser<{ source: string; standing: string; value: number; from: string }>(
    `select f.source, f.standing, f.value::int, f.valid_from::text as from
     from fact_current c join fact f on f.county = c.county and f.id = c.id
     where f.person = $1 and f.standing = 'reported' order by f.source`,
    [person],
  );

describe('核对', () => {
  it('每个人问每个来源一次，答复记为部门反馈，写明来源和日期；报告的有效期不长于答复的', async () => {
    const { id, people } = await plant({ name: '林一心', says: 3, register: 3 });
    const { job } = await start(id);
    expect(job).toMatch(/^[0-9a-f-]{36}$/);
    await runJobs();
    expect(await states(id, people[0])).toEqual({ 'lemon-register': 'answered', 'lemon-balloon': 'answered' });
    expect(await factsOf(people[0])).toEqual([
      { source: 'lemon-balloon', standing: 'reported', value: 3, from: '2026-06-15' },
      { source: 'lemon-register', standing: 'reported', value: 3, from: '2026-06-15' },
    ]);
    const { reports, round } = await look(id);
    expect(round).toMatchObject({ round: 1, state: 'concluded', startedOn: '2026-06-15', answerBy: '2026-06-18' });
    // The register's answer holds three months only: no report of it holds longer.
    expect(reports[0]).toMatchObject({ kind: 'report', madeOn: '2026-06-15', validUntil: '2026-09-15', valid: true });
    expect(reports[0]?.content.people[0]).toMatchObject({
      conclusion: 'met',
      grounds: ['各来源都已答复，没有超出申报'],
    });
    expect(heard('林一心')).toBe(2);
  });

  it('每次询问都有审计：谁、为什么、问了哪个来源', async () => {
    const { id, people } = await plant({ name: '林留痕', says: 1, register: 1 });
    await start(id);
    await runJobs();
    const rows = await county.asSuperuser<{ purpose: string; subjects: string[]; source: string }>(
      `select purpose, subjects::text[], detail->>'source' as source from audit_entry
       where action = 'verification.ask' and detail->>'case' = $1 order by 3`,
      [id],
    );
    expect(rows).toEqual([
      { purpose: '数柠檬树', subjects: [people[0]], source: 'lemon-balloon' },
      { purpose: '数柠檬树', subjects: [people[0]], source: 'lemon-register' },
    ]);
  });

  it('EX-L06：四个成年人三个签了，一个不签：谁也不问，说明差谁', async () => {
    const { id } = await plant(
      { name: '林甲甲', says: 1, register: 1 },
      { name: '林乙乙', says: 1, register: 1 },
      { name: '林丙丙', says: 1, register: 1 },
      { name: '林不签', says: 1, register: 1, unsigned: true },
    );
    await expect(start(id)).rejects.toMatchObject({
      code: 'exchange.not-authorised',
      facts: { unsigned: ['林不签'], expired: [] },
    });
    await runJobs();
    expect([heard('林甲甲'), heard('林不签')]).toEqual([0, 0]);
    expect((await look(id)).blocked).toContain('林不签没有签核对授权书');
  });

  it('未成年人由签了字的监护人授权', async () => {
    const { id, people } = await plant(
      { name: '林大人', says: 1, register: 1 },
      { name: '林小树', says: 0, register: 0, born: '2015-05-05' },
    );
    expect((await look(id)).people.map(({ consent }) => consent)).toEqual(['valid', 'guardian']);
    await start(id);
    await runJobs();
    expect(await states(id, people[1])).toEqual({ 'lemon-register': 'answered', 'lemon-balloon': 'answered' });
  });

  it('EX-L07：一个来源没有答复，结论是需核实，不是符合；其他人不受影响', async () => {
    const { id, people } = await plant(
      { name: '林有应', says: 2, register: 2 },
      { name: '林无应', says: 2, register: 2, manners: { 'lemon-register': 'silent' } },
    );
    await start(id);
    await runJobs();
    expect(await states(id, people[1])).toEqual({ 'lemon-register': 'silent', 'lemon-balloon': 'answered' });
    expect(await conclusions(id)).toEqual({ 林有应: 'met', 林无应: 'check' });
    const { reports, again } = await look(id);
    expect(reports[0]?.content.people[1]?.grounds).toEqual(['柠檬登记簿没有结果：多次询问，都没有在限定时间内答复']);
    expect(again).toBe(1);
    // What is unknown is no fact, and surely not nothing.
    expect((await factsOf(people[1])).map(({ source }) => source)).toEqual(['lemon-balloon']);
  });

  it('没有接入的来源也不当作没有', async () => {
    const { id, people } = await plant({ name: '林未接', says: 1, register: 1 });
    office.sources.delete('lemon-register');
    await start(id);
    await runJobs();
    county.connect('lemon-register');
    expect(await states(id, people[0])).toMatchObject({ 'lemon-register': 'silent' });
    expect(await conclusions(id)).toEqual({ 林未接: 'check' });
    expect((await look(id)).cells[0]?.note).toBe('这个来源还没有接入');
  });

  it('反馈超过标准的是超标；多于申报、没有超标的需核实；申报多于反馈的只作提示', async () => {
    const { id } = await plant(
      { name: '林太多', says: 12, register: 12 },
      { name: '林瞒报', says: 1, register: 4 },
      { name: '林多报', says: 5, register: 2 },
    );
    await start(id);
    await runJobs();
    expect(await conclusions(id)).toEqual({ 林太多: 'over', 林瞒报: 'check', 林多报: 'met' });
    const { reports } = await look(id);
    expect(
      reports[0]?.content.differences.map(({ name, label, declared, reported, weighs }) => [
        name,
        label,
        declared,
        reported,
        weighs,
      ]),
    ).toEqual([
      ['林瞒报', '柠檬树', '1', '4', true],
      ['林多报', '柠檬树', '5', '2', false],
    ]);
    expect(reports[0]?.content.excesses.map(({ text }) => text)).toEqual(['林太多有12棵柠檬树，不少于10棵']);
  });

  it('两个来源说的不一样，需核实；即使另有超标', async () => {
    const { id } = await plant({ name: '林两样', says: 12, register: 12, balloon: 13 });
    await start(id);
    await runJobs();
    expect(await conclusions(id)).toEqual({ 林两样: 'check' });
    const [report] = (await look(id)).reports;
    expect(report?.content.people[0]?.grounds[0]).toBe('各来源的柠檬树不一致：柠檬登记簿为12，柠檬气球为13');
  });

  it('来源没有此人的记录：登记簿的须核对身份，气球的就是没有', async () => {
    const { id } = await plant({ name: '林无籍', says: 0, balloon: 0 });
    await start(id);
    await runJobs();
    const [report] = (await look(id)).reports;
    expect(report?.content.people[0]).toMatchObject({
      conclusion: 'check',
      grounds: ['柠檬登记簿没有这个人，请核对姓名和号码'],
    });
  });

  it('报告有效期内不重复问；过了有效期的显示已过期，可以重新核对，旧的反馈让位', async () => {
    const { id, people } = await plant({ name: '林过期', says: 3, register: 3 });
    await start(id);
    await runJobs();
    await expect(start(id)).rejects.toMatchObject({ code: StillValid.code });
    office.clock.setBusiness('2026-09-16T01:00:00Z');
    expect(await states(id, people[0])).toMatchObject({ 'lemon-register': 'expired', 'lemon-balloon': 'answered' });
    expect((await look(id)).reports[0]?.valid).toBe(false);
    expect((await look(id)).blocked).toBeNull();
    await start(id);
    await runJobs();
    expect((await look(id)).round).toMatchObject({ round: 2, state: 'concluded' });
    const rows = await county.asSuperuser<{ source: string; from: string; to: string | null }>(
      `select f.source, f.valid_from::text as from, f.valid_to::text as to
       from fact_current c join fact f on f.county = c.county and f.id = c.id
       where f.person = $1 and f.standing = 'reported' and f.source = 'lemon-register' order by f.valid_from`,
      [people[0]],
    );
    expect(rows).toEqual([
      { source: 'lemon-register', from: '2026-06-15', to: '2026-09-15' },
      { source: 'lemon-register', from: '2026-09-16', to: null },
    ]);
    office.clock.setBusiness('2026-06-15T01:00:00Z');
  });

  it('授权过期的不问', async () => {
    const { id } = await plant({ name: '林到期', says: 3, register: 3 });
    office.clock.setBusiness('2026-12-16T01:00:00Z');
    const refused = await start(id).catch((error: unknown) => error);
    office.clock.setBusiness('2026-06-15T01:00:00Z');
    expect(NotAuthorised.is(refused) && refused.facts).toEqual({ unsigned: [], expired: ['林到期'] });
    expect(heard('林到期')).toBe(0);
  });

  it('同一请求键只开始一次；没有权限的岗位不能开始', async () => {
    const { id } = await plant({ name: '林一键', says: 3, register: 3 });
    const key = randomUUID();
    const first = await startVerification(office, clerk, { case: id, key });
    expect(await startVerification(office, clerk, { case: id, key })).toEqual(first);
    await expect(startVerification(office, county.helper, { case: id, key: randomUUID() })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await runJobs();
    expect(heard('林一键')).toBe(2);
  });

  it('别的乡镇看不到，也问不了', async () => {
    const { id } = await plant({ name: '林外镇', says: 3, register: 3 });
    const other = county.staff('lemon-clerk', '512021101');
    await expect(startVerification(office, other, { case: id, key: randomUUID() })).rejects.toMatchObject({
      code: 'cases.not-found',
    });
    await later();
    expect(heard('林外镇')).toBe(0);
  });
});
