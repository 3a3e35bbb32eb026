import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { Actor } from '#core/access/index.ts';
import { asJob, createUser, findActor, getJob, LoginTaken, movePracticeClock, signIn } from '#core/access/index.ts';
import { startVerification } from '#core/exchange/index.ts';
import { confirmImport, startImport } from '#core/feeds/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { approvePayRun, makePayRun } from '#core/payments/index.ts';
import { startSweep } from '#core/watch/index.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import type { OpenedOffice } from '../office.ts';
import { practiceAccounts, practicePassword } from './accounts.ts';
import { caseEvents, type PracticeEvent, type PracticeStaff, play } from './cases.ts';
import { practiceFamilies } from './families.ts';
import { reportPension } from './late-report.ts';
import { practiceLedger } from './ledger.ts';
import { registerMonitored } from './monitored.ts';
import { reviewHouseholds } from './reviews.ts';

/** The day on which people first see the practice county. */
const openingDay = plainDate('2026-06-15');
const ledgerHouseholds = 700;

const makeAccounts = async (office: OpenedOffice): Promise<void> => {
  const system = asJob(office, 'practice');
  for (const account of practiceAccounts) {
    try {
      const post = {
        kind: account.post,
        scope: account.scope,
        domains: ['assistance'],
        from: office.clock.today(),
        to: null,
      };
      await createUser(office, system, { login: account.login, name: account.name, password: practicePassword, post });
    } catch (error) {
      // A start cut short left this one behind.
      if (!LoginTaken.is(error)) throw error;
    }
  }
};

const signInAll = async (office: OpenedOffice): Promise<PracticeStaff> => {
  const actors = new Map<string, Actor>();
  for (const { login } of practiceAccounts) {
    const { token } = await signIn(office, { login, password: practicePassword });
    actors.set(login, await findActor(office, token));
  }
  return (login) => {
    const actor = actors.get(login);
    if (actor === undefined) throw new RangeError(`演练县没有账号 ${login}`);
    return actor;
  };
};

/** Waits for a background job of ours; throws its note when it failed. */
const finish = async (office: OpenedOffice, actor: Actor, job: string): Promise<void> => {
  for (;;) {
    const progress = await getJob(office, actor, job);
    if (progress.state === 'done') return;
    if (progress.state === 'failed' || progress.state === 'cancelled') throw new Error(progress.note ?? progress.title);
    await pause(50);
  }
};

/** The county's ledger as a county keeps it, taken in by the import that a real one uses. */
const importLedger = async (office: OpenedOffice, staff: PracticeStaff): Promise<void> => {
  const clerk = staff('xianshen');
  const content = Readable.from([await practiceLedger({ households: ledgerHouseholds, seed: 1 })]);
  const file = await uploadFile(office, clerk, { name: '安岳县农村低保台账（演练）.xlsx', content });
  const batch = await startImport(office, clerk, { feed: 'dibao-ledger', file: file.id, key: 'practice-ledger' });
  await finish(office, clerk, batch.job);
  const confirmed = await confirmImport(office, clerk, {
    batch: batch.id,
    paidThrough: plainMonth('2026-04'),
    key: 'practice-ledger-confirmed',
  });
  await finish(office, clerk, confirmed.job);
};

/** Every source is asked about the people of a case, and has answered. */
const verifyMeans = async (office: OpenedOffice, staff: PracticeStaff, id: string): Promise<void> => {
  const { job } = await startVerification(office, staff('diaocha'), { case: id, key: `practice-verification-${id}` });
  await finish(office, staff('diaocha'), job);
};

const payMay = async (office: OpenedOffice, staff: PracticeStaff): Promise<void> => {
  const run = await makePayRun(office, staff('zhidan'), {
    month: plainMonth('2026-05'),
    key: 'practice-pay-run-2026-05',
  });
  await finish(office, staff('zhidan'), run.job);
  await approvePayRun(office, staff('fuhe'), { run: run.id, key: 'practice-pay-run-2026-05-approved' });
};

/**
 * Fills a practice county by what people do: accounts, a ledger of about 2,000 invented people imported, the May pay run, and
 * a case at each stage. A start that was cut short goes on where it stopped: every step carries its own client key.
 */
export const makePracticeCounty = async (office: OpenedOffice, say: (line: string) => void): Promise<void> => {
  if (office.clock.today() >= openingDay) return;
  say('正在建立演练县（约 2000 名虚构人员，只在首次启动时进行）……');
  await makeAccounts(office);
  const staff = await signInAll(office);
  await importLedger(office, staff);
  await registerMonitored(office);
  await reviewHouseholds(office);
  const events: PracticeEvent[] = [
    { on: '2026-05-15', run: () => payMay(office, staff) },
    { on: '2026-06-12', run: () => reportPension(office) },
    ...practiceFamilies.flatMap((family) => caseEvents(office, staff, family, (id) => verifyMeans(office, staff, id))),
  ];
  await play(office, staff('admin'), events);
  await movePracticeClock(office, staff('admin'), openingDay);
  const sweep = await startSweep(office, staff('xianshen'), { key: 'practice-sweep' });
  await finish(office, staff('xianshen'), sweep.job);
};
