import type { BadInput } from './doors.ts';

const incomes = (amount: unknown, more: object = {}) => ({
  incomes: [{ member: 0, item: 'wage', amount, period: 'month', ...more }],
});
const determined = (item: string, basis: string) => ({
  more: { incomes: [{ member: 0, item, amount: 51000, period: 'month', basis }] },
});
const head = { 姓名: '甲', 关系: '户主', 年龄: 45 } as const;
const beyond = [
  '家庭人均月收入1,250.00元，不低于最低生活保障标准每人每月620.00元',
  '家庭人均月收入1,250.00元，不低于低保边缘线930.00元，不属于低保边缘家庭',
] as const;

/** Amounts as people write them, and what is no income. */
export const moneyRows: readonly BadInput[] = [
  {
    element: '万元当作元',
    what: '申请表里写“1.2万”',
    send: (doors) => doors.apply(incomes('1.2万')),
    answer: ['/incomes/0/amount 金额（元）：“1.2万”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000'],
  },
  {
    element: '万元当作元',
    what: '台账的金额写“0.08万”',
    send: (doors) => doors.ledger({ 月保障金额: '0.08万' }),
    answer: ['月保障金额：“0.08万”是以万元（或亿元）为单位，请按元写全，如 1.2万 写作 12000'],
  },
  {
    element: '年收入填成月收入',
    what: '每月28,000元的工资',
    send: (doors) => doors.apply(incomes(2_800_000)),
    answer: [
      '/incomes/0/amount 金额（元）：每月超过20,000元，是否把年收入填成了月收入？确是这么多的，请填12个月合计，“多久一次”选每年',
    ],
  },
  {
    element: '年收入填成月收入',
    what: '每月正好20,000元的，照收',
    send: (doors) => doors.apply(incomes(2_000_000)),
    answer: ['已提交', '林甲', '申请日 2026-06-15'],
    lawful: true,
  },
  {
    element: '年收入填成月收入',
    what: '认定时也一样',
    send: (doors) =>
      doors.determine({
        more: { incomes: [{ member: 0, item: 'wage', amount: 2_800_000, period: 'month', basis: '流水' }] },
      }),
    answer: [
      '/incomes/0/amount 金额（元）：每月超过20,000元，是否把年收入填成了月收入？确是这么多的，请填12个月合计，“多久一次”选每年',
    ],
  },
  {
    element: '年收入填成月收入',
    what: '台账把全年的保障金填在每月一栏',
    send: (doors) => doors.ledger({ 月保障金额: 6120 }),
    answer: ['月保障金额：月保障金额平均每人超过3,000元，是否把全年的金额填成了每月的，或者多写了零？'],
  },
  {
    element: '年收入填成月收入',
    what: '提议的月标准是一年的数',
    send: (doors) => doors.propose({ value: '7800' }),
    answer: ['/value 值：7800元/月高于上限 3000元/月。像是一年的数：折合每月 650.00 元，请填每月的数'],
  },
  {
    element: '负数',
    what: '收入是负数',
    send: (doors) => doors.apply(incomes('-500')),
    answer: ['/incomes/0/amount 金额（元）：金额不能是负数：“-500”'],
  },
  {
    element: '负数',
    what: '送来的分是负数',
    send: (doors) => doors.apply(incomes(-500)),
    answer: ['/incomes/0/amount 金额（元）：不能小于 0元'],
  },
  {
    element: '约800',
    what: '收入写“约800”',
    send: (doors) => doors.apply(incomes('约800')),
    answer: ['/incomes/0/amount 金额（元）：“约800”不是确数，请填写准确金额，如 800'],
  },
  {
    element: '约800',
    what: '台账写“约800”',
    send: (doors) => doors.ledger({ 月保障金额: '约800' }),
    answer: ['月保障金额：“约800”不是确数，请填写准确金额，如 800'],
  },
  {
    element: '千分位',
    what: '带千分位的照收',
    send: (doors) => doors.ledger({ 月保障金额: '1,350.00' }),
    answer: ['可以导入 王德福'],
    lawful: true,
  },
  {
    element: '千分位',
    what: '逗号放错了位置',
    send: (doors) => doors.ledger({ 月保障金额: '13,50.00' }),
    answer: ['月保障金额：“13,50.00”的千分位逗号位置不对，请核对后写作 1,350.00 或 1350.00'],
  },
  {
    element: '救助款填成收入',
    what: '认定时把低保金填成转移净收入',
    send: (doors) => doors.determine(determined('transfer', '低保金存折')),
    answer: [
      '第1笔收入填在“转移净收入”，依据写的是“低保金存折”：依规定不计入家庭收入的，收入项目请选“社会救助款物”；确不是的，请把依据写清楚',
    ],
  },
  {
    element: '救助款填成收入',
    what: '认定时把残疾人护理补贴填成其他收入',
    send: (doors) => doors.determine(determined('other', '残疾人护理补贴发放表')),
    answer: [
      '第1笔收入填在“其他收入”，依据写的是“残疾人护理补贴发放表”：依规定不计入家庭收入的，收入项目请选“残疾人两项补贴”；确不是的，请把依据写清楚',
    ],
  },
  {
    element: '救助款填成收入',
    what: '填在“社会救助款物”的不计入收入',
    send: (doors) => doors.rule({ 成员: [{ ...head, 收入: { 社会救助款物: '510元/月' } }] }),
    answer: [
      '最低生活保障 620元 计入甲',
      '家庭人均月收入0.00元，低于最低生活保障标准每人每月620.00元',
      '家庭财产状况符合最低生活保障的规定',
    ],
  },
  {
    element: '零和空白',
    what: '存款一栏空着',
    send: (doors) => doors.apply({ savings: undefined }),
    answer: ['/savings 请填写“存款、理财、股票等大约一共多少元”'],
  },
  {
    element: '零和空白',
    what: '没有核定收入的，不当作没有收入',
    send: (doors) => doors.rule({ 成员: [head] }),
    answer: ['事实不全 0元 计入甲', '甲：申请前12个月的收入没有核定，请补充认定'],
  },
  {
    element: '零和空白',
    what: '台账的金额空着',
    send: (doors) => doors.ledger({ 月保障金额: null }),
    answer: ['月保障金额：没有填写月保障金额'],
  },
  {
    element: '零和空白',
    what: '台账的金额是零',
    send: (doors) => doors.ledger({ 月保障金额: 0 }),
    answer: ['月保障金额：月保障金额须大于0；已停发的户请不要导入'],
  },
  {
    element: '实物收入',
    what: '收入写成粮食',
    send: (doors) => doors.apply(incomes('稻谷500斤')),
    answer: ['/incomes/0/amount 金额（元）：看不懂金额“稻谷500斤”，请只写数字，如 1350.00'],
  },
  {
    element: '报销过的又算支出',
    what: '医疗费减去报销和救助才是自负',
    send: (doors) =>
      doors.rule({
        参数: { 上年度农村居民人均可支配收入: 22190, 刚性支出占收入的比例: '0.60' },
        成员: [
          { ...head, 收入: { 其他收入: '15000元/年' }, 支出: { 医疗费用: '9000元/年', 医保报销: '7440.01元/年' } },
        ],
      }),
    answer: ['不属于救助对象，继续监测 0元 计入甲', ...beyond],
  },
  {
    element: '支出在12个月以外',
    what: '申请当月的医疗费不在12个月里',
    send: (doors) =>
      doors.rule({
        参数: { 上年度农村居民人均可支配收入: 22190, 刚性支出占收入的比例: '0.60' },
        成员: [{ ...head, 收入: { 其他收入: '15000元/年' }, 支出: { 医疗费用: '90000元/年 自2026-06-01' } }],
      }),
    answer: ['不属于救助对象，继续监测 0元 计入甲', ...beyond],
  },
  {
    element: '比例超过100%',
    what: '支出比收入还多，照样认定',
    send: (doors) =>
      doors.rule({
        参数: { 上年度农村居民人均可支配收入: 22190, 刚性支出占收入的比例: '0.60' },
        成员: [{ ...head, 收入: { 其他收入: '15000元/年' }, 支出: { 医疗费用: '60000元/年' } }],
      }),
    answer: [
      '刚性支出困难家庭 0元 计入甲',
      ...beyond,
      '家庭刚性支出达到规定比例，属于刚性支出困难家庭，自确认之日起12个月内有效',
    ],
  },
];
