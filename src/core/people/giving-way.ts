import { standings } from '#kit/fact-kind.ts';
import type { Fact } from './people.ts';

type Said = Pick<Fact, 'person' | 'household' | 'standing' | 'from' | 'to'> & { readonly kind: number };

const rank = ({ standing }: Said): number => standings.indexOf(standing);

/** True when a stronger fact of the same kind about the same subject speaks of some of the same days. */
const isOutweighed = (weak: Said, facts: readonly Said[]): boolean =>
  facts.some(
    (strong) =>
      rank(strong) > rank(weak) &&
      strong.kind === weak.kind &&
      strong.person === weak.person &&
      strong.household === weak.household &&
      (weak.to === null || strong.from <= weak.to) &&
      (strong.to === null || strong.to >= weak.from),
  );

/** Without those that give way to a stronger one about the same thing at the same time: as a packed situation is read. */
export const withoutOutweighed = <T extends Said>(facts: readonly T[]): readonly T[] =>
  facts.filter((fact) => !isOutweighed(fact, facts));
