import { describe, expect, it } from 'vitest';
import { checkAnswers } from '#kit/form-check.ts';
import { plainDate } from '#kit/plain-date.ts';
import { applicantsOf, villageOf } from './application.ts';
import { applicationForm } from './form.ts';

const answers = {
  division: '512021100201',
  address: '3组12号',
  hukou: '1',
  members: [
    { name: '周大明', idNumber: '512099198103020013', relation: '01', phone: '13800138000' },
    { name: '周小雨', idNumber: '512099201401200025', relation: '30' },
  ],
  incomes: [{ member: 0, item: 'wage', amount: 135000, period: 'month' }],
  vehicle: false,
  secondHome: false,
  company: false,
  savings: 0,
  bankAccount: '6222021234567890128',
  kin: false,
  truthful: 'agreed',
};
const today = plainDate('2026-06-15');
const faultsOf = (changed: Record<string, unknown>) => {
  const checked = checkAnswers(applicationForm, { ...answers, ...changed }, today);
  return checked.ok ? [] : checked.faults;
};

describe('低保申请表', () => {
  it('填全了就能提交；第一位是申请人，村决定由谁办', () => {
    expect(faultsOf({})).toEqual([]);
    expect(applicantsOf(answers)).toEqual([
      { name: '周大明', idNumber: '512099198103020013', relation: '01', phone: '13800138000', applicant: true },
      { name: '周小雨', idNumber: '512099201401200025', relation: '30', phone: null, applicant: false },
    ]);
    expect(villageOf(answers)).toBe('512021100201');
  });

  it('没有收入就不填收入', () => {
    expect(faultsOf({ incomes: undefined })).toEqual([]);
  });

  it('有车要说明；没有财产却写了说明，请删去', () => {
    expect(faultsOf({ vehicle: true })).toEqual([{ path: '/propertyNote', message: '请填写“请说明有哪些”' }]);
    expect(faultsOf({ propertyNote: '没有' }).map(({ path }) => path)).toEqual(['/propertyNote']);
  });

  it('没有承诺、收入指向没有的人、把村写成镇，都指明在哪一项', () => {
    expect(faultsOf({ truthful: undefined }).map(({ path }) => path)).toEqual(['/truthful']);
    expect(
      faultsOf({ incomes: [{ member: 5, item: 'wage', amount: 1, period: 'month' }] }).map(({ path }) => path),
    ).toEqual(['/incomes/0/member']);
    expect(faultsOf({ division: '512021100000' })).toEqual([
      { path: '/division', message: '户籍所在的村（社区）：请选到村（社区）' },
    ]);
  });
});
