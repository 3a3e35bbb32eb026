import { describe, expect, it } from 'vitest';
import { catalogue } from '#catalogue/index.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import document from './walks.yaml';
import endings from './walks-endings.yaml';
import refusals from './walks-refusal.yaml';

const language = { catalogue };
const walks = [
  ...readWalks(document, 'walks.yaml', language),
  ...readWalks(refusals, 'walks-refusal.yaml', language),
  ...readWalks(endings, 'walks-endings.yaml', language),
];
const walkNamed = (start: string) => {
  const walk = walks.find(({ name }) => name.startsWith(start));
  if (walk === undefined) throw new Error(`没有走法 ${start}`);
  return takeWalk(walk);
};

describe('最低生活保障：动作的结果', () => {
  it('公示的内容：姓名遮掩，只有村、人数和金额', () => {
    const posted = walkNamed('EX-A20').effects.find((effect) => effect.effect === 'post-notice');
    expect(posted).toEqual({
      effect: 'post-notice',
      division: '512021100201',
      days: 7,
      content: {
        title: '最低生活保障审核公示',
        name: '周*明',
        place: '岳阳镇棋盘村',
        lines: [
          { label: '保障人数', text: '3人' },
          { label: '拟保障金额', text: '每月510.00元' },
          { label: '公示期', text: '7天，自公示之日的次日起算' },
        ],
        objectionsTo:
          '公示期内有异议的，可在本公示页提出，也可向村（居）民委员会、乡镇人民政府（街道办事处）或县民政局反映，署名、匿名均可',
      },
    });
  });

  it('确认的结果：家庭成员、次月起发放、通知书', () => {
    const [甲, 乙, 丙] = ['1', '2', '3'].map((nth) => `00000000-0000-4000-8000-00000000000${nth}`);
    expect(walkNamed('EX-A20').effects.slice(-3)).toEqual([
      {
        effect: 'set-household',
        from: '2026-10-12',
        members: [
          { person: 甲, relation: '01' },
          { person: 乙, relation: '10' },
          { person: 丙, relation: '20' },
        ],
      },
      {
        effect: 'start-benefit',
        benefit: 'dibao',
        from: '2026-11',
        amount: 51000,
        members: [甲, 乙, 丙],
        payee: 甲,
        account: { form: 'dibao-application', field: 'bankAccount' },
      },
      { effect: 'send-letter', letter: 'grant' },
    ]);
  });

  it('公示期满：撤下公示，按县里的比例抽查', () => {
    const { effects } = walkNamed('EX-A20');
    expect(effects.filter(({ effect }) => effect === 'take-down-notice' || effect === 'draw-case')).toEqual([
      { effect: 'take-down-notice' },
      { effect: 'draw-case', share: '0.30' },
    ]);
  });

  it('重新公示写明原因', () => {
    const posted = walkNamed('公示后标准调整').effects.filter(({ effect }) => effect === 'post-notice');
    expect(posted.map((one) => one.effect === 'post-notice' && one.content.lines.at(-1))).toEqual([
      { label: '公示期', text: '7天，自公示之日的次日起算' },
      { label: '再次公示的原因', text: '标准调整' },
    ]);
  });

  it('公示时撤回的，公示撤下；没有公示的，什么也不撤', () => {
    expect(walkNamed('公示时申请人撤回').effects.at(-1)).toEqual({ effect: 'take-down-notice' });
    expect(walkNamed('待调查时申请人撤回').effects).toEqual([{ effect: 'send-letter', letter: 'receipt' }]);
  });

  it('认定为边缘家庭的，从次月起记十二个月', () => {
    const written = walkNamed('不符合低保、符合低保边缘家庭').effects.filter(({ effect }) => effect === 'write-facts');
    expect(written.at(-1)).toMatchObject({
      standing: 'determined',
      facts: [{ person: null, kind: 'dibao.edge', value: 1, from: '2026-10-01', to: '2027-09-30' }],
    });
  });

  it('认定写成事实：窗口十二个月的收入折成每年，重新认定时代替以前的', () => {
    const found = walkNamed('EX-A20').effects.find(({ effect }) => effect === 'write-facts');
    const 甲 = '00000000-0000-4000-8000-000000000001';
    expect(found).toMatchObject({ effect: 'write-facts', standing: 'determined' });
    const facts = found?.effect === 'write-facts' ? found.facts : [];
    expect(facts).toContainEqual({
      person: 甲,
      kind: 'income.wage',
      value: 1_620_000,
      from: '2025-09-01',
      to: '2026-08-31',
      basis: '工资流水',
    });
    expect(facts).toContainEqual({
      person: null,
      kind: 'hukou',
      value: 1,
      from: '2026-09-01',
      to: null,
      basis: '核对报告、入户调查两人',
    });
    expect(facts.filter((fact) => fact.kind === 'income.determined')).toHaveLength(3);
    expect(facts.filter((fact) => fact.kind === 'status.determined')).toHaveLength(3);
    const replaced = found?.effect === 'write-facts' ? found.replaces : [];
    expect(replaced?.find((one) => one.kinds.includes('income.wage'))).toMatchObject({
      from: '2025-09-01',
      to: '2026-08-31',
      people: [甲, '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000003'],
    });
  });
});
