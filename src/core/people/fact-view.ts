import { type FactKind, standingNames } from '#kit/fact-kind.ts';
import { factText } from '#kit/fact-text.ts';
import type { FactView } from './people.contract.ts';
import type { Fact } from './people.ts';

/** A fact as people read it. A kind no longer in the catalogue shows its bare number. */
export function factView(kinds: readonly FactKind[], fact: Fact): FactView {
  const kind = kinds.find(({ key }) => key === fact.kind);
  return {
    id: fact.id,
    kind: fact.kind,
    name: kind?.name ?? fact.kind,
    value: fact.value,
    text: kind === undefined ? String(fact.value) : factText(kind, fact.value),
    from: fact.from,
    to: fact.to,
    standing: fact.standing,
    standingName: standingNames[fact.standing],
    source: fact.source,
    basis: fact.basis,
    knownFrom: fact.knownFrom,
  };
}
