import { describe, expect, it } from 'vitest';
import { dibaoLedger } from './ledger.ts';

const head = {
  town: '岳阳镇',
  village: '棋盘村',
  head: '周大明',
  headId: '512099198103020013',
  phone: '13800000000',
  size: 2,
  member: '周大明',
  memberId: '512099198103020013',
  relation: '01',
  standardType: '2',
  amount: 51000,
  account: '6217000000000000000',
  from: '2024-07',
  document: '安民低保〔2024〕12号',
} as const;
const wife = { member: '吴芳', memberId: '512099198307150020', relation: '10' } as const;

describe('低保台账', () => {
  it('一户的各行读成家庭、城乡类别和待遇', () => {
    expect(dibaoLedger.read([head, wife], '512021100201')).toEqual({
      ok: true,
      household: {
        division: '512021100201',
        members: [
          { name: '周大明', idNumber: '512099198103020013', relation: '01', phone: '13800000000' },
          { name: '吴芳', idNumber: '512099198307150020', relation: '10', phone: null },
        ],
        facts: [{ member: null, kind: 'standard-type', value: 2 }],
        benefit: {
          benefit: 'dibao',
          amount: 51000,
          from: '2024-07',
          account: '6217000000000000000',
          document: '安民低保〔2024〕12号',
        },
      },
    });
  });

  it.each([
    ['没有户主', [{ ...head, relation: '10' }, wife], 'relation', '户主'],
    ['两个户主', [head, { ...wife, relation: '01' }], 'relation', '2人'],
    ['户主身份证号不一致', [{ ...head, memberId: '512099198103020021' }, wife], 'memberId', '不一致'],
    ['户主姓名不一致', [{ ...head, member: '周小明' }, wife], 'member', '不一致'],
    ['同一人两行', [head, { ...wife, memberId: head.memberId }], 'memberId', '出现了两次'],
    ['人数与行数不符', [{ ...head, size: 3 }, wife], 'size', '保障人口写3人，成员列了2人'],
    ['金额是零', [{ ...head, amount: 0 }, wife], 'amount', '须大于0'],
  ])('%s：说明哪一列、怎样改', (_name, rows, column, message) => {
    const read = dibaoLedger.read(rows, '512021100201');
    expect(read.ok ? [] : read.faults).toContainEqual({ column, message: expect.stringContaining(message) });
  });

  it('表头和关系认得县里的各种写法，一种写法只指一列', () => {
    const headers = dibaoLedger.columns.flatMap((column) => column.headers);
    expect(new Set(headers).size).toBe(headers.length);
    expect(headers).toEqual(
      expect.arrayContaining(['户主姓名', '身份证号', '联系电话', '月保障金额', '起始月份', '批准文号']),
    );
    const words = dibaoLedger.columns.find(({ key }) => key === 'relation')?.words;
    expect([words?.妻, words?.长子, words?.母亲, words?.外孙女, words?.儿媳]).toEqual(['10', '20', '50', '40', '80']);
  });
});
