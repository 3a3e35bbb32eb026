import { entrustmentForm } from '#kit/entrustment.ts';
import { standingNames } from '#kit/fact-kind.ts';
import type { Item } from '#kit/item.ts';
import { readValueText } from '#kit/parameter.ts';
import { type ExplainedDecision, outcomeNames } from '#kit/rule.ts';
import type { CaseDetail, DecisionView } from './cases.contract.ts';
import type { CasePage } from './cases.read.service.ts';
import { answersView, formView } from './form-view.ts';
import type { ItemPage } from './items.contract.ts';

export const decisionView = (decision: ExplainedDecision): DecisionView => ({
  outcome: decision.outcome,
  outcomeName: outcomeNames[decision.outcome],
  class: decision.class,
  className: decision.className,
  amount: decision.amount,
  shares: [...decision.shares],
  ...(decision.lastMonth === undefined ? {} : { lastMonth: decision.lastMonth }),
  facts: decision.facts.map(({ standing, source, basis, sensitive: _shown, ...fact }) => ({
    ...fact,
    standingName: standing === null ? '' : standingNames[standing],
    source: source ?? '',
    basis: basis ?? '',
  })),
  members: [...decision.members],
  reasons: [...decision.reasons],
  trace: [...decision.trace],
  parameters: decision.parameters.map(({ key, name, from, document, confirmed, clause, ...value }) => ({
    ...{ key, name, from, document, confirmed, clause },
    text: readValueText(value),
  })),
});

/** The words of the time line for a move; the application itself is no move. */
const doneName = (item: Item, move: string): string => item.flow.moves[move]?.done ?? '提出申请';

const entrustmentView = (
  { people }: CasePage['file'],
  { principal, papers, ...entrustment }: NonNullable<CasePage['entrustment']>,
): NonNullable<CaseDetail['entrustment']> => ({
  ...entrustment,
  principalName: people.find((person) => person.id === principal)?.name ?? '',
  papers: [...papers],
});

/** A case as the API shows it. */
export const caseDetail = ({ file, line, moves, entrustment, self }: CasePage): CaseDetail => ({
  ...line,
  seq: file.case.seq,
  household: file.case.household,
  acceptedOn: file.case.acceptedOn,
  tell: file.item.flow.stages[file.case.stage]?.tell ?? '',
  people: file.people.map((person) => ({ ...person, self: person.id === self })),
  actions: file.actions.map((action, index) => ({
    seq: action.seq,
    move: action.move,
    name: doneName(file.item, action.move),
    stageName: file.item.flow.stages[action.stage]?.name ?? action.stage,
    on: action.on,
    at: action.businessAt,
    actorName: action.actorName,
    form: action.form,
    answers: answersView(file.view.actions[index]?.answers ?? {}),
  })),
  decision: file.case.decision && decisionView(file.case.decision),
  posted: file.case.posted && decisionView(file.case.posted),
  notice: file.view.notice && file.noticeId !== null ? { id: file.noticeId, ...file.view.notice } : null,
  entrustment: entrustment && entrustmentView(file, entrustment),
  moves: moves.map((move) => ({ ...move, blocked: [...move.blocked], prefill: answersView(move.prefill) })),
});

/** An item as its guide and form show it. */
export const itemPage = (item: Item): ItemPage => ({
  key: item.key,
  version: item.version,
  name: item.name,
  domain: item.domain,
  law: [...item.law],
  promise: item.promise,
  channels: [...item.channels],
  guide: item.guide.map((part) => ({ title: part.title, lines: [...part.lines] })),
  form: formView(item.form),
  stages: Object.entries(item.flow.stages).map(([key, stage]) => ({
    key,
    name: stage.name,
    tell: stage.tell,
    limit: stage.limit?.length ?? null,
  })),
  forms: Object.values(item.flow.moves).flatMap((move) => (move.form === undefined ? [] : [formView(move.form)])),
  authorisation: item.authorisation
    ? {
        purpose: item.authorisation.purpose,
        sources: [...item.authorisation.sources],
        term: item.authorisation.term,
        clause: item.authorisation.clause,
      }
    : null,
  entrustment: item.entrustment
    ? {
        clause: item.entrustment.clause,
        acts: [...item.entrustment.acts],
        counters: [...item.entrustment.counters],
        form: formView(entrustmentForm),
      }
    : null,
});
