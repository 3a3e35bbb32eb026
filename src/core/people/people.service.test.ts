import { describe, expect, it } from 'vitest';
import { asJob, inTransaction } from '#core/access/index.ts';
import { defineFactKind } from '#kit/fact-kind.ts';
import { plainDate } from '#kit/plain-date.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { addFewDivisions } from '#test/support/few-divisions.ts';
import { catalogueOf, testContext, testResident, testStaff } from '#test/support/test-context.ts';
import { testDatabase } from '#test/support/test-database.ts';
import {
  createHousehold,
  getHousehold,
  getPerson,
  listHouseholds,
  registerPerson,
  searchPeople,
  setMembers,
  unmaskPerson,
  writeFacts,
} from './index.ts';

const wage = defineFactKind({ key: 'wage', id: 100, name: '工资', subject: 'person', value: 'money-per-year' });
const illness = defineFactKind({
  key: 'illness',
  id: 101,
  name: '重病',
  subject: 'person',
  value: 'presence',
  sensitive: true,
});
const catalogue = catalogueOf({ factKinds: [wage, illness] });
const database = await testDatabase();
const ctx = await testContext(database, { now: '2026-06-15T01:00:00Z', catalogue });
const { asSuperuser } = database;
await addFewDivisions(database);

const [village, otherTown] = ['512021100201', '512021101000'];
const all = ['people.search', 'people.read', 'household.read', 'people.unmask'];
const county = testStaff('512021', ...all);
const town = testStaff('512021100', ...all);
const job = asJob(ctx, 'test');

let serial = 1;
const register = (name: string, division = village) => {
  serial += 2;
  const idNumber = inventedNumber('1980-03-07', serial);
  return inTransaction(ctx, job, async (tx) => ({
    idNumber,
    ...(await registerPerson(tx, ctx, { name, idNumber, phone: '13800001234', division })),
  }));
};
const lastAudit = async () =>
  (
    await asSuperuser<{ action: string; subjects: string[]; purpose: string | null }>(
      'select action, subjects, purpose from audit_entry order by seq desc limit 1',
    )
  )[0];

describe('按姓名查人', () => {
  it('汉字、全拼和首字母都查得到，号码遮住，查了谁记入审计', async () => {
    const { id } = await register('欧阳明月');
    for (const text of ['明月', '欧阳明', 'ouyangmingyue', 'OYMY']) {
      const { items } = await searchPeople(ctx, town, { text });
      expect(items.map((person) => [person.id, person.name, person.divisionName, person.phoneMask])).toEqual([
        [id, '欧阳明月', '岳阳镇石鼓村', '138****1234'],
      ]);
      expect(items[0]?.idNumberMask).toMatch(/^512099\*{8}\d{3}[\dX]$/);
    }
    expect(await lastAudit()).toEqual({ action: 'people.search', subjects: [id], purpose: null });
  });

  it('按完整的身份证号查到一人，怎样书写都可以，查了谁记入审计', async () => {
    const { id, idNumber } = await register('澹台明镜');
    const spaced = `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`;
    const wide = [...idNumber].map((digit) =>
      digit === 'X' ? 'ｘ' : String.fromCodePoint(digit.charCodeAt(0) + 65_248),
    );
    for (const text of [idNumber, spaced, wide.join(''), idNumber.toLowerCase()]) {
      const page = await searchPeople(ctx, town, { text });
      expect([page.items.map((person) => person.id), page.next]).toEqual([[id], null]);
      expect(page.items[0]?.idNumberMask).toBe(`512099********${idNumber.slice(-4)}`);
    }
    expect(await lastAudit()).toEqual({ action: 'people.search', subjects: [id], purpose: null });
  });

  it('身份证号不全、校验码不符的说明原因，范围以外的人按号码也查不到', async () => {
    const { idNumber } = await register('澹台明远', otherTown);
    expect((await searchPeople(ctx, county, { text: idNumber })).items).toHaveLength(1);
    expect((await searchPeople(ctx, town, { text: idNumber })).items).toEqual([]);
    await expect(searchPeople(ctx, town, { text: '5120991970' })).rejects.toThrow('身份证号应为 18 位，现为 10 位');
    await expect(searchPeople(ctx, town, { text: '512099197001010010' })).rejects.toThrow('身份证号校验码不符');
    expect((await lastAudit())?.subjects).toEqual([]);
  });

  it('只查到管辖范围内的人', async () => {
    const here = await register('尉迟远山');
    const there = await register('尉迟远山', otherTown);
    const found = async (actor: typeof town) =>
      (await searchPeople(ctx, actor, { text: '远山' })).items.map(({ id }) => id);
    expect(await found(county)).toEqual([here.id, there.id]);
    expect(await found(town)).toEqual([here.id]);
    expect(await found(testStaff('512021100201', ...all))).toEqual([here.id]);
    expect(await found(testStaff('512021101', ...all))).toEqual([there.id]);
  });

  it('一页五十人，接着翻页不重不漏', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 60; count += 1) ids.push((await register('呼延流水')).id);
    const first = await searchPeople(ctx, town, { text: '流水' });
    const second = await searchPeople(ctx, town, { text: '流水', after: first.next ?? undefined });
    expect([first.items.length, second.items.length, second.next]).toEqual([50, 10, null]);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids.toSorted());
  });

  it('一个字不查，群众和没有权限的岗位不能查', async () => {
    await expect(searchPeople(ctx, town, { text: '王' })).rejects.toThrow('请至少输入两个汉字');
    await expect(searchPeople(ctx, testStaff('512021', 'people.read'), { text: '明月' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    const { id } = await register('呼延明月');
    await expect(searchPeople(ctx, testResident(id), { text: '明月' })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('一个家庭', () => {
  const family = async () => {
    const [head, spouse] = [await register('令狐大山'), await register('令狐秀英', otherTown)];
    const household = await inTransaction(ctx, job, async (tx) => {
      const id = await createHousehold(tx, ctx, { head: head.id, division: village, address: '3组12号' });
      const members = [
        { person: head.id, relation: '01' },
        { person: spouse.id, relation: '10' },
      ];
      await setMembers(tx, ctx, { household: id, members, from: plainDate('2026-01-01') });
      const fact = {
        from: plainDate('2026-01-01'),
        to: null,
        source: 'case',
        basis: '证明',
        division: village,
      } as const;
      await writeFacts(tx, ctx, {
        facts: [
          { ...fact, person: head.id, kind: 'wage', value: 2_400_000, standing: 'determined' },
          { ...fact, person: head.id, kind: 'illness', value: 1, standing: 'reported' },
        ],
      });
      return id;
    });
    return { head, spouse, household };
  };

  it('看得到成员、关系和事实及其采信等级；登记在别镇的成员也列出', async () => {
    const { household, head } = await family();
    const shown = await getHousehold(ctx, town, household);
    expect(shown).toMatchObject({ headName: '令狐大山', address: '3组12号', divisionName: '岳阳镇石鼓村' });
    expect(shown.members.map(({ person, relation, from, to }) => [person.name, relation, from, to])).toEqual([
      ['令狐大山', '01', '2026-01-01', null],
      ['令狐秀英', '10', '2026-01-01', null],
    ]);
    expect(
      shown.members[0]?.facts.map(({ name, text, standingName, basis }) => [name, text, standingName, basis]),
    ).toEqual([['工资', '2,000.00元/月', '经办认定', '证明']]);
    const audit = await lastAudit();
    expect(audit?.action).toBe('people.read-household');
    expect(audit?.subjects).toContain(head.id);
  });

  it('疾病等敏感信息只有办理岗位看得到', async () => {
    const { head } = await family();
    const names = async (...more: string[]) =>
      (await getPerson(ctx, testStaff('512021', ...all, ...more), head.id)).facts.map(({ name }) => name);
    expect(await names()).toEqual(['工资']);
    expect(await names('people.read-sensitive')).toEqual(['工资', '重病']);
  });

  it('家庭列表按区划看，范围以外的看不到', async () => {
    const { household } = await family();
    const ids = async (actor: typeof town, division?: string) =>
      (await listHouseholds(ctx, actor, { division })).items.map(({ id }) => id);
    expect(await ids(town)).toContain(household);
    expect(await ids(county, otherTown)).not.toContain(household);
    expect(await ids(testStaff('512021101', ...all), village)).toEqual([]);
    await expect(getHousehold(ctx, testStaff('512021101', ...all), household)).rejects.toMatchObject({
      code: 'people.household-not-found',
    });
  });
});

describe('查看完整号码', () => {
  it('须有权限，事由记入审计', async () => {
    const { id, idNumber } = await register('慕容小白');
    expect(await unmaskPerson(ctx, town, id, '核对银行卡户名')).toEqual({
      name: '慕容小白',
      idNumber,
      phone: '13800001234',
    });
    expect(await lastAudit()).toEqual({ action: 'people.unmask', subjects: [id], purpose: '核对银行卡户名' });
    await expect(unmaskPerson(ctx, testStaff('512021', 'people.read'), id, '看看')).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(unmaskPerson(ctx, testStaff('512021101', ...all), id, '核对')).rejects.toMatchObject({
      code: 'people.person-not-found',
    });
  });
});
