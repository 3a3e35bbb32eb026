import type { CataloguePart } from '#kit/catalogue-part.ts';
import { lemonsRunning, lemonTrees, treesCounted } from './fact-kinds.ts';
import { lemonVoucherItem } from './item.ts';

export const lemonVoucher: CataloguePart = {
  items: [lemonVoucherItem],
  benefits: [{ key: 'lemon-voucher', name: '柠檬券', exclusivePerPerson: true, fact: lemonsRunning }],
  factKinds: [lemonTrees, treesCounted, lemonsRunning],
  headings: [{ heading: '柠檬', kinds: [lemonTrees], known: treesCounted, leftOut: 'unknown' }],
};
