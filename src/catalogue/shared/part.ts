import type { CataloguePart } from '#kit/catalogue-part.ts';
import { relationKind } from '#kit/fact-kind.ts';
import { parseParameters } from '#kit/parameter-reading.ts';
import { relationCodes } from './code-sets.ts';
import { expenseKinds, expensesDetermined } from './expense-items.ts';
import {
  collectiveShare,
  contractedLand,
  hukou,
  incomeDetermined,
  residenceDetermined,
  standardType,
  statusDetermined,
  statusKinds,
  urbanRegistered,
  urbanResidence,
} from './fact-kinds.ts';
import { incomeItems } from './income-items.ts';
import { obligorKinds } from './obligor-kinds.ts';
import parameters from './parameters.yaml';
import { postKinds } from './post-kinds.ts';
import { propertyDetermined, propertyKinds } from './property-items.ts';
import { sources } from './sources/index.ts';

const incomeKinds = incomeItems.map((item) => item.kind);

/** What several items share: kinds of facts, posts, and the words scenarios are written in. */
export const shared: CataloguePart = {
  factKinds: [
    statusDetermined,
    ...statusKinds,
    standardType,
    hukou,
    residenceDetermined,
    urbanRegistered,
    urbanResidence,
    contractedLand,
    collectiveShare,
    incomeDetermined,
    ...incomeKinds,
    ...obligorKinds,
    propertyDetermined,
    ...propertyKinds,
    expensesDetermined,
    ...expenseKinds,
  ],
  parameters: parseParameters(parameters, 'catalogue/shared/parameters.yaml'),
  sources,
  postKinds,
  headings: [
    { heading: '关系', kind: relationKind, codes: relationCodes },
    { heading: '身份', kinds: statusKinds, known: statusDetermined, leftOut: 'none' },
    { heading: '收入', kinds: [...incomeKinds, ...obligorKinds], known: incomeDetermined, leftOut: 'unknown' },
    { heading: '财产', kinds: propertyKinds, known: propertyDetermined, leftOut: 'none' },
    { heading: '支出', kinds: expenseKinds, known: expensesDetermined, leftOut: 'unknown' },
  ],
};
