import { Type } from 'typebox';
import { defineSource } from '#kit/source.ts';
import { lemonTrees } from './fact-kinds.ts';

const answer = Type.Object({ trees: Type.Integer({ minimum: 0 }) }, { additionalProperties: false });

/** The register of lemon trees: asked about one person at a time. */
export const lemonRegister = defineSource({
  key: 'lemon-register',
  name: '柠檬登记簿',
  department: '柠檬局',
  asks: '名下有几棵柠檬树',
  consent: '柠檬园',
  kinds: [lemonTrees],
  answer,
  holds: '3mon',
  absent: '柠檬登记簿没有这个人，请核对姓名和号码',
  read: ({ trees }, { on }) => ({
    facts: trees === 0 ? [] : [{ kind: lemonTrees, value: trees, from: on, to: null }],
    items: [{ label: '柠檬树', text: `${trees}棵` }],
  }),
});

/** A balloon that counts trees from the air: it may see something else than the register says. */
export const lemonBalloon = defineSource({
  key: 'lemon-balloon',
  name: '柠檬气球',
  department: '气球队',
  asks: '从天上数树',
  consent: '柠檬园',
  kinds: [lemonTrees],
  answer,
  holds: '6mon',
  absent: null,
  read: ({ trees }, { on }) => ({
    facts: trees === 0 ? [] : [{ kind: lemonTrees, value: trees, from: on, to: null }],
    items: [{ label: '天上看见', text: `${trees}棵` }],
  }),
});
