import { randomUUIDv7 } from 'node:crypto';
import { type Actor, access, asJobWithin, type Context, inTransaction } from '#core/access/index.ts';
import { append } from '#core/audit/index.ts';
import { ensureLetter, type LetterText } from '#kit/letter.ts';
import { type PlainDate, yearOf } from '#kit/plain-date.ts';
import type { Tx } from '#platform/database.ts';
import { printTask } from './letters.printing.service.ts';
import * as store from './letters.store.ts';
import { agencyCode, type LetterRecord, letterDocument, letterNumber, remediesOf } from './letters.ts';
import { newVerificationCode } from './verification-code.ts';

/** A letter to be issued. `kind` is the key of the item's letter, `series` the word in its number: 安民某〔2026〕…. */
export interface NewLetter {
  readonly case: string;
  readonly kind: string;
  readonly name: string;
  readonly series: string;
  /** Whose paper it is: the bureau unless said. */
  readonly issuer?: string;
  readonly text: LetterText;
  /** The person to whom it is addressed. */
  readonly recipient: string;
  /** Twelve digits: where the case belongs. */
  readonly division: string;
  readonly on: PlainDate;
}

/**
 * Issues a letter in the transaction of what it tells about: takes the next number of its series and year, stores it as
 * data, has it printed after the commit. The caller audits. Gives its id. @throws DefinitionError for one that can't be printed
 */
export async function issueLetter(tx: Tx, ctx: Context, letter: NewLetter): Promise<string> {
  const organ = letter.issuer ?? ctx.installation.bureau;
  const id = randomUUIDv7();
  const verificationCode = newVerificationCode();
  // A town that issues in its own name numbers its own letters.
  const series = organ === ctx.installation.bureau ? letter.series : agencyCode(organ) + letter.series;
  const position = await store.nextInSeries(tx, ctx.county, series, yearOf(letter.on));
  const number = letterNumber(organ, letter.series, letter.on, position);
  const document = letterDocument({ ...ctx.installation, bureau: organ }, letter.text, {
    number,
    on: letter.on,
    code: verificationCode,
  });
  ensureLetter(document);
  await store.insertLetter(tx, ctx.county, {
    id,
    case: letter.case,
    kind: letter.kind,
    name: letter.name,
    number,
    verificationCode,
    document,
    recipient: letter.recipient,
    issuedOn: letter.on,
    division: letter.division,
  });
  await ctx.jobs.add(tx, printTask, { letter: id }, { jobKey: `letter:${id}` });
  return id;
}

/** The letters of a case that the transaction's actor may see, in the order of issue, with their deliveries. */
export async function findLettersOfCase(tx: Tx, ctx: Context, officeCase: string): Promise<LetterRecord[]> {
  const letters = await store.findLettersOfCase(tx, ctx.county, officeCase);
  const deliveries = await store.findDeliveries(
    tx,
    ctx.county,
    letters.map(({ id }) => id),
  );
  return letters.map((letter) => {
    const delivery = deliveries.find((one) => one.letter === letter.id);
    if (delivery === undefined) return { ...letter, delivery: null };
    return { ...letter, delivery: { ...delivery, ...remediesOf(ctx.catalogue.calendar, delivery.on) } };
  });
}

/** The letters of a case: staff by scope, a resident those addressed to him. The read is audited. */
export async function listLetters(ctx: Context, actor: Actor, officeCase: string): Promise<LetterRecord[]> {
  access.require(actor, actor.kind === 'resident' ? 'letter.read-own' : 'letter.read');
  return inTransaction(ctx, actor, async (tx) => {
    const seen = new Set((await store.findLettersOfCase(tx, ctx.county, officeCase)).map(({ id }) => id));
    // A resident has no rows of deliveries; his right to the letters is proven above.
    await asJobWithin(tx);
    const letters = (await findLettersOfCase(tx, ctx, officeCase)).filter(({ id }) => seen.has(id));
    const subjects = [...new Set(letters.map(({ recipient }) => recipient))];
    if (subjects.length > 0)
      await append(tx, ctx, actor, { action: 'letter.list', subjects, detail: { case: officeCase } });
    return letters;
  });
}
