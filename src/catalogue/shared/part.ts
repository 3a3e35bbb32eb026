import type { CataloguePart } from '#kit/catalogue-part.ts';
import { relationKind } from '#kit/fact-kind.ts';
import { parseParameters } from '#kit/parameter.ts';
import { relationCodes } from './code-sets.ts';
import {
  hukou,
  incomeDetermined,
  propertyConformity,
  standardType,
  statusDetermined,
  statusKinds,
} from './fact-kinds.ts';
import { incomeItems } from './income-items.ts';
import parameters from './parameters.yaml';
import { postKinds } from './post-kinds.ts';

const incomeKinds = incomeItems.map((item) => item.kind);

/** What several items share: kinds of facts, posts, and the words scenarios are written in. */
export const shared: CataloguePart = {
  factKinds: [
    statusDetermined,
    ...statusKinds,
    standardType,
    hukou,
    propertyConformity,
    incomeDetermined,
    ...incomeKinds,
  ],
  parameters: parseParameters(parameters, 'catalogue/shared/parameters.yaml'),
  postKinds,
  headings: [
    { heading: '关系', kind: relationKind, codes: relationCodes },
    { heading: '身份', kinds: statusKinds, known: statusDetermined, leftOut: 'none' },
    { heading: '收入', kinds: incomeKinds, known: incomeDetermined, leftOut: 'unknown' },
  ],
};
