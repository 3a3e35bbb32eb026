import { defineCodeSet } from '#kit/code-set.ts';
import {
  attachment,
  bankAccount,
  choice,
  division,
  flag,
  identityNumber,
  listOf,
  money,
  personName,
  phone,
  row,
  text,
} from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { hukouCodes, relationCodes } from '../../shared/code-sets.ts';
import { incomeItemCodes } from '../../shared/income-items.ts';
import { notAYearsIncome } from '../../shared/plausible.ts';

export const incomePeriodCodes = defineCodeSet({
  key: 'income-period',
  name: '多久一次',
  source: '济民数据字典（收入周期）',
  codes: [
    { code: 'month', name: '每月' },
    { code: 'year', name: '每年' },
    { code: 'once', name: '一次性（近12个月内）' },
  ],
});

const consentCodes = defineCodeSet({
  key: 'dibao-consent',
  name: '承诺',
  source: '《最低生活保障审核确认办法》（民发〔2021〕57号）第二章',
  codes: [{ code: 'agreed', name: '我已看懂并承诺' }],
});

/** 元 a year beyond which someone has surely mistaken the unit. */
const mostMoney = 100_000_000;

/** 最低生活保障申请: made for a phone. The first member is the applicant. */
export const applicationForm = defineForm({
  key: 'dibao-application',
  title: '最低生活保障申请',
  sections: {
    place: section('住在哪里', {
      division: division('户籍所在的村（社区）', 'village', {
        help: '选户口簿上的村或社区，由它所在的乡镇（街道）办理',
      }),
      address: text('住址', { max: 100, help: '写到组或门牌号，方便入户走访；公示时不会公开' }),
      hukou: choice('户口性质', hukouCodes, { help: '看户口簿首页；写“家庭户”“居民户口”的选统一的居民户口' }),
    }),
    members: section(
      '家里有哪些人',
      {
        members: listOf(
          '家庭成员',
          '成员',
          {
            name: personName('姓名'),
            idNumber: identityNumber('身份证号'),
            relation: choice('与申请人的关系', relationCodes, { help: '第一位是申请人本人，选“户主”' }),
            phone: phone('联系电话', { optional: true, help: '用来通知进度和本人签字' }),
            circumstances: text('需要说明的情况', {
              optional: true,
              max: 200,
              help: '如在校读书、在外务工、服刑、长期不在家住；没有就不填',
            }),
          },
          { min: 1, max: 20 },
        ),
      },
      '第一位填申请人本人，再填配偶、子女和一起生活的其他家人',
    ),
    incomes: section(
      '近12个月有哪些收入',
      {
        incomes: listOf(
          '收入',
          '收入',
          {
            member: row('谁的收入', 'members'),
            item: choice('收入项目', incomeItemCodes),
            amount: money('金额（元）', { max: mostMoney, limits: [notAYearsIncome] }),
            period: choice('多久一次', incomePeriodCodes, { help: '请看清是每月还是每年' }),
          },
          { optional: true, max: 50 },
        ),
      },
      '务工、种养、土地流转、养老金、子女给的生活费都要填；没有收入就不填，工作人员会核对',
    ),
    property: section(
      '家里有哪些财产',
      {
        vehicle: flag('家里有汽车等机动车吗', { help: '残疾人代步车、普通摩托车不算' }),
        secondHome: flag('除了住的房子，还有别的住房或商铺吗'),
        company: flag('家里有人开公司、办厂，或是股东吗'),
        savings: money('存款、理财、股票等大约一共多少元', { max: 10_000_000_000, help: '没有填 0' }),
        propertyNote: text('请说明有哪些', {
          max: 300,
          multiline: true,
          when: {
            any: [
              { field: 'vehicle', is: true },
              { field: 'secondHome', is: true },
              { field: 'company', is: true },
            ],
          },
        }),
      },
      '如实填写就行，有财产不一定不能享受',
    ),
    account: section('钱发到哪里', {
      bankAccount: bankAccount('申请人本人的银行卡号', { help: '最好是社会保障卡（一卡通）的银行账号' }),
      bank: text('开户银行', { optional: true, max: 50 }),
    }),
    consent: section('承诺', {
      kin: flag('家里有人与办理低保的工作人员或村（社区）干部是近亲属吗', {
        help: '近亲属申请要单独登记备案，不影响享受',
      }),
      kinNote: text('是谁，什么关系', { max: 100, when: { field: 'kin', is: true } }),
      truthful: choice('以上填写的真实、完整；家庭情况有变化会及时告知；愿意配合调查核对', consentCodes),
      edgeConsent: flag('不符合低保条件、但符合低保边缘家庭条件的，同意直接认定为低保边缘家庭', {
        optional: true,
        help: '不用重新申请、不用再交材料；低保边缘家庭没有按月的低保金，可以享受医疗、教育、临时救助等',
      }),
      papers: attachment('能证明情况的材料', {
        optional: true,
        max: 9,
        help: '如诊断证明、判决书的照片；能通过部门核对得到的不用交',
      }),
    }),
  },
});
