import type { Tx } from '#platform/database.ts';
import { defineError } from '#platform/errors.ts';
import {
  type Actor,
  access,
  asJobWithin,
  findIdentityIndex,
  findUserName,
  inTransaction,
  once,
} from '../access/index.ts';
import { append } from '../audit/index.ts';
import { findKin, findRecusals, insertRecusal, type Recusal } from './cases.recusal.store.ts';
import { findCase } from './cases.store.ts';
import { CaseNotFound, type CaseOffice, type OfficeCase } from './cases.ts';

export const MustRecuse = defineError<{ reason: string }>(
  'cases.must-recuse',
  'forbidden',
  '依法回避，不能办理',
  ({ reason }) => `${reason}。请由其他人办理；没有其他人的，请乡镇（街道）分管领导指派。`,
);
export const RecusedUserUnknown = defineError<{ user: string }>(
  'cases.recused-user-unknown',
  'invalid',
  '没有这个用户',
  () => '没有找到要回避的用户，请从经办人员中选择。',
);

/** Why this actor may not work this case: his own or his family's, or he has withdrawn; undefined when nothing bars him. */
export const findBar = async (
  tx: Tx,
  office: CaseOffice,
  actor: Actor,
  officeCase: Pick<OfficeCase, 'id'>,
): Promise<string | undefined> => {
  if (actor.kind !== 'staff') return undefined;
  const recusal = (await findRecusals(tx, office.county, officeCase.id)).find(({ user }) => user === actor.user);
  if (recusal !== undefined) return `您已回避这个办件（${recusal.reason}）`;
  const index = await findIdentityIndex(tx, actor.user);
  if (index === undefined) return undefined;
  const [kin] = await findKin(tx, office.county, { case: officeCase.id, index, on: office.clock.today() });
  if (kin === undefined) return undefined;
  return kin.self ? '您本人是这个办件的家庭成员' : `您与这个办件里的${kin.name}登记在同一户`;
};

/** Refuses whoever is barred. @throws MustRecuse */
export const ensureNotBarred = async (
  tx: Tx,
  office: CaseOffice,
  actor: Actor,
  officeCase: Pick<OfficeCase, 'id'>,
): Promise<void> => {
  const reason = await findBar(tx, office, actor, officeCase);
  if (reason !== undefined) throw MustRecuse({ reason });
};

/** `user`: whom it concerns; without it the actor himself withdraws (自行回避). */
export type NewRecusal = {
  readonly case: string;
  readonly user?: string;
  readonly reason: string;
  readonly key: string;
};

/**
 * Has somebody withdraw from a case for good: himself, or on the word of whoever leads the office. Whoever withdrew makes no
 * move of the case any more. @throws CaseNotFound, RecusedUserUnknown
 */
export const recuse = async (office: CaseOffice, actor: Actor, input: NewRecusal): Promise<void> => {
  const own = actor.kind === 'staff' && (input.user === undefined || input.user === actor.user);
  access.require(actor, own ? 'case.act' : 'case.recuse');
  if (actor.kind !== 'staff') return;
  const { key, ...request } = input;
  await inTransaction(office, actor, async (tx) =>
    once(tx, office, actor, key, request, async () => {
      const officeCase = await findCase(tx, office.county, input.case);
      if (officeCase === undefined) throw CaseNotFound({ id: input.case });
      await asJobWithin(tx);
      const user = input.user ?? actor.user;
      const userName = own ? actor.userName : await findUserName(tx, user);
      if (userName === undefined) throw RecusedUserUnknown({ user });
      const { id, division } = officeCase;
      const on = office.clock.today();
      await insertRecusal(tx, office.county, {
        ...{ case: id, user, userName, reason: input.reason.trim(), on, by: actor.user, division },
      });
      await append(tx, office, actor, { action: 'case.recuse', detail: { case: id, user } });
      return {};
    }),
  );
};

/** Who has withdrawn from a case. @throws CaseNotFound */
export const listRecusals = async (office: CaseOffice, actor: Actor, id: string): Promise<readonly Recusal[]> => {
  access.require(actor, 'case.read');
  return inTransaction(office, actor, async (tx) => {
    if ((await findCase(tx, office.county, id)) === undefined) throw CaseNotFound({ id });
    return findRecusals(tx, office.county, id);
  });
};
