import type { CataloguePart } from '#kit/catalogue-part.ts';
import { hives, hivesOpened, letOut, swarming } from './fact-kinds.ts';
import { honeyShareItem } from './item.ts';

export const honeyShare: CataloguePart = {
  items: [honeyShareItem],
  factKinds: [...hives, ...letOut, hivesOpened, swarming],
  headings: [{ heading: '蜂箱', kinds: [...hives, ...letOut], known: hivesOpened, leftOut: 'unknown' }],
};
