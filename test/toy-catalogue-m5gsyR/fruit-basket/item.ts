import { typedAnswers } from '#kit/form.ts';
import { defineItem } from '#kit/item.ts';
import { parseParameters } from '#kit/parameter-reading.ts';
import { basketFlow } from './flow.ts';
import { basketApplication } from './form.ts';
import parameters from './parameters.yaml';
import { basketRule } from './rule.ts';

export const fruitBasketItem = defineItem({
  key: 'fruit-basket',
  version: 1,
  name: '果篮补贴',
  domain: 'assistance',
  law: ['果篮办法'],
  subject: 'person',
  form: basketApplication,
  flow: basketFlow,
  rules: [basketRule],
  parameters: parseParameters(parameters, 'catalogue/assistance/fruit-basket/parameters.yaml'),
  letters: [],
  people: (answers) => {
    const { name, idNumber } = typedAnswers(basketApplication, answers);
    return [{ name, idNumber, relation: '01', phone: null, applicant: true }];
  },
  division: (answers) => typedAnswers(basketApplication, answers).division,
  relations: (view) => new Map(view.people.map((person) => [person.id, '01'])),
  submitted: () => [],
  promise: '5个工作日办结',
  channels: ['resident', 'worker'],
  guide: [{ title: '谁可以申请', lines: ['年满80周岁的老人。'] }],
});
