import { defineCodeSet } from '#kit/code-set.ts';
import type { FactKind } from '#kit/fact-kind.ts';
import { choice, date, flag, listOf, money, month, person, row, text, wholeNumber } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import {
  disabilityLevelCodes,
  employmentCodes,
  enrolmentCodes,
  hukouCodes,
  relationCodes,
  verificationCodes,
} from '../../shared/code-sets.ts';
import { expenseItemCodes } from '../../shared/expense-items.ts';
import { incomeItemCodes } from '../../shared/income-items.ts';
import { mostObligors } from '../../shared/obligor-kinds.ts';
import { notAYearsIncome } from '../../shared/plausible.ts';
import { propertyItemCodes, propertyItems } from '../../shared/property-items.ts';
import { tierCodes } from './fact-kinds.ts';
import { incomePeriodCodes } from './form.ts';
import { disabilityParticulars, particularCodes } from './particulars.ts';

const childCodes = defineCodeSet({
  key: 'dibao-child',
  name: '子女情况',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第二章',
  codes: [
    { code: 'minor', name: '未成年' },
    { code: 'student', name: '已成年，在校读书' },
    { code: 'dependent', name: '已成年，但不能独立生活' },
    { code: 'independent', name: '已成年，能独立生活' },
  ],
});

/** What may take someone out of the count, and what looks like it but does not. */
const circumstanceCodes = defineCodeSet({
  key: 'dibao-circumstance',
  name: '特殊情形',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第二章；四川省最低生活保障工作规程',
  codes: [
    { code: 'none', name: '没有' },
    { code: 'prison', name: '在监狱服刑' },
    { code: 'rehabilitation', name: '在戒毒所强制隔离戒毒' },
    { code: 'detention', name: '羁押' },
    { code: 'outside-prison', name: '监外执行' },
    { code: 'community-correction', name: '社区矫正' },
    { code: 'compulsory-treatment', name: '强制医疗' },
    { code: 'clergy', name: '宗教教职人员，脱离家庭独立生活' },
    { code: 'missing', name: '被宣告失踪' },
    { code: 'tekun', name: '已认定为特困人员' },
    { code: 'dead', name: '已去世' },
  ],
});

const unifiedHukou = { field: 'hukou', is: '3' } as const;
const [valued, numbered] = [codesOf('money'), codesOf('count')];
const children = ['20', '30'];
const others = ['40', '50', '60', '70', '80'];

function codesOf(value: FactKind['value']): readonly string[] {
  return propertyItems.filter(({ kind }) => kind.value === value).map(({ code }) => code);
}

/** 调查核实后的认定: what the officer finds, one row a person of the case. A grant reads nothing else. */
export const determinationForm = defineForm({
  key: 'dibao-determination',
  title: '家庭情况认定',
  sections: {
    household: section('家庭', {
      hukou: choice('户口性质', hukouCodes, {
        help: '非农业户口按城市标准，农业户口按农村标准；统一的居民户口看下面四项',
      }),
      urbanRegistered: flag('户籍在城区', { when: unifiedHukou }),
      urbanSince: date('从哪天起住在城区', {
        optional: true,
        past: true,
        when: unifiedHukou,
        help: '不住在城区的不填',
      }),
      contractedLand: flag('有承包土地', { when: unifiedHukou }),
      collectiveShare: flag('参加集体经济收益分配', { when: unifiedHukou }),
      expensesDetermined: flag('近12个月的刚性支出已全部核定', {
        help: '医疗、教育、残疾康复的自负支出；没有核定的，不判断是否属于刚性支出困难家庭',
      }),
      basis: text('认定依据', { max: 1000, multiline: true, help: '核对报告、入户调查（不少于2人）、邻里走访等' }),
    }),
    members: section('家庭成员', {
      members: listOf(
        '家庭成员',
        '成员',
        {
          person: person('人员'),
          relation: choice('与户主关系', relationCodes),
          child: choice('子女情况', childCodes, { when: { field: 'relation', in: children } }),
          enrolment: choice('在校就读', enrolmentCodes, { when: { field: 'child', is: 'student' } }),
          supportDuty: flag('与家人有法定赡养、抚养、扶养义务关系', { when: { field: 'relation', in: others } }),
          coLiving: flag('长期共同居住', { when: { field: 'relation', in: others } }),
          circumstance: choice('特殊情形', circumstanceCodes),
          circumstanceFrom: date('该情形的起始日期', {
            past: true,
            help: '已去世的填死亡日期',
            when: { not: { field: 'circumstance', is: 'none' } },
          }),
          circumstanceTo: date('该情形的终止日期', {
            optional: true,
            when: { not: { field: 'circumstance', in: ['none', 'dead'] } },
            help: '没有终止的不填',
          }),
          verification: choice('核对结论', verificationCodes, { help: '有来源没有答复的选“需核实”，不能当作没有' }),
          manualProof: flag('已取得人工核实证明', { when: { field: 'verification', is: '3' } }),
          refusesVerification: flag('无正当理由拒绝核对'),
          incomeDetermined: flag('申请前12个月的收入已全部核定', { help: '选“否”的，先不能认定' }),
          propertyDetermined: flag('财产已全部核定', { help: '选“否”的，先不能认定' }),
        },
        { min: 1, max: 20 },
      ),
    }),
    incomes: section(
      '核定的收入',
      {
        incomes: listOf(
          '收入',
          '收入',
          {
            member: row('谁的收入', 'members'),
            item: choice('收入项目', incomeItemCodes),
            amount: money('金额（元）', { max: 100_000_000, limits: [notAYearsIncome] }),
            period: choice('多久一次', incomePeriodCodes),
            from: month('起始月份', {
              optional: true,
              when: { field: 'period', is: 'month' },
              help: '12个月都有的不填',
            }),
            to: month('截止月份', { optional: true, when: { field: 'period', is: 'month' }, help: '12个月都有的不填' }),
            basis: text('依据', { max: 200, help: '如工资流水、核对报告、入户估算' }),
          },
          { optional: true, max: 100 },
        ),
      },
      '只填申请月份之前的12个月；不计入家庭收入的项目也要填，由系统按规定扣除',
    ),
    particulars: section(
      '需要认定的情况',
      {
        particulars: listOf(
          '情况',
          '情况',
          {
            member: row('谁的情况', 'members'),
            particular: choice('情况', particularCodes),
            level: choice('残疾等级', disabilityLevelCodes, {
              when: { field: 'particular', in: disabilityParticulars },
            }),
            employment: choice('就业状况', employmentCodes, { when: { field: 'particular', is: 'employment' } }),
            refusals: wholeNumber('连续拒绝的次数', { max: 20, when: { field: 'particular', is: 'job-refusals' } }),
            tier: choice('档次', tierCodes, { when: { field: 'particular', is: 'tier' } }),
            from: date('从哪天起', { optional: true, past: true, help: '申请当月以前就有的不填' }),
            basis: text('依据', { max: 200, help: '如残疾证号、诊断证明、就业部门记录' }),
          },
          { optional: true, max: 60 },
        ),
      },
      '残疾、重病、新就业、拒绝就业介绍等；没有就不填',
    ),
    property: section(
      '核定的财产',
      {
        property: listOf(
          '财产',
          '财产',
          {
            member: row('谁的财产', 'members'),
            item: choice('财产项目', propertyItemCodes),
            value: money('价值（元）', { max: 10_000_000_000, when: { field: 'item', in: valued } }),
            number: wholeNumber('套数或平方米', { max: 100_000, when: { field: 'item', in: numbered } }),
            basis: text('依据', { max: 200, help: '如核对报告编号、入户所见；不计的要写明理由' }),
          },
          { optional: true, max: 60 },
        ),
      },
      '全部财产都要填，符不符合由系统按规定判断',
    ),
    obligors: section(
      '赡养、抚养、扶养义务人',
      {
        obligors: listOf(
          '义务人',
          '义务人',
          {
            member: row('应得赡养抚养扶养费的人', 'members'),
            perHead: money('义务人家庭人均月收入（元）', { max: 100_000_000 }),
            size: wholeNumber('义务人家庭人口', { min: 1, max: 30 }),
            supports: wholeNumber('义务人共赡养抚养扶养几人', { min: 1, max: 8 }),
            aided: flag('义务人属低保、特困或低保边缘'),
            basis: text('依据', { max: 200, help: '义务人姓名和收入的来源' }),
          },
          { optional: true, max: mostObligors * 20 },
        ),
      },
      '只填不一起生活、又没有判决、协议或者实际给付的；有给付的填在收入的“赡养抚养扶养费”',
    ),
    expenses: section(
      '核定的刚性支出',
      {
        expenses: listOf(
          '支出',
          '支出',
          {
            member: row('谁的支出', 'members'),
            item: choice('支出项目', expenseItemCodes),
            amount: money('12个月合计（元）', { max: 1_000_000_000 }),
            basis: text('依据', { max: 200, help: '票据号、医保结算记录' }),
          },
          { optional: true, max: 100, when: { field: 'expensesDetermined', is: true } },
        ),
      },
      '只填申请月份之前12个月的；报销、救助、帮扶得到的也要填，由系统减去',
    ),
  },
});
