import type { CaseNotice, CaseView } from '#kit/case-view.ts';
import { findByKey } from '#kit/catalogue.ts';
import type { Form } from '#kit/form.ts';
import type { Item } from '#kit/item.ts';
import { monthOf, type PlainDate } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import type { Context } from '../access/index.ts';
import { findRunningAmounts } from '../benefits/index.ts';
import { findPathNames, fullCode } from '../divisions/index.ts';
import { countObjectionsOfCase, findNoticeOfCase } from '../notices/index.ts';
import { parametersOn } from '../parameters/index.ts';
import { findDraw } from './cases.draw.store.ts';
import { findActions, findCasePeople, type StoredAction } from './cases.store.ts';
import { ItemNotFound, type OfficeCase, type PersonOfCase } from './cases.ts';
import { maskedAnswers } from './sealed-answers.ts';

/** A case with all that was done in it: read once, handed to guards, effects, letters and pages. */
export type CaseFile = {
  readonly case: OfficeCase;
  readonly item: Item;
  readonly people: readonly PersonOfCase[];
  readonly actions: readonly StoredAction[];
  readonly view: CaseView;
  /** The notice that the view tells of. */
  readonly noticeId: string | null;
  /** The town where the case is handled, by its name. */
  readonly townName: string;
};

/** The item of a case. Throws ItemNotFound. */
export const getItem = (ctx: Context, key: string): Item => {
  const item = findByKey(ctx.catalogue.items, key);
  if (item === undefined) throw ItemNotFound({ item: key });
  return item;
};

/** The form of a key among an item's own and those of its moves. */
const findForm = (item: Item, key: string | null): Form | undefined =>
  [item.form, ...Object.values(item.flow.moves).map((move) => move.form)].find((form) => form?.key === key);

/** Reads a case's people, actions and notice. The transaction must see all of them: the job role, after the case itself was seen. */
export const readCaseFile = async (tx: Tx, ctx: Context, officeCase: OfficeCase): Promise<CaseFile> => {
  const item = getItem(ctx, officeCase.item);
  const people = await findCasePeople(tx, ctx.county, officeCase.id);
  const stored = await findActions(tx, ctx.county, officeCase.id);
  const notice = await findNoticeOfCase(tx, ctx, officeCase.id);
  const on = ctx.clock.today();
  const town = fullCode(officeCase.division.slice(0, 9));
  const names = await findPathNames(tx, [officeCase.division, town], on);
  const actions = stored.map((action) => {
    const form = findForm(item, action.form);
    return form === undefined ? action : { ...action, answers: maskedAnswers(form, action.payload) };
  });
  const view: CaseView = {
    id: officeCase.id,
    number: officeCase.number,
    on,
    appliedIn: monthOf(officeCase.appliedOn),
    stage: officeCase.stage,
    division: officeCase.division,
    divisionName: names.get(officeCase.division) ?? officeCase.division,
    people,
    actions,
    notice: notice === undefined ? null : asCaseNotice(notice),
    objections: await countObjectionsOfCase(tx, ctx, officeCase.id),
    draw: (await findDraw(tx, ctx.county, officeCase.id)) ?? null,
    settings: await settingsOf(tx, ctx, item, officeCase.division, on),
    running: await findRunningAmounts(tx, ctx, officeCase.household, monthOf(on)),
    decision: officeCase.decision,
    posted: officeCase.posted,
  };
  return {
    case: officeCase,
    item,
    people,
    actions,
    view,
    noticeId: notice?.id ?? null,
    townName: names.get(town) ?? '',
  };
};

/** The parameters the item's flow asks for, as text, in force on the day where the case is handled. */
const settingsOf = async (
  tx: Tx,
  ctx: Context,
  { flow }: Item,
  division: string,
  on: PlainDate,
): Promise<Readonly<Record<string, string>>> => {
  const asked = flow.settings ?? [];
  if (asked.length === 0) return {};
  const inForce = (await parametersOn(tx, ctx, division))(on);
  return Object.fromEntries(asked.map((key) => [key, inForce.get(key).text]));
};

const asCaseNotice = (notice: CaseNotice): CaseNotice => ({
  postedOn: notice.postedOn,
  lastDay: notice.lastDay,
  openObjections: notice.openObjections,
});
