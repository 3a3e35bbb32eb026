import { randomUUID } from 'node:crypto';
import type { UnknownAnswers } from '#kit/form.ts';
import { checkAnswers } from '#kit/form-check.ts';
import { monthOf, yearOf } from '#kit/plain-date.ts';
import { type Actor, access, asJobWithin, Forbidden, inTransaction, once, requireDomain } from '../access/index.ts';
import { findRunningAmounts } from '../benefits/index.ts';
import { findHousehold, findPeople, HouseholdNotFound } from '../people/index.ts';
import { appendAction } from './append-action.ts';
import { getItem } from './case-file.ts';
import type { Applied } from './cases.apply.service.ts';
import { findOpenCaseNumber, insertCase, insertCasePerson, nextInSeries } from './cases.store.ts';
import {
  type CaseOffice,
  FormFaulty,
  ItemNotFound,
  NothingToReview,
  type OfficeCase,
  OpenCaseExists,
} from './cases.ts';
import { stageDue } from './stage-clock.ts';

/** An item that the office itself starts on a household, and why. */
export type CaseStart = {
  readonly item: string;
  readonly household: string;
  readonly answers: UnknownAnswers;
  readonly key: string;
};

/**
 * The office starts a case on a household of the actor's scope for which the item's benefit runs: its members of today are
 * the people of the case, its head stands for the applicant. Accepted at once.
 * @throws ItemNotFound, Forbidden, FormFaulty, HouseholdNotFound, NothingToReview, OpenCaseExists
 */
export const startCase = async (office: CaseOffice, actor: Actor, asked: CaseStart): Promise<Applied> => {
  access.require(actor, 'case.start');
  const item = getItem(office, asked.item);
  if (item.startedBy === undefined) throw ItemNotFound({ item: asked.item });
  requireDomain(actor, item.domain, 'case.start');
  if (actor.kind !== 'staff' || !item.startedBy.posts.includes(actor.postKind)) {
    throw Forbidden({ permission: 'case.start' });
  }
  const { benefit } = item.startedBy;
  const checked = checkAnswers(item.form, asked.answers, office.clock.today());
  if (!checked.ok) throw FormFaulty({ faults: checked.faults });
  return inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, asked.key, { ...asked, key: undefined }, async () => {
      // Whether the actor may see this household at all is for the row policies to say.
      if ((await findHousehold(tx, office, asked.household)) === undefined) {
        throw HouseholdNotFound({ household: asked.household });
      }
      await asJobWithin(tx);
      const today = office.clock.today();
      const running = await findRunningAmounts(tx, office, asked.household, monthOf(today));
      const household = await findHousehold(tx, office, asked.household);
      if (household === undefined || running[benefit] === undefined) throw NothingToReview({ item: item.name });
      const members = household.memberships.filter(({ from, to }) => from <= today && (to === null || to >= today));
      const people = await findPeople(
        tx,
        office,
        members.map(({ person }) => person),
      );
      const alive = members.filter(({ person }) => people.find(({ id }) => id === person)?.died === null);
      const applicant = alive.find(({ person }) => person === household.head) ?? alive[0] ?? members[0];
      if (applicant === undefined) throw NothingToReview({ item: item.name });
      const open = await findOpenCaseNumber(tx, office.county, {
        ...{ item: item.key, applicant: applicant.person },
        household: asked.household,
      });
      if (open !== undefined) throw OpenCaseExists({ number: open });
      const year = yearOf(today);
      const number = String(await nextInSeries(tx, office.county, item.key, year)).padStart(6, '0');
      const { start } = item.flow;
      const clocks = stageDue(office.catalogue.calendar, item.flow, start, {
        ...{ enteredOn: today, acceptedOn: today },
        entries: [],
      });
      const officeCase: OfficeCase = {
        id: randomUUID(),
        number: `${item.key.replaceAll('-', '').toUpperCase()}${year}${number}`,
        item: item.key,
        itemVersion: item.version,
        stage: start,
        seq: 0,
        applicant: applicant.person,
        applicantName: people.find(({ id }) => id === applicant.person)?.name ?? '',
        household: asked.household,
        appliedOn: today,
        acceptedOn: today,
        stageSince: today,
        ...clocks,
        closed: false,
        division: household.division,
        decision: null,
        posted: null,
      };
      await insertCase(tx, office.county, { ...officeCase, domain: item.domain });
      for (const [row, { person, relation }] of members.entries()) {
        await insertCasePerson(
          tx,
          office.county,
          { case: officeCase.id, division: officeCase.division },
          { id: person, row, relation, applicant: person === applicant.person, mustSign: false },
        );
      }
      await appendAction(tx, office, actor, officeCase, {
        key: 'start',
        name: item.name,
        to: start,
        form: item.form,
        answers: checked.answers,
        effects: item.submitted,
      });
      return { id: officeCase.id, number: officeCase.number };
    }),
  );
};
