import { defineFeed, type FeedColumn, type FeedReading, type FeedRow } from '#kit/feed.ts';
import { fen } from '#kit/money.ts';
import { plainMonth } from '#kit/plain-date.ts';
import { relationCodes, standardTypeCodes } from '../../shared/code-sets.ts';
import { standardType } from '../../shared/fact-kinds.ts';
import { mostAidAHead } from '../../shared/plausible.ts';

/** What counties write in 与户主关系, and the class of GB/T 4761 it belongs to. */
const relationWords: Readonly<Record<string, string>> = {
  ...wordsFor('01', '户主 本人 本人或户主 户主本人'),
  ...wordsFor('10', '配偶 妻 夫 妻子 丈夫'),
  ...wordsFor('20', '子 儿子 长子 次子 三子 独生子 养子 继子'),
  ...wordsFor('30', '女 女儿 长女 次女 三女 独生女 养女 继女'),
  ...wordsFor('40', '孙子女、外孙子女 孙子 孙女 孙子女 外孙 外孙子 外孙女 孙辈'),
  ...wordsFor('50', '父母 父 母 父亲 母亲 公公 婆婆 岳父 岳母 养父 养母 继父 继母'),
  ...wordsFor('60', '祖父母、外祖父母 祖父母 祖父 祖母 爷爷 奶奶 外祖父 外祖母 外公 外婆'),
  ...wordsFor('70', '兄弟姐妹 兄 弟 姐 妹 哥哥 弟弟 姐姐 妹妹'),
  ...wordsFor('80', '其他 其它 女婿 儿媳 媳妇 侄子 侄女 其他亲属'),
};

const standardWords: Readonly<Record<string, string>> = {
  ...wordsFor('1', '城市 城镇 城市低保 城'),
  ...wordsFor('2', '农村 农村低保 农'),
};

function wordsFor(code: string, words: string): Readonly<Record<string, string>> {
  return Object.fromEntries(words.split(' ').map((word) => [word, code]));
}

type Column = Omit<FeedColumn, 'headers'>;
const column = (headers: string, rest: Column): FeedColumn => ({ ...rest, headers: headers.split(' ') });
const once = { household: true, required: true } as const;
const perMember = { household: false, required: true } as const;

const columns: readonly FeedColumn[] = [
  column('序号 编号', { key: 'number', name: '序号', type: 'text', household: false, required: false }),
  column('乡镇 乡镇（街道） 乡（镇、街道） 乡镇街道 镇乡 所属乡镇', {
    key: 'town',
    name: '乡镇',
    type: 'text',
    ...once,
  }),
  column('村（社区） 村 村社区 村（居） 村（居）委会 村居 社区 所属村（社区）', {
    key: 'village',
    name: '村（社区）',
    type: 'text',
    ...once,
  }),
  column('户主姓名 户主 保障对象姓名 申请人姓名 申请人', {
    key: 'head',
    name: '户主姓名',
    type: 'person-name',
    ...once,
  }),
  column('身份证号 身份证号码 户主身份证号 户主身份证号码 公民身份号码', {
    key: 'headId',
    name: '身份证号',
    type: 'identity-number',
    ...once,
  }),
  column('联系电话 电话 手机号 手机号码 联系方式', {
    key: 'phone',
    name: '联系电话',
    type: 'phone',
    household: true,
    required: false,
  }),
  column('保障人口 保障人数 享受人数 人数 人口数', {
    key: 'size',
    name: '保障人口',
    type: 'number',
    household: true,
    required: false,
  }),
  column('成员姓名 家庭成员姓名 家庭成员 保障人员姓名', {
    key: 'member',
    name: '成员姓名',
    type: 'person-name',
    ...perMember,
  }),
  column('成员身份证号 成员身份证号码 家庭成员身份证号 家庭成员身份证号码 保障人员身份证号', {
    key: 'memberId',
    name: '成员身份证号',
    type: 'identity-number',
    ...perMember,
  }),
  column('与户主关系 关系 与申请人关系 家庭关系', {
    key: 'relation',
    name: '与户主关系',
    type: 'choice',
    words: relationWords,
    names: relationCodes.codes,
    ...perMember,
  }),
  column('城乡类别 类别 保障类别 城乡类型 低保类别', {
    key: 'standardType',
    name: '城乡类别',
    type: 'choice',
    words: standardWords,
    names: standardTypeCodes.codes,
    ...once,
  }),
  column('月保障金额 月保障金 月保障金额（元） 保障金额 户月保障金 月补助金额 月发放金额', {
    key: 'amount',
    name: '月保障金额',
    type: 'money',
    ...once,
  }),
  column('银行账号 银行卡号 账号 开户账号 一卡通账号 社保卡银行账号', {
    key: 'account',
    name: '银行账号',
    type: 'bank-account',
    ...once,
  }),
  column('起始月份 享受起始月份 起始时间 享受低保起始时间 批准时间 开始月份', {
    key: 'from',
    name: '起始月份',
    type: 'month',
    ...once,
  }),
  column('批准文号 文号 审批文号 批准文件', { key: 'document', name: '批准文号', type: 'text', ...once }),
];

const textOf = (row: FeedRow, key: string): string => String(row[key] ?? '');

const findFaults = (first: FeedRow, rows: readonly FeedRow[]): readonly { column: string; message: string }[] => {
  const heads = rows.filter((row) => row.relation === '01');
  const ids = rows.map((row) => textOf(row, 'memberId'));
  const head = heads[0];
  const faults: { column: string; message: string }[] = [];
  if (heads.length !== 1) {
    faults.push({ column: 'relation', message: `这一户“户主”有${heads.length}人，应当正好1人` });
  } else if (head?.memberId !== first.headId) {
    faults.push({ column: 'memberId', message: '户主那一行的成员身份证号与户主身份证号不一致，请核对' });
  } else if (head?.member !== first.head) {
    faults.push({ column: 'member', message: '户主那一行的成员姓名与户主姓名不一致，请核对' });
  }
  if (new Set(ids).size < ids.length)
    faults.push({ column: 'memberId', message: '同一身份证号在这一户出现了两次，请删去重复的一行' });
  if (first.size !== undefined && first.size !== rows.length) {
    faults.push({ column: 'size', message: `保障人口写${first.size}人，成员列了${rows.length}人，请核对` });
  }
  if (Number(first.amount) > mostAidAHead * rows.length) {
    const message = '月保障金额平均每人超过3,000元，是否把全年的金额填成了每月的，或者多写了零？';
    faults.push({ column: 'amount', message });
  }
  if (Number(first.amount) <= 0) faults.push({ column: 'amount', message: '月保障金额须大于0；已停发的户请不要导入' });
  return faults;
};

const read = (rows: readonly FeedRow[], division: string): FeedReading => {
  const first = rows[0] ?? {};
  const faults = findFaults(first, rows);
  if (faults.length > 0) return { ok: false, faults };
  return {
    ok: true,
    household: {
      division,
      members: rows.map((row) => ({
        name: textOf(row, 'member'),
        idNumber: textOf(row, 'memberId'),
        relation: textOf(row, 'relation'),
        phone: row.relation === '01' && first.phone !== undefined ? textOf(first, 'phone') : null,
      })),
      facts: [{ member: null, kind: standardType.key, value: Number(first.standardType) }],
      benefit: {
        benefit: 'dibao',
        amount: fen(Number(first.amount)),
        from: plainMonth(textOf(first, 'from')),
        account: textOf(first, 'account'),
        document: textOf(first, 'document'),
      },
    },
  };
};

/** 低保台账: the ledger a county kept before Jimin, one row a member, the household's cells merged or on its first row. */
export const dibaoLedger = defineFeed({
  key: 'dibao-ledger',
  name: '低保台账',
  source: '县民政局低保台账',
  columns,
  read,
  place: { town: 'town', village: 'village' },
  relation: 'relation',
});
