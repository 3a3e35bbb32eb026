import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/index.ts';
import { lemonCases } from '#test/support/lemon-cases.ts';
import { orchardCounty } from '#test/support/orchards.ts';
import { explainCommand } from './explain.ts';

const county = await orchardCounty({ now: '2026-01-05T01:00:00Z' });
const { decide, approver } = lemonCases(county);

/** Explains a case as it is stored. */
const explain = async (id: string, number: string, ...options: string[]): Promise<string> => {
  const out: string[] = [];
  const program = new Command();
  const register = explainCommand(async (asked) => {
    const { file } = await getCase(county.office, approver, id);
    if (asked !== number || file.case.decision === null) return { ok: false, reason: `没有编号为 ${asked} 的办件` };
    return { ok: true, title: `${file.item.name} · ${number}`, decision: file.case.decision };
  });
  register(program, { out: (line) => out.push(line), err: (line) => out.push(line), fail: () => {} });
  await program.parseAsync(['explain', number, ...options], { from: 'user' });
  return out.join('\n');
};

const people = [
  { name: '桃大', trees: 2 },
  { name: '桃二', trees: 9 },
];
const days = { applied: '2026-05-20', decided: '2026-06-10' };

describe('jimin explain 办件', () => {
  it('每条事实的来源、日期和采信等级，每项检验（没有通过的也在内），每步计算，每个参数的文号：照着就能复算', async () => {
    const { id, number } = await decide(people, days);
    expect((await explain(id, number)).split('\n')).toEqual([
      `柠檬券 · ${number}`,
      '结论：不符合条件（不给券的园子）',
      '理由：',
      '  一共11棵柠檬树，不少于10棵〔柠檬园规矩第一条〕',
      '家庭成员：',
      '  ✓ 桃大：算〔柠檬园规矩第一条〕',
      '  ✓ 桃二：算〔柠檬园规矩第一条〕',
      '条件：',
      '  ✗ 一共11棵，限10棵〔柠檬园规矩第一条〕',
      '事实和来源：',
      `  桃大 柠檬树：2（2026年5月1日起；经办认定，办件 ${number}，数过，2026年5月20日记入）`,
      `  桃大 已数过柠檬树：有（2026年5月1日起；经办认定，办件 ${number}，数过，2026年5月20日记入）`,
      `  桃二 柠檬树：9（2026年5月1日起；经办认定，办件 ${number}，数过，2026年5月20日记入）`,
      `  桃二 已数过柠檬树：有（2026年5月1日起；经办认定，办件 ${number}，数过，2026年5月20日记入）`,
      '适用的标准和参数：',
      '  柠檬树限数：10，自2020年1月1日起（柠檬令〔2020〕1号）',
    ]);
  });

  it('--json 给出整个存下的决定', async () => {
    const { id, number } = await decide(people.slice(0, 1), days);
    expect(JSON.parse(await explain(id, number, '--json'))).toMatchObject({
      ok: true,
      title: `柠檬券 · ${number}`,
      decision: {
        ...{ outcome: 'granted', class: 'few-trees', className: '树少的园子', amount: 1200, shares: [] },
        reasons: [{ text: '一共2棵柠檬树，少于10棵', clause: '柠檬园规矩第一条' }],
        trace: [{ kind: 'member', passed: true }, { kind: 'test', passed: true }, { text: '12.00元 × 1人' }],
        facts: [
          {
            ...{ memberName: '桃大', name: '柠檬树', text: '2', from: '2026-05-01', to: null, standing: 'determined' },
            ...{ source: `办件 ${number}`, basis: '数过', knownOn: '2026-05-20' },
          },
          { name: '已数过柠檬树' },
        ],
        parameters: [
          { key: 'lemon.tree-limit', text: '10', document: '柠檬令〔2020〕1号', from: '2020-01-01' },
          { key: 'lemon.voucher', text: '12' },
        ],
      },
    });
  });
});
