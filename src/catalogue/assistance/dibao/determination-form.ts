import { defineCodeSet } from '#kit/code-set.ts';
import { choice, date, flag, listOf, money, month, person, row, text } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { enrolmentCodes, relationCodes, standardTypeCodes } from '../../shared/code-sets.ts';
import { incomeItemCodes } from '../../shared/income-items.ts';
import { incomePeriodCodes } from './form.ts';

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
  ],
});

const children = ['20', '30'];
const others = ['40', '50', '60', '70', '80'];

/** 调查核实后的认定: what the officer finds, one row a person of the case. A grant reads nothing else. */
export const determinationForm = defineForm({
  key: 'dibao-determination',
  title: '家庭情况认定',
  sections: {
    household: section('家庭', {
      standardType: choice('按哪类标准保障', standardTypeCodes, {
        help: '非农业户口为城市，农业户口为农村；统一居民户口的，户籍在城区、居住满1年、没有承包土地、不参加集体分配的为城市，其余为农村',
      }),
      propertyConforms: flag('家庭财产是否符合规定'),
      propertyBasis: text('财产认定的依据', { max: 500, multiline: true, help: '核对报告编号、入户所见' }),
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
          circumstanceFrom: date('该情形的起始日期', { when: { not: { field: 'circumstance', is: 'none' } } }),
          circumstanceTo: date('该情形的终止日期', {
            optional: true,
            when: { not: { field: 'circumstance', is: 'none' } },
            help: '没有终止的不填',
          }),
          incomeDetermined: flag('申请前12个月的收入已全部核定', { help: '选“否”的，先不能认定' }),
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
            amount: money('金额（元）', { max: 100_000_000 }),
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
  },
});
