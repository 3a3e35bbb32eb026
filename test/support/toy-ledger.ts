import { defineFeed, type FeedColumn, type FeedRow } from '#kit/feed.ts';
import { fen } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';

const relations = { 户主: '01', 配偶: '10', 妻: '10', 儿子: '20', 女儿: '30', 母亲: '50' };
const relationNames = [
  { code: '01', name: '户主' },
  { code: '10', name: '配偶' },
  { code: '20', name: '儿子' },
  { code: '30', name: '女儿' },
  { code: '50', name: '母亲' },
];
const once = { household: true, required: true } as const;
const perMember = { household: false, required: true } as const;

const columns: readonly FeedColumn[] = [
  { key: 'town', name: '乡镇', headers: ['乡镇'], type: 'text', ...once },
  { key: 'village', name: '村（社区）', headers: ['村（社区）'], type: 'text', ...once },
  { key: 'head', name: '户主姓名', headers: ['户主姓名', '户主'], type: 'person-name', ...once },
  { key: 'headId', name: '身份证号', headers: ['身份证号'], type: 'identity-number', ...once },
  { key: 'phone', name: '联系电话', headers: ['联系电话'], type: 'phone', household: true, required: false },
  { key: 'size', name: '保障人口', headers: ['保障人口'], type: 'number', household: true, required: false },
  { key: 'member', name: '成员姓名', headers: ['成员姓名'], type: 'person-name', ...perMember },
  { key: 'memberId', name: '成员身份证号', headers: ['成员身份证号'], type: 'identity-number', ...perMember },
  {
    key: 'relation',
    name: '与户主关系',
    headers: ['与户主关系'],
    type: 'choice',
    words: relations,
    names: relationNames,
    ...perMember,
  },
  { key: 'amount', name: '月保障金额', headers: ['月保障金额', '保障金额'], type: 'money', ...once },
  { key: 'account', name: '银行账号', headers: ['银行账号'], type: 'bank-account', ...once },
  { key: 'from', name: '起始月份', headers: ['起始月份'], type: 'month', ...once },
  { key: 'document', name: '批准文号', headers: ['批准文号'], type: 'text', ...once },
];

const textOf = (row: FeedRow | undefined, key: string): string => String(row?.[key] ?? '');

/** A ledger as the engine's tests import it: the columns of `practiceLedger`, no law. */
export const toyLedger = defineFeed({
  key: 'toy-ledger',
  name: '测试台账',
  source: '测试',
  columns,
  place: { town: 'town', village: 'village' },
  relation: 'relation',
  read: (rows, division) => {
    const [first] = rows;
    if (first?.size !== undefined && first.size !== rows.length) {
      const message = `保障人口写${first.size}人，成员列了${rows.length}人，请核对`;
      return { ok: false, faults: [{ column: 'size', message }] };
    }
    return {
      ok: true,
      household: {
        division,
        members: rows.map((row) => ({
          name: textOf(row, 'member'),
          idNumber: textOf(row, 'memberId'),
          relation: textOf(row, 'relation'),
          phone: row.relation === '01' && first?.phone !== undefined ? textOf(first, 'phone') : null,
        })),
        facts: [],
        benefit: {
          benefit: 'dibao',
          amount: fen(Number(first?.amount)),
          from: plainMonth(textOf(first, 'from')),
          account: textOf(first, 'account'),
          document: textOf(first, 'document'),
        },
      },
    };
  },
});
