import { fieldsOf } from '#kit/form.ts';
import type { LetterDocument, LetterText } from '#kit/letter.ts';
import { defineError } from '#platform/errors.ts';
import { renderLetter } from '#platform/pdf/render-letter.ts';
import { type Actor, access, asJobWithin, type Context, inTransaction } from '../access/index.ts';
import { append } from '../audit/index.ts';
import { findPathNames } from '../divisions/index.ts';
import { applicationPaper } from './application-paper.ts';
import { type BlankPaper, blankPaper } from './blank-papers.ts';
import { getItem, readCaseFile } from './case-file.ts';
import { findEntrustment } from './cases.entrustment.store.ts';
import { findCase } from './cases.store.ts';
import { CaseNotFound } from './cases.ts';

export const PaperNotNeeded = defineError<{ item: string }>(
  'cases.paper-not-needed',
  'not-found',
  '没有这种空白表',
  ({ item }) => `“${item}”不用这种纸质文书。请从办事指南看要交哪些材料。`,
);

/** Printed by hand of people, without number, signature of an organ or code. */
const documentOf = (ctx: Context, text: LetterText): LetterDocument => ({
  ...text,
  organ: ctx.installation.bureau,
  closing: { organ: ctx.installation.bureau, on: ctx.clock.today() },
  ...(ctx.installation.practice ? { watermark: '演练' } : {}),
});

/** A blank paper of an item, drawn once a day: it is the same for everybody. */
const drawn = new Map<string, Promise<Buffer>>();

/** A blank paper to be signed by hand, as PDF; anybody may print it. @throws ItemNotFound, PaperNotNeeded, LetterNotPrinted */
export const printBlankPaper = async (ctx: Context, key: string, paper: BlankPaper): Promise<Buffer> => {
  const item = getItem(ctx, key);
  const text = blankPaper(item, paper);
  if (text === undefined) throw PaperNotNeeded({ item: item.name });
  const document = documentOf(ctx, text);
  const name = JSON.stringify([item.key, paper, document.organ, ctx.installation.fontFolder ?? '']);
  const kept = drawn.get(name) ?? renderLetter(document, ctx.installation);
  drawn.set(name, kept);
  try {
    return await kept;
  } catch (error) {
    drawn.delete(name);
    throw error;
  }
};

/** The application of a case as it was sent, as PDF, to be signed and filed; audited. @throws CaseNotFound, LetterNotPrinted */
export const printApplication = async (ctx: Context, actor: Actor, id: string): Promise<Buffer> => {
  access.require(actor, actor.kind === 'resident' ? 'case.read-own' : 'case.read');
  const text = await inTransaction(ctx, actor, async (tx) => {
    const officeCase = await findCase(tx, ctx.county, id);
    if (officeCase === undefined) throw CaseNotFound({ id });
    await asJobWithin(tx);
    const { item, people, view } = await readCaseFile(tx, ctx, officeCase);
    const answers = view.actions.find(({ form }) => form === item.form.key)?.answers ?? {};
    const codes = Object.entries(fieldsOf(item.form)).flatMap(([key, { type }]) =>
      type === 'division' ? [String(answers[key])] : [],
    );
    const entrusted = await findEntrustment(tx, ctx.county, id);
    const subjects = people.map((person) => person.id);
    await append(tx, ctx, actor, { action: 'case.print-application', subjects, detail: { case: id } });
    return applicationPaper({
      ...{ form: item.form, answers, number: officeCase.number, appliedOn: officeCase.appliedOn },
      places: await findPathNames(tx, codes, ctx.clock.today()),
      signers: people.filter(({ mustSign }) => mustSign),
      entrustment: entrusted && {
        principal: people.find((person) => person.id === entrusted.principal)?.name ?? '',
        agent: entrusted.agentName,
        on: entrusted.entrustedOn,
      },
    });
  });
  return renderLetter(documentOf(ctx, text), ctx.installation);
};
