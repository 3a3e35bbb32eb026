import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asJob, createUser } from '#core/access/index.ts';
import { getCase, listRecusals, recuse } from '#core/cases/index.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, staff, take, clerk, lead, approver, submit, determine, grant } = county;
const town = '512021100';
const key = () => randomUUID();

/** A user of the county with his own identity number, at a post. */
const officer = async (login: string, name: string, postKind: string, scope: string, idNumber?: string) => {
  const password = '春风化雨润物细无声2026';
  const account = { login, name, password, ...(idNumber === undefined ? {} : { idNumber }) };
  const { id } = await createUser(office, asJob(office, 'test'), account);
  return { ...staff(postKind, scope), user: id, userName: name };
};

describe('本人、近亲属的办件依法回避', () => {
  it('经办人申请的，本人不能办，只能由别人办', async () => {
    const family = { members: couple(1), found: earning(800) };
    const himself = await officer('zhou', '周大明', 'town-intake', town, inventedNumber('1981-03-02', 1));
    const id = await submit(family);
    await expect(take(himself, id, 'accept')).rejects.toThrow('您本人是这个办件的家庭成员');
    const { moves } = await getCase(office, himself, id);
    expect(moves.find(({ key: move }) => move === 'accept')?.blocked).toEqual(['您本人是这个办件的家庭成员']);
    expect((await take(clerk, id, 'accept')).file.case.stage).toBe('accepted');
  });

  it('与经办人登记在同一户的，也不能办', async () => {
    const family = { members: couple(11), found: earning(800) };
    await grant(await determine(family));
    // Registered in one household by the grant; the wife now applies for her own part of it.
    const husband = await officer('zhou2', '周大明', 'county-approver', '512021', inventedNumber('1981-03-02', 11));
    const again = await submit({ members: [{ ...family.members[1], relation: '01' }] });
    await expect(take(husband, again, 'confirm')).rejects.toThrow('您与这个办件里的吴芳登记在同一户');
    const asClerk = { ...husband, postKind: 'town-intake', scope: town };
    await expect(take(asClerk, again, 'accept')).rejects.toThrow('您与这个办件里的吴芳登记在同一户');
  });

  it('没有登记身份证号的、不相干的，照常办', async () => {
    const id = await submit({ members: couple(21) });
    const other = await officer('tang', '唐立秋', 'town-intake', town, inventedNumber('1990-09-08', 1));
    expect((await take(other, id, 'accept')).file.case.stage).toBe('accepted');
  });

  it('身份证号有误的，建立用户时就指出', async () => {
    await expect(officer('wrong', '王错号', 'town-intake', town, '512099199009080012')).rejects.toThrow('身份证号');
  });
});

describe('登记回避', () => {
  it('自行回避以后不能再办；登记了谁、为什么、哪天', async () => {
    const id = await submit({ members: couple(31) });
    await recuse(office, clerk, { case: id, reason: '与申请人是表兄弟', key: key() });
    await expect(take(clerk, id, 'accept')).rejects.toThrow('您已回避这个办件（与申请人是表兄弟）');
    expect(await listRecusals(office, lead, id)).toEqual([
      { user: clerk.user, userName: clerk.userName, reason: '与申请人是表兄弟', on: '2026-06-23' },
    ]);
    const another = staff('town-intake', town);
    expect((await take(another, id, 'accept')).file.case.stage).toBe('accepted');
  });

  it('分管领导指令别人回避；一般经办人不能', async () => {
    const id = await submit({ members: couple(41) });
    const other = await officer('luo', '罗芒种', 'town-intake', town);
    const asked = { case: id, user: other.user, reason: '群众反映是亲戚', key: key() };
    await expect(recuse(office, clerk, asked)).rejects.toThrow('没有权限');
    await recuse(office, lead, asked);
    await expect(take(other, id, 'accept')).rejects.toThrow('您已回避这个办件（群众反映是亲戚）');
    const nobody = { ...asked, user: randomUUID(), key: key() };
    await expect(recuse(office, approver, nobody)).rejects.toThrow('没有找到要回避的用户');
  });

  it('看不到的办件，登记不了', async () => {
    const id = await submit({ members: couple(51) });
    const elsewhere = staff('town-intake', '512021101');
    await expect(recuse(office, elsewhere, { case: id, reason: '是亲戚', key: key() })).rejects.toThrow(
      '没有找到这个办件',
    );
  });
});
