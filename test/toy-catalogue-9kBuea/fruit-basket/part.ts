import type { CataloguePart } from '#kit/catalogue-part.ts';
import { fruitBasketItem } from './item.ts';

export const fruitBasket: CataloguePart = {
  items: [fruitBasketItem],
  benefits: [{ key: 'fruit-basket', name: '果篮补贴', exclusivePerPerson: true }],
};
