import { type Actor, access, inTransaction } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { openCase } from '../cases/index.ts';
import type { OwnVerification } from './exchange.contract.ts';
import { objectionView } from './exchange.read.service.ts';
import * as reports from './exchange.report.store.ts';
import * as store from './exchange.store.ts';
import type { ExchangeOffice } from './exchange.ts';

/**
 * What somebody of the family sees of the verification of his case: what was found about himself, of the applicant also what
 * was found about the minors and the household as a whole. @throws CaseNotFound
 */
export const getOwnVerification = async (
  office: ExchangeOffice,
  actor: Actor,
  id: string,
): Promise<OwnVerification> => {
  access.require(actor, 'verification.read-own');
  const self = actor.kind === 'resident' ? actor.person : null;
  return inTransaction(office, actor, async (tx) => {
    const file = await openCase(tx, office, id, 'read');
    const [latest] = await reports.findReports(tx, office.county, id);
    const round = await store.findLatestRound(tx, office.county, id);
    const applies = file.people.some((person) => person.id === self && person.applicant);
    const seen = file.people
      .filter((person) => person.id === self || (applies && !person.mustSign))
      .map(({ id: one }) => one);
    const objections = await reports.findObjections(tx, office.county, id);
    const open = objections.findLast(({ person, report }) => person === self || report === latest?.id);
    await append(tx, office, actor, { action: 'verification.read-own', subjects: seen, detail: { case: id } });
    return {
      report:
        latest === undefined
          ? null
          : {
              ...{ id: latest.id, number: latest.number, madeOn: latest.madeOn, validUntil: latest.validUntil },
              people: latest.content.people.filter(({ person }) => seen.includes(person)),
              differences: latest.content.differences.filter(({ person }) =>
                person === null ? applies : seen.includes(person),
              ),
            },
      objection: open === undefined ? null : objectionView(open, file),
      waiting: round !== undefined && round.state !== 'concluded',
    };
  });
};
