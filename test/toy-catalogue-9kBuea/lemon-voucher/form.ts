import { bankAccount, choice, division, identityNumber, listOf, personName, phone, wholeNumber } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';
import { toyRelationCodes } from '../toy-office.ts';

export const lemonApplication = defineForm({
  key: 'lemon-application',
  title: '柠檬券申请',
  sections: {
    orchard: section('柠檬园', { division: division('柠檬园所在的村', 'village') }),
    people: section('园里的人', {
      members: listOf(
        '园里的人',
        '人',
        {
          name: personName('姓名'),
          idNumber: identityNumber('身份证号'),
          relation: choice('与园主关系', toyRelationCodes),
          phone: phone('电话', { optional: true }),
          trees: wholeNumber('自己有几棵柠檬树', { max: 1000 }),
        },
        { min: 1, max: 10 },
      ),
    }),
    account: section('券换成钱', { bankAccount: bankAccount('园主的银行卡号') }),
  },
});

export const lemonCount = defineForm({
  key: 'lemon-count',
  title: '数柠檬树',
  sections: {
    count: section('数出来的', {
      trees: listOf(
        '柠檬树',
        '人',
        { member: wholeNumber('第几个人（从0起）', { max: 9 }), trees: wholeNumber('棵数', { max: 1000 }) },
        { min: 1 },
      ),
    }),
  },
});
