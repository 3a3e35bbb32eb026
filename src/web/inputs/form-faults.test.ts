import { describe, expect, it } from 'vitest';
import { defineCodeSet } from '#kit/code-set.ts';
import { choice, flag, listOf, money, personName, row, text, wholeNumber } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { plainDate } from '#kit/plain-date.ts';
import { checkForm, faultAtField, faultInSummary, faultsInForm } from './form-faults.ts';
import { formPages, review, stepAfter, stepBefore } from './form-pages.ts';
import { rowName, withoutRow } from './rows.ts';

const housing = defineCodeSet({
  key: 'toy-housing',
  name: '住房',
  source: '测试用',
  codes: [
    { code: 'own', name: '自有' },
    { code: 'rent', name: '租房' },
  ],
});

const form = defineForm({
  key: 'toy-application',
  title: '申请',
  sections: {
    home: section(
      '住房',
      {
        housing: choice('住房', housing),
        rent: money('月租', { when: { field: 'housing', is: 'rent' } }),
      },
      '现在住的房子。',
    ),
    people: section('成员', {
      members: listOf(
        '家庭成员',
        '成员',
        {
          name: personName('姓名'),
          disabled: flag('是否残疾'),
          grade: wholeNumber('残疾等级', { min: 1, max: 4, when: { field: 'disabled', is: true } }),
        },
        { min: 1 },
      ),
      head: row('户主', 'members'),
      remark: text('备注', { optional: true }),
    }),
  },
});

const today = plainDate('2026-06-15');
const member = (name: string) => ({ name, disabled: false });

describe('what is sent', () => {
  it('drops answers to questions that are no longer asked, in rows too, and blanks', () => {
    const checked = checkForm(
      form,
      {
        housing: 'own',
        rent: 80_000,
        members: [{ name: '王秀英', disabled: false, grade: 2 }],
        head: 0,
        remark: '',
      },
      today,
    );
    expect(checked).toEqual({
      answers: { housing: 'own', members: [{ name: '王秀英', disabled: false }], head: 0 },
      faults: [],
    });
  });

  it('is refused with the place and the mend when something asked is missing', () => {
    expect(checkForm(form, { housing: 'rent', members: [member('王秀英')], head: 0 }, today)).toEqual({
      answers: undefined,
      faults: [{ path: '/rent', message: '请填写“月租”' }],
    });
  });
});

describe('faults', () => {
  it('of the server stand at their fields, wherever the answers stood in the request', () => {
    expect(
      faultsInForm(
        [
          { path: '/answers/members/0/name', message: '请填写“姓名”' },
          { path: '/key', message: '缺少' },
        ],
        '/answers',
      ),
    ).toEqual([
      { path: '/members/0/name', message: '请填写“姓名”' },
      { path: '/key', message: '缺少' },
    ]);
  });

  it('under its own label does not say the label again', () => {
    expect(faultAtField(wholeNumber('残疾等级'), '残疾等级：不能大于 4')).toBe('不能大于 4');
    expect(faultAtField(wholeNumber('残疾等级'), '请填写“残疾等级”')).toBe('请填写“残疾等级”');
  });

  it('in the summary says which row it is in', () => {
    const answers = { members: [member('王秀英'), member('李强')] };
    expect(faultInSummary(form, answers, { path: '/members/1/grade', message: '请填写“残疾等级”' })).toBe(
      '成员 2 李强：请填写“残疾等级”',
    );
    expect(faultInSummary(form, answers, { path: '/members', message: '至少填 1 成员' })).toBe('至少填 1 成员');
  });
});

describe('rows', () => {
  const members = form.sections.people.fields.members;

  it('are called by number and name', () => {
    expect(rowName(members, member('王秀英'), 1)).toBe('成员 2 王秀英');
    expect(rowName(members, {}, 0)).toBe('成员 1');
  });

  it('a pointer to a removed row becomes blank, and one to a later row follows it', () => {
    const fields = { ...form.sections.home.fields, ...form.sections.people.fields };
    const answers = { members: [member('王秀英'), member('李强')], head: 1 };
    expect(withoutRow(fields, answers, 'members', 0)).toEqual({ members: [member('李强')], head: 0 });
    expect(withoutRow(fields, answers, 'members', 1)).toEqual({ members: [member('王秀英')], head: undefined });
  });
});

describe('one question a page', () => {
  it('leaves out what is not asked and says the help of a section before its first question', () => {
    expect(formPages(form, { housing: 'own' }).map(({ key, sectionHelp }) => [key, sectionHelp])).toEqual([
      ['housing', '现在住的房子。'],
      ['members', undefined],
      ['head', undefined],
      ['remark', undefined],
    ]);
  });

  it('goes on to a question that an answer just opened, and ends at the review', () => {
    const pages = formPages(form, { housing: 'rent' });
    expect(stepAfter(pages, 'housing')).toBe('rent');
    expect(stepAfter(pages, 'remark')).toBe(review);
    expect(stepBefore(pages, review)).toBe('remark');
    expect(stepBefore(pages, 'housing')).toBeUndefined();
  });
});
