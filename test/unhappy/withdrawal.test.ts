import { describe, expect, it } from 'vitest';
import { listPublicNotices } from '#core/notices/index.ts';
import { couple, dibaoOffice, earning } from '#test/support/dibao-office.ts';

const county = await dibaoOffice('2026-06-15T01:00:00Z');
const { office, take, clerk, investigator, lead, submit, determine, find, investigate, post, closePosting } = county;

let serial = 0;
/** A couple that may be granted, applied for. */
const begin = () => {
  serial += 10;
  const family = { members: couple(serial), found: earning(800) };
  // The register knows him once he has applied.
  return { family, applicant: () => county.signedIn(family.members[0]) };
};

type Case = ReturnType<typeof begin>;
const accepted = async ({ family }: Case) => {
  const id = await submit(family);
  await take(clerk, id, 'accept');
  return id;
};

const stages: readonly (readonly [stage: string, reach: (one: Case) => Promise<string>])[] = [
  ['submitted', ({ family }) => submit(family)],
  [
    'supplement',
    async ({ family }) => {
      const id = await submit(family);
      await take(clerk, id, 'request-supplement', { text: '请补充租房合同' });
      return id;
    },
  ],
  ['accepted', accepted],
  [
    'investigating',
    async (one) => {
      const id = await accepted(one);
      await investigate(id);
      return id;
    },
  ],
  [
    'waiting',
    async (one) => {
      const id = await accepted(one);
      await investigate(id);
      await take(investigator, id, 'wait', { text: '重庆的不动产' });
      return id;
    },
  ],
  ['opinion', ({ family }) => determine(family)],
  [
    'posting',
    async ({ family }) => {
      const id = await determine(family);
      await post(id);
      return id;
    },
  ],
];

describe('申请人撤回', () => {
  it.each(stages)('在 %s 阶段撤回：办件结束，公示不再悬挂，谁也不能再办', async (stage, reach) => {
    const one = begin();
    const id = await reach(one);
    const { file } = await take(await one.applicant(), id, 'withdraw');
    expect(file.case).toMatchObject({ stage: 'withdrawn', closed: true, dueOn: null });
    expect((await county.noticesOf(id)).map(({ takenDownOn }) => takenDownOn)).toEqual(
      stage === 'posting' ? [office.clock.today()] : [],
    );
    expect((await listPublicNotices(office, {})).items).toEqual([]);
    await expect(take(lead, id, 'terminate')).rejects.toThrow('这个办件现在没有可办的动作');
  });

  it('报县以后撤回；撤回了可以重新申请，再办到确认', async () => {
    const one = begin();
    const id = await determine(one.family);
    await post(id);
    await closePosting(id);
    expect((await take(await one.applicant(), id, 'withdraw')).file.case.stage).toBe('withdrawn');
    const again = await determine(one.family);
    const { file } = await county.grant(again);
    expect(file.case.stage).toBe('granted');
  });

  it('只有申请人本人能撤回', async () => {
    const { family } = begin();
    const id = await submit(family);
    const wife = await county.signedIn(family.members[1]);
    await expect(take(wife, id, 'withdraw')).rejects.toThrow();
    await expect(take(clerk, id, 'withdraw')).rejects.toThrow('您的岗位不能撤回申请');
    await expect(find(id, family)).rejects.toThrow('当前阶段');
  });
});
