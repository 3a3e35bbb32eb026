import { bornKind } from '#kit/fact-kind.ts';
import { fen } from '#kit/money.ts';
import { ageOn, firstDay, lastDay, plainDate } from '#kit/plain-date.ts';
import { type Decision, defineRule, type Rule } from '#kit/rule.ts';
import { dateOfDay, dayNumber, valueOn } from '#kit/situation.ts';

const clause = '果篮办法第二条';

const decide: Rule['decide'] = ({ members }, parameters, dates, trace) => {
  const asOf = lastDay(dates.asOf);
  const person = members[0];
  const decided = (outcome: Decision['outcome'], text: string): Decision => ({
    outcome,
    class: outcome === 'granted' ? 'of-age' : 'none',
    amount: fen(0),
    members: members.map((member) => member.key),
    shares: [],
    reasons: [{ code: outcome, text, clause }],
  });
  if (person === undefined) return decided('not-applicable', '没有申请人');
  const born = valueOn(person.facts, bornKind, dayNumber(asOf));
  if (born === undefined) return decided('undetermined', `${person.name}的出生日期不明`);
  const age = ageOn(dateOfDay(born), asOf);
  trace.note(() => ({ kind: 'test', text: `${person.name}${age}周岁`, clause, passed: age >= 80 }));
  if (age < 80) return decided('refused', `不满80周岁，现为${age}周岁`);
  const amount = parameters(firstDay(dates.payableFrom)).get('fruit-basket.amount').amount ?? fen(0);
  return { ...decided('granted', '年满80周岁'), amount };
};

export const basketRule = defineRule({
  key: 'fruit-basket-2026',
  from: plainDate('2026-01-01'),
  law: ['果篮办法'],
  reads: [bornKind],
  parameters: ['fruit-basket.amount'],
  classes: { 'of-age': '高龄老人', none: '不享受' },
  decide,
});
