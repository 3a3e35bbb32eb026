import { describe, expect, it } from 'vitest';
import { startBenefit } from '#core/benefits/index.ts';
import {
  addBankAccount,
  correctFact,
  createHousehold,
  registerPerson,
  retractFact,
  setMembers,
  writeFacts,
} from '#core/people/index.ts';
import { yuan } from '#kit/money.ts';
import { type PlainDate, plainDate, plainMonth } from '#kit/plain-date.ts';
import { nextLemonNumber } from '#test/support/lemon-cases.ts';
import { lemonReplays, lemonVillage, monthLines, said } from '#test/support/lemon-replays.ts';
import { refusalOf } from '#test/support/pay-runs.ts';
import { lemonVoucherItem } from '#test/toy-catalogue/lemon-voucher/item.ts';
import { itemsByRules } from './decisions.replay.ts';
import { replayHousehold } from './index.ts';

const county = await lemonReplays();
const { office, asJob, asSuperuser, staff, decide, clerk, approver, today, replay, treesOf, dies } = county;
const june = { applied: '2026-05-20', decided: '2026-06-10' };

describe('当时的决定', () => {
  it('按当时所知重新判定，与当时的决定逐字相同，更正、撤回、去世都不影响它', async () => {
    const made = await decide(
      [
        { name: '当甲', trees: 2 },
        { name: '当乙', trees: 3 },
      ],
      june,
    );
    today('2026-07-20');
    await dies(made.people[1] ?? '', '2026-03-01', 'determined');
    const [first = '', second = ''] = await Promise.all(made.people.map(treesOf));
    await asJob((tx) => correctFact(tx, office, { fact: first, value: 900, source: '复查', basis: '漏数' }));
    await asJob((tx) => retractFact(tx, office, { fact: second, source: '复查', basis: '张冠李戴' }));
    const { decisions, months } = await replay(made.household, '2026-07', '2026-07');
    expect(
      decisions.map(({ identical, number, decidedOn, moveName }) => [identical, number, decidedOn, moveName]),
    ).toEqual([[true, made.number, '2026-06-10', '给券']]);
    expect(decisions[0]?.decision).toMatchObject({ outcome: 'granted', amount: 2400, className: '树少的园子' });
    expect(
      decisions[0]?.decision.facts.map(({ memberName, name, text, standingName, source }) => [
        ...[memberName, name, text, standingName, source],
      ]),
    ).toContainEqual(['当乙', '柠檬树', '3', '经办认定', `办件 ${made.number}`]);
    expect(decisions[0]?.again).toBeNull();
    expect(months[0]).toMatchObject({ ranThen: 2400, ran: 2400, document: `柠檬券 ${made.number}` });
  });

  it('给券这一步自己写下的事实，不算当时已知', async () => {
    const made = await decide([{ name: '自甲', trees: 1 }], june);
    today('2026-07-20');
    const { decisions } = await replay(made.household, '2026-07', '2026-07');
    const facts = await asSuperuser<{ kind: number }>('select kind from fact where household = $1', [made.household]);
    expect(facts).toEqual([{ kind: 1003 }]);
    expect(decisions[0]?.identical).toBe(true);
  });

  it('不给券的决定也一样，没有在发的', async () => {
    const made = await decide([{ name: '拒甲', trees: 30 }], june);
    today('2026-07-20');
    const replayed = await replay(made.household, '2026-07', '2026-07');
    expect(replayed.decisions.map(({ identical, decision }) => [identical, decision.outcome])).toEqual([
      [true, 'refused'],
    ]);
    expect(monthLines(replayed)).toEqual(['2026-07 在发 0.00 应 0.00 差 0.00']);
  });
});

describe('台账带来的待遇', () => {
  const ledger = async (counted: boolean) =>
    asJob(async (tx) => {
      office.clock.setBusiness('2026-05-12T01:00:00Z');
      const { id: head } = await registerPerson(tx, office, {
        ...{ name: '台甲', idNumber: nextLemonNumber(), division: lemonVillage },
      });
      const household = await createHousehold(tx, office, { head, division: lemonVillage });
      await setMembers(tx, office, {
        household,
        members: [{ person: head, relation: '01' }],
        from: plainDate('2026-01-01'),
      });
      const standing = { standing: 'reported', source: 'toy-ledger', basis: '台账第3行' } as const;
      if (counted)
        await writeFacts(tx, office, {
          facts: [said(head, 'lemon.counted', 1, standing), said(head, 'lemon.trees', 4, standing)],
        });
      const number = '6999990000000000066';
      const account = await addBankAccount(tx, office, { person: head, number, holder: '台甲' });
      await startBenefit(tx, office, {
        ...{
          kind: 'lemon-voucher',
          household,
          document: '柠檬发〔2025〕3号',
          payee: head,
          account,
          division: lemonVillage,
        },
        ...{ from: plainMonth('2026-02'), amount: yuan('20'), members: [head], settledThrough: plainMonth('2026-04') },
      });
      return { head, household };
    });

  it('发了多少、凭什么文件；按规则应是多少', async () => {
    const { household } = await ledger(true);
    today('2026-06-25');
    const replayed = await replay(household, '2026-05');
    expect(replayed.decisions).toEqual([]);
    expect(replayed.months.map(({ document, decision }) => [document, decision])).toEqual([
      ['柠檬发〔2025〕3号', null],
      ['柠檬发〔2025〕3号', null],
    ]);
    expect(monthLines(replayed)).toEqual([
      '2026-05 在发 20.00 应 12.00 差 -8.00',
      '2026-06 在发 20.00 应 12.00 差 -8.00',
    ]);
  });

  it('从来没有认定过的，不能判定，不当作没有', async () => {
    const { household } = await ledger(false);
    today('2026-06-25');
    const replayed = await replay(household, '2026-06');
    expect(monthLines(replayed)).toEqual(['2026-06 在发 20.00 应 不明 差 不明']);
    expect(replayed.months[0]?.note).toBe('该户从来没有认定过：先复核，认定以后才能重新判定');
  });

  it('早于台账起始月份的月份没有可重新判定的', async () => {
    const { household } = await ledger(true);
    expect(await refusalOf(replay(household, '2026-01', '2026-05'))).toBe(
      '2026年1月该户还没有决定：最早的一个从2026年2月起。请从2026年2月起重新判定。',
    );
  });
});

describe('不能重新判定的，说明原因', () => {
  it('早于第一个可发月份', async () => {
    const made = await decide([{ name: '早甲', trees: 2 }], june);
    expect(await refusalOf(replay(made.household, '2026-06', '2026-06'))).toBe(
      '2026年6月该户还没有决定：最早的一个从2026年7月起。请从2026年7月起重新判定。',
    );
  });
  it.each<[string, PlainDate, string, string | undefined]>([
    [
      '2026年9月还没有到，最晚只能重新判定到2026年7月。往后的月份请用政策测算。',
      plainDate('2026-07-25'),
      '2026-09',
      undefined,
    ],
    [
      '2026年8月还没有到，最晚只能重新判定到2026年7月。往后的月份请用政策测算。',
      plainDate('2026-07-25'),
      '2026-07',
      '2026-08',
    ],
    ['从2026年7月到2026年6月：止月早于起月，请对调或改正。', plainDate('2026-07-25'), '2026-07', '2026-06'],
  ])('%s', async (message, day, month, until) => {
    const made = await decide([{ name: '期甲', trees: 2 }], june);
    today(day);
    expect(await refusalOf(replay(made.household, month, until))).toBe(message);
  });

  it('没有作出过决定，也没有台账待遇', async () => {
    const household = await asJob(async (tx) => {
      const idNumber = nextLemonNumber();
      const { id: head } = await registerPerson(tx, office, { name: '无甲', idNumber, division: lemonVillage });
      return createHousehold(tx, office, { head, division: lemonVillage });
    });
    expect(await refusalOf(replay(household, '2026-07', '2026-07'))).toContain('该户没有作出过决定，台账里也没有待遇');
  });

  it('没有这一户、没有这个办件，或不在范围以内', async () => {
    const made = await decide([{ name: '外甲', trees: 2 }], june);
    const stranger = { ...approver, scope: '512021101' };
    const asked = { household: made.household, month: plainMonth('2026-07') };
    expect(await refusalOf(replayHousehold(office, stranger, asked))).toContain('没有此家庭');
    expect(await refusalOf(replayHousehold(office, stranger, { ...asked, household: made.number }))).toContain(
      '办件不存在',
    );
    expect(await refusalOf(replayHousehold(office, clerk, asked))).toContain('您的岗位和管辖范围不含这项操作');
    expect(await refusalOf(replayHousehold(office, staff('lemon-purse', '512021'), asked))).toContain('不含这项操作');
  });
});

describe('重新判定一户', () => {
  it('谁看了谁的，记入审计', async () => {
    const made = await decide(
      [
        { name: '审甲', trees: 2 },
        { name: '审乙', trees: 1 },
      ],
      june,
    );
    today('2026-07-25');
    await replay(made.household, '2026-07');
    const [row] = await asSuperuser<{ action: string; actor: string; subjects: string[] }>(
      `select action, actor, subjects from audit_entry order by seq desc limit 1`,
    );
    expect(row).toEqual({
      action: 'decision.replay',
      actor: approver.user,
      subjects: expect.arrayContaining([...made.people]),
    });
  });
});

describe('同样规则的事项', () => {
  it('申请和复核一起看：后作的决定接着先作的', () => {
    const review = { ...lemonVoucherItem, key: 'lemon-review' };
    const other = { ...lemonVoucherItem, key: 'other', rules: [] };
    const groups = itemsByRules([lemonVoucherItem, other, review]);
    expect(groups.map((items) => items.map(({ key }) => key))).toEqual([['lemon-voucher', 'lemon-review'], ['other']]);
  });
});
