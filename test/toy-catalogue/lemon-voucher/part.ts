import type { CataloguePart } from '#kit/catalogue-part.ts';
import { lemonsRunning, lemonTrees, treesCounted } from './fact-kinds.ts';
import { lemonIndicators } from './indicators.ts';
import { lemonVoucherItem } from './item.ts';
import { lemonBalloon, lemonRegister } from './sources.ts';
import { lemonVerification } from './verification.ts';
import { growerDied, manyTrees, orchardWalk } from './watch.ts';

export const lemonVoucher: CataloguePart = {
  items: [lemonVoucherItem],
  benefits: [{ key: 'lemon-voucher', name: '柠檬券', exclusivePerPerson: true, fact: lemonsRunning }],
  sources: [lemonRegister, lemonBalloon],
  verifications: [lemonVerification],
  factKinds: [lemonTrees, treesCounted, lemonsRunning],
  signals: [growerDied, manyTrees],
  rounds: [orchardWalk],
  indicators: lemonIndicators,
  headings: [{ heading: '柠檬', kinds: [lemonTrees], known: treesCounted, leftOut: 'unknown' }],
};
