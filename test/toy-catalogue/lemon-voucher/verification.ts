import { firstDay, lastDay } from '#kit/plain-date.ts';
import { defineVerification } from '#kit/verification.ts';
import { lemonTrees } from './fact-kinds.ts';
import { lemonBalloon, lemonRegister } from './sources.ts';

/** Ten trees or more are too many, whoever has them. */
export const lemonVerification = defineVerification({
  items: ['lemon-voucher'],
  sources: [lemonRegister, lemonBalloon],
  clause: '柠檬园规矩第五条',
  parameters: { validMonths: 'lemon.verification-months', days: 'lemon.verification-days' },
  window: (appliedIn) => ({ from: firstDay(appliedIn), to: lastDay(appliedIn) }),
  declares: () => [],
  exceeds: ({ members }, parameters) => {
    const limit = Number(parameters.get('lemon.tree-limit').text);
    return members.flatMap(({ key, name, facts }) => {
      const trees = Math.max(0, ...facts.filter(({ kind }) => kind === lemonTrees.id).map(({ value }) => value));
      return trees < limit
        ? []
        : [{ people: [key], text: `${name}有${trees}棵柠檬树，不少于${limit}棵`, clause: '柠檬园规矩第一条' }];
    });
  },
});
