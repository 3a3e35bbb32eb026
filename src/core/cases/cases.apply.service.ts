import { randomUUID } from 'node:crypto';
import type { UnknownAnswers } from '#kit/form.ts';
import { checkAnswers } from '#kit/form-check.ts';
import { checkIdentityNumber } from '#kit/identity-number.ts';
import type { ApplicationPerson, Item } from '#kit/item.ts';
import { formatChinese, plainDate, yearOf } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import {
  type Actor,
  access,
  asJobWithin,
  inTransaction,
  once,
  type ResidentActor,
  requireDomain,
} from '../access/index.ts';
import { assertOpenForNewCase, isWithin } from '../divisions/index.ts';
import { attachToCase } from '../files/index.ts';
import { accountIndex, createHousehold, findHouseholdsOf, findPeople, registerPerson } from '../people/index.ts';
import { accountsIn } from './accounts-in.ts';
import { appendAction } from './append-action.ts';
import { getItem } from './case-file.ts';
import { deleteDraft } from './cases.drafts.store.ts';
import { findDuplicates } from './cases.duplicates.service.ts';
import { insertAccounts, insertCheck } from './cases.duplicates.store.ts';
import { insertEntrustment } from './cases.entrustment.store.ts';
import { findOpenCaseNumber, insertCase, insertCasePerson, nextInSeries } from './cases.store.ts';
import {
  type CaseOffice,
  FormFaulty,
  ItemNotFound,
  MemberRepeated,
  NotTheApplicant,
  type OfficeCase,
  OpenCaseExists,
  OutsideScope,
} from './cases.ts';
import { checkEntrustment, type EntrustmentAnswers } from './entrustment.ts';
import { filesIn } from './files-in.ts';
import { stageDue } from './stage-clock.ts';

export type Application = {
  readonly item: string;
  readonly answers: UnknownAnswers;
  readonly key: string;
  /** The signed paper, where one applies for another. */
  readonly entrustment?: UnknownAnswers;
  /** The draft it was begun as: gone when the case is there. */
  readonly draft?: string;
};
export type Applied = { readonly id: string; readonly number: string };

/**
 * A resident applies, or a village worker whom he entrusts: people are looked up or entered in the register, the declared facts
 * are written, the case stands at the flow's first stage, its draft is gone. Nothing is stored when anything is wrong.
 * @throws Forbidden, FormFaulty, EntrustmentNeeded, OpenCaseExists, OutsideScope, NotTheApplicant, MemberRepeated
 */
export const apply = async (office: CaseOffice, actor: Actor, application: Application): Promise<Applied> => {
  access.require(actor, 'case.apply-for');
  const item = getItem(office, application.item);
  requireDomain(actor, item.domain, 'case.apply-for');
  const checked = checkAnswers(item.form, application.answers, office.clock.today());
  if (!checked.ok) throw FormFaulty({ faults: checked.faults });
  // An item that the office starts is not applied for.
  if (item.people === undefined || item.division === undefined) throw ItemNotFound({ item: item.key });
  const people = item.people(checked.answers);
  ensureDistinct(people);
  const division = item.division(checked.answers);
  if (actor.kind === 'staff' && !isWithin(division, actor.scope)) {
    throw OutsideScope({ faults: [{ path: '/division', message: '所选村（社区）不在您的管辖范围内' }] });
  }
  const entrustment = checkEntrustment(item, actor, application.entrustment, office.clock.today());
  const request = { item: item.key, answers: checked.answers, entrustment };
  return inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, application.key, request, async () => {
      await assertOpenForNewCase(tx, division, office.clock.today());
      // While the transaction is still the owner's: nobody else's role reaches a draft.
      if (application.draft !== undefined) await deleteDraft(tx, office.county, actor, application.draft);
      // Members may live in other towns, and a resident writes nothing himself: the checks above stand for the actor.
      await asJobWithin(tx);
      return openCase(tx, office, actor, item, { answers: checked.answers, entrustment, people, division });
    }),
  );
};

const ensureDistinct = (people: readonly ApplicationPerson[]): void => {
  const seen = new Set<string>();
  const repeated = people.findIndex((person) => seen.size === seen.add(person.idNumber).size);
  if (repeated >= 0) {
    const path = `/members/${repeated}/idNumber`;
    throw MemberRepeated({ faults: [{ path, message: '与前面一行的身份证号相同，请删去重复的一行' }] });
  }
};

/** By number: a resident whom the register did not know until now has no person yet. */
const isSelf = (office: CaseOffice, resident: ResidentActor, person: ApplicationPerson): boolean =>
  office.keys.index('identity-number', person.idNumber).equals(resident.idNumberIndex);

type Entered = { readonly id: string; readonly person: ApplicationPerson };

/** Nobody applies for the dead; a death that was recorded by mistake is taken back first. */
const ensureAlive = async (tx: Tx, office: CaseOffice, entered: readonly Entered[]): Promise<void> => {
  const cards = await findPeople(
    tx,
    office,
    entered.map(({ id }) => id),
  );
  const faults = entered.flatMap(({ id, person }, row) => {
    const died = cards.find((card) => card.id === id)?.died ?? null;
    if (died === null) return [];
    const message = `“${person.name}”已登记于${formatChinese(died)}死亡，请从家庭成员中删去；登记有误的，请先到村（社区）更正`;
    return [{ path: `/members/${row}/idNumber`, message }];
  });
  if (faults.length > 0) throw FormFaulty({ faults });
};

type Opening = {
  answers: UnknownAnswers;
  entrustment: EntrustmentAnswers | undefined;
  people: readonly ApplicationPerson[];
  division: string;
};

const openCase = async (tx: Tx, office: CaseOffice, actor: Actor, item: Item, opening: Opening): Promise<Applied> => {
  const { people, division } = opening;
  const today = office.clock.today();
  const entered: Entered[] = [];
  for (const person of people) {
    const { id } = await registerPerson(tx, office, { ...person, division });
    entered.push({ id, person });
  }
  await ensureAlive(tx, office, entered);
  const applicant = entered.find(({ person }) => person.applicant) ?? entered[0];
  if (applicant === undefined) throw FormFaulty({ faults: [{ path: '/members', message: '请至少填写申请人本人' }] });
  if (actor.kind === 'resident' && !isSelf(office, actor, applicant.person)) {
    throw NotTheApplicant({ faults: [{ path: '/members/0/idNumber', message: '第一行应填您本人' }] });
  }
  const own = (await findHouseholdsOf(tx, office, applicant.id)).find((household) => household.head === applicant.id);
  const household = own?.id ?? (await createHousehold(tx, office, { head: applicant.id, division }));
  const year = yearOf(today);
  const officeCase: OfficeCase = {
    id: randomUUID(),
    number: `${item.key.toUpperCase()}${year}${String(await nextInSeries(tx, office.county, item.key, year)).padStart(6, '0')}`,
    item: item.key,
    itemVersion: item.version,
    stage: item.flow.start,
    seq: 0,
    applicant: applicant.id,
    applicantName: applicant.person.name,
    household,
    appliedOn: today,
    acceptedOn: null,
    stageSince: today,
    ...stageDue(office.catalogue.calendar, item.flow, item.flow.start, {
      ...{ enteredOn: today, acceptedOn: null },
      entries: [],
    }),
    closed: false,
    division,
    decision: null,
    posted: null,
  };
  if (!(await insertCase(tx, office.county, { ...officeCase, domain: item.domain }))) {
    const number = await findOpenCaseNumber(tx, office.county, { item: item.key, applicant: applicant.id, household });
    throw OpenCaseExists({ number: number ?? '' });
  }
  for (const [row, { id, person }] of entered.entries()) {
    const identity = checkIdentityNumber(person.idNumber, today);
    await insertCasePerson(
      tx,
      office.county,
      { case: officeCase.id, division },
      {
        id,
        row,
        relation: person.relation,
        applicant: id === applicant.id,
        mustSign: (identity.ok && item.authorisation?.mustSign(identity, today)) ?? false,
      },
    );
  }
  const after = await appendAction(tx, office, actor, officeCase, {
    key: 'apply',
    name: '提出申请',
    to: item.flow.start,
    form: item.form,
    answers: opening.answers,
    effects: item.submitted,
  });
  await keepPapers(tx, office, actor, after, opening);
  await insertCheck(
    tx,
    office.county,
    { case: after.id, seq: after.seq, division, on: today },
    await findDuplicates(tx, office, after),
  );
  return { id: after.id, number: after.number };
};

/** What came with the application: its files become the case's, its accounts can be found again, who entrusted whom is kept. */
const keepPapers = async (
  tx: Tx,
  office: CaseOffice,
  actor: Actor,
  officeCase: OfficeCase,
  { answers, entrustment }: Opening,
): Promise<void> => {
  const { form } = getItem(office, officeCase.item);
  const papers = [...filesIn(form, answers), ...(entrustment?.deed ?? [])];
  await attachToCase(tx, office, actor, papers, officeCase);
  const accounts = accountsIn(form, answers).map((number) => accountIndex(office, number));
  await insertAccounts(tx, office.county, officeCase.id, accounts);
  if (entrustment === undefined || actor.kind !== 'staff') return;
  const place = { case: officeCase.id, division: officeCase.division, recordedBy: actor.user };
  await insertEntrustment(tx, office.county, place, {
    principal: officeCase.applicant,
    agentName: entrustment.agent,
    recordedByName: actor.userName,
    entrustedOn: plainDate(entrustment.entrustedOn),
    papers: entrustment.deed,
  });
};
