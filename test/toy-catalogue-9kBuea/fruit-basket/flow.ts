import { defineFlow } from '#kit/flow.ts';
import { monthOf, nextMonth } from '#kit/plain-date.ts';
import { basketApplication } from './form.ts';

const approver = { posts: ['county-approver'] };

export const basketFlow = defineFlow({
  start: 'submitted',
  stages: {
    submitted: { name: '待审批', actor: approver, tell: '正在审批。' },
    granted: { name: '已批准', actor: null, tell: '下个月起发放。' },
    refused: { name: '未批准', actor: null, tell: '不符合条件。' },
  },
  moves: {
    grant: {
      name: '批准',
      from: ['submitted'],
      to: 'granted',
      by: approver,
      evaluates: 'confirm',
      guards: [({ decision }) => (decision?.outcome === 'granted' ? undefined : '规则的结论不是符合条件')],
      effects: (view) => {
        const [person] = view.people;
        if (person === undefined || view.decision === null) return [];
        return [
          {
            effect: 'start-benefit',
            benefit: 'fruit-basket',
            from: nextMonth(monthOf(view.on)),
            amount: view.decision.amount,
            members: [person.id],
            payee: person.id,
            account: { form: basketApplication.key, field: 'bankAccount' },
          },
        ];
      },
      done: '已批准',
    },
    refuse: { name: '不批准', from: ['submitted'], to: 'refused', by: approver, done: '未批准' },
  },
});
