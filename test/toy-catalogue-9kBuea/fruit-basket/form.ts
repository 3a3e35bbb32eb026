import { bankAccount, division, identityNumber, personName } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';

export const basketApplication = defineForm({
  key: 'fruit-basket-application',
  title: '果篮补贴申请',
  sections: {
    person: section('申请人', {
      name: personName('姓名'),
      idNumber: identityNumber('身份证号'),
      division: division('户籍所在的村（社区）', 'village'),
      bankAccount: bankAccount('银行卡号'),
    }),
  },
});
