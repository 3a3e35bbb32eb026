import { findMoveFaults, movesFrom } from '#kit/flow.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import type { Tx } from '#platform/database.ts';
import { type Actor, access, asJobWithin, inTransaction } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { findPathNames, prefixOf } from '../divisions/index.ts';
import { type CaseFile, getItem, readCaseFile } from './case-file.ts';
import type { Duplicate } from './cases.duplicates.contract.ts';
import { findBlocking, findDuplicates } from './cases.duplicates.service.ts';
import { type CaseEntrustment, findEntrustment } from './cases.entrustment.store.ts';
import { type CaseLine, countStages, findCases, findCasesOfPerson, findWork } from './cases.read.store.ts';
import { findBar } from './cases.recusal.service.ts';
import { findCase } from './cases.store.ts';
import { CaseNotFound, type CaseOffice, isMoveOf } from './cases.ts';

const pageSize = 50;

export type NamedLine = CaseLine & {
  readonly itemName: string;
  readonly stageName: string;
  readonly divisionName: string;
  readonly overdue: boolean;
};
export type LinePage = { readonly items: readonly NamedLine[]; readonly next: string | null };

const named = async (tx: Tx, office: CaseOffice, lines: readonly CaseLine[]): Promise<readonly NamedLine[]> => {
  const on = office.clock.today();
  const names = await findPathNames(
    tx,
    lines.map((line) => line.division),
    on,
  );
  return lines.map((line) => {
    const item = getItem(office, line.item);
    return {
      ...line,
      itemName: item.name,
      stageName: item.flow.stages[line.stage]?.name ?? line.stage,
      divisionName: names.get(line.division) ?? line.division,
      overdue: !line.closed && line.dueOn !== null && line.dueOn < on,
    };
  });
};

const parseCursor = (cursor: string | undefined): { due: string; id: string } | undefined => {
  const [due, id] = cursor?.split('_') ?? [];
  return due === undefined || id === undefined ? undefined : { due, id };
};

const cursorOf = (lines: readonly CaseLine[], sort: (line: CaseLine) => string): string | null => {
  const last = lines.length === pageSize ? lines.at(-1) : undefined;
  return last === undefined ? null : `${sort(last)}_${last.id}`;
};

/** The stages of an item at which a holder of this post has to act. */
const stagesOf = (office: CaseOffice, itemKey: string, postKind: string): readonly string[] =>
  Object.entries(getItem(office, itemKey).flow.stages)
    .filter(([, stage]) => stage.actor !== null && stage.actor !== 'applicant' && stage.actor.posts.includes(postKind))
    .map(([key]) => key);

/** My work: the cases that wait for the actor's post within his scope, most urgent first. */
export const findMyWork = async (
  office: CaseOffice,
  actor: Actor,
  asked: { item: string; after?: string | undefined },
): Promise<LinePage> => {
  access.require(actor, 'case.read');
  const stages = actor.kind === 'staff' ? stagesOf(office, asked.item, actor.postKind) : [];
  return inTransaction(office, actor, async (tx) => {
    const page = { after: parseCursor(asked.after), most: pageSize };
    const lines = await findWork(tx, office.county, { item: asked.item, stages }, page);
    return { items: await named(tx, office, lines), next: cursorOf(lines, (line) => line.dueOn ?? '9999-12-31') };
  });
};

/** The cases of the actor's scope, or of a part of it. */
export const listCases = async (
  office: CaseOffice,
  actor: Actor,
  asked: {
    division?: string | undefined;
    stage?: string | undefined;
    number?: string | undefined;
    after?: string | undefined;
  },
): Promise<LinePage> => {
  access.require(actor, 'case.read');
  const scope = actor.kind === 'staff' ? actor.scope : office.county;
  return inTransaction(office, actor, async (tx) => {
    const prefix = asked.division === undefined ? scope : prefixOf(asked.division);
    const page = { after: parseCursor(asked.after), most: pageSize };
    const lines = await findCases(tx, office.county, { prefix, stage: asked.stage, number: asked.number }, page);
    return { items: await named(tx, office, lines), next: cursorOf(lines, (line) => line.appliedOn) };
  });
};

/** How many open cases stand at each stage of each item in the actor's scope; `mine` are those his post acts on. */
export const countWork = async (office: CaseOffice, actor: Actor) => {
  access.require(actor, 'case.read');
  return inTransaction(office, actor, async (tx) => {
    const counts = await countStages(tx, office.county, office.clock.today());
    return counts.map((count) => ({
      ...count,
      itemName: getItem(office, count.item).name,
      stageName: getItem(office, count.item).flow.stages[count.stage]?.name ?? count.stage,
      mine: actor.kind === 'staff' && stagesOf(office, count.item, actor.postKind).includes(count.stage),
    }));
  });
};

/** A resident's own cases. */
export const listOwnCases = async (office: CaseOffice, actor: Actor): Promise<LinePage> => {
  access.require(actor, 'case.read-own');
  const person = actor.kind === 'resident' ? actor.person : null;
  if (person === null) return { items: [], next: null };
  return inTransaction(office, actor, async (tx) => {
    const lines = await findCasesOfPerson(tx, office.county, person);
    return { items: await named(tx, office, lines), next: null };
  });
};

/** A move as it is offered to the one who looks: what stands in its way, and the answers to begin with. */
export type OfferedMove = {
  readonly key: string;
  readonly name: string;
  readonly form: string | null;
  readonly emphasis: 'primary' | 'danger' | null;
  readonly blocked: readonly string[];
  readonly prefill: UnknownAnswers;
};

/** Moves of this actor from where the case stands; `found` are its duplicates, which stand in the way of acceptance; `bar` why he may make none. */
const offeredMoves = (
  file: CaseFile,
  actor: Actor,
  found: readonly Duplicate[],
  bar: string | undefined,
): readonly OfferedMove[] =>
  movesFrom(file.item.flow, file.case.stage)
    .filter(([, move]) => isMoveOf(actor, move, file.case))
    .map(([key, move]) => {
      const prefill = move.prefill?.(file.view) ?? {};
      const user = actor.kind === 'staff' ? actor.user : null;
      return {
        key,
        name: move.name,
        form: move.form?.key ?? null,
        emphasis: move.emphasis ?? null,
        blocked: [
          ...(bar === undefined ? [] : [bar]),
          ...findMoveFaults(file.item.flow, key, file.view, undefined, user),
          ...findBlocking(move, found),
        ],
        prefill,
      };
    });

/**
 * What the family itself wrote, what it is asked for, and the decision once it is made: not the office's notes nor what it
 * is still weighing.
 */
const asResidentsSee = (file: CaseFile): CaseFile => {
  const { moves, stages } = file.item.flow;
  const own = [
    file.item.form.key,
    // A move after which the applicant has to act speaks to him.
    ...Object.values(moves).map(({ by, to, form }) =>
      by === 'applicant' || stages[to]?.actor === 'applicant' ? form?.key : undefined,
    ),
  ];
  const isOwn = (form: string | null): boolean => form !== null && own.includes(form);
  return {
    ...file,
    case: { ...file.case, decision: file.case.closed ? file.case.decision : null, posted: null },
    view: {
      ...file.view,
      actions: file.view.actions.map((action) => (isOwn(action.form) ? action : { ...action, answers: {} })),
    },
  };
};

export type CasePage = {
  readonly file: CaseFile;
  readonly line: NamedLine;
  readonly moves: readonly OfferedMove[];
  readonly entrustment: CaseEntrustment | null;
  readonly self: string | null;
};

/** One case with all that was done and can be done; the read is audited. Staff by scope, residents their own. @throws CaseNotFound */
export const getCase = async (office: CaseOffice, actor: Actor, id: string): Promise<CasePage> => {
  access.require(actor, actor.kind === 'resident' ? 'case.read-own' : 'case.read');
  return inTransaction(office, actor, async (tx) => {
    const officeCase = await findCase(tx, office.county, id);
    if (officeCase === undefined) throw CaseNotFound({ id });
    await asJobWithin(tx);
    const whole = await readCaseFile(tx, office, officeCase);
    const file = actor.kind === 'resident' ? asResidentsSee(whole) : whole;
    const [line] = await named(tx, office, [officeCase]);
    if (line === undefined) throw CaseNotFound({ id });
    await append(tx, office, actor, {
      action: 'case.read',
      subjects: file.people.map((person) => person.id),
      detail: { case: id },
    });
    const accepts = movesFrom(whole.item.flow, whole.case.stage).some(
      ([, move]) => move.accepts === true && isMoveOf(actor, move, whole.case),
    );
    const found = accepts ? await findDuplicates(tx, office, officeCase) : [];
    const moves = offeredMoves(whole, actor, found, await findBar(tx, office, actor, officeCase));
    const entrustment = (await findEntrustment(tx, office.county, id)) ?? null;
    return { file, line, moves, entrustment, self: actor.kind === 'resident' ? actor.person : null };
  });
};
