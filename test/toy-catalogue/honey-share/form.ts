import { defineCodeSet } from '#kit/code-set.ts';
import { bankAccount, choice, date, division, identityNumber, money, personName } from '#kit/field.ts';
import { defineForm, section } from '#kit/form.ts';

const periods = defineCodeSet({
  key: 'honey-period',
  name: '多久一次',
  source: '蜂园规矩',
  codes: [
    { code: 'month', name: '每月' },
    { code: 'year', name: '每年' },
  ],
});

export const honeyApplication = defineForm({
  key: 'honey-application',
  title: '分蜜申请',
  sections: {
    keeper: section('养蜂人', {
      name: personName('姓名'),
      idNumber: identityNumber('身份证号'),
      division: division('蜂园所在的村', 'village'),
      since: date('从哪天起养蜂', { past: true }),
      sold: money('卖蜜得了多少', {
        limits: [
          {
            when: { field: 'period', is: 'month' },
            max: 100_000,
            message: '一个月1,000元以上，是否把一年的填成了一个月的？',
          },
        ],
      }),
      period: choice('多久一次', periods),
      bankAccount: bankAccount('银行卡号'),
    }),
  },
});
