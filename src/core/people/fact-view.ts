import { codeName } from '#kit/code-set.ts';
import { type FactKind, standingNames } from '#kit/fact-kind.ts';
import { fen, formatYuan } from '#kit/money.ts';
import { dateOfDay } from '#kit/situation.ts';
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
    text: kind === undefined ? String(fact.value) : valueText(kind, fact.value),
    from: fact.from,
    to: fact.to,
    standing: fact.standing,
    standingName: standingNames[fact.standing],
    source: fact.source,
    basis: fact.basis,
    knownFrom: fact.knownFrom,
  };
}

function valueText(kind: FactKind, value: number): string {
  switch (kind.value) {
    case 'presence':
      return '有';
    case 'code':
      return kind.codes === undefined ? String(value) : codeName(kind.codes, codeOf(kind, value));
    case 'money':
      return `${formatYuan(fen(value))} 元`;
    case 'money-per-year':
      return `${formatYuan(fen(value))} 元/年`;
    case 'count':
      return String(value);
    case 'date':
      return dateOfDay(value);
  }
}

/** Codes are stored as numbers: 02 as 2. */
function codeOf(kind: FactKind, value: number): string {
  return kind.codes?.codes.find(({ code }) => Number(code) === value)?.code ?? String(value);
}
