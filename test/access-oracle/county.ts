import { randomUUID } from 'node:crypto';
import type { StaffActor } from '#core/access/access.ts';
import { beginDraft, getCase } from '#core/cases/index.ts';
import { startDecisionRun } from '#core/decisions/index.ts';
import { objectToReport, startVerification } from '#core/exchange/index.ts';
import { listLetters } from '#core/letters/index.ts';
import { makePayRun } from '#core/payments/index.ts';
import { writeFacts } from '#core/people/index.ts';
import { startSweep } from '#core/watch/index.ts';
import { deathKind } from '#kit/fact-kind.ts';
import { type PlainMonth, plainDate, plainMonth } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { taskHandlers } from '#server/tasks.ts';
import type { CaseCounty } from '#test/support/case-office.ts';
import { dibaoCases } from '#test/support/dibao-case.ts';
import { townOf, villages } from './actors.ts';

type Resident = { readonly id: string; readonly name: string; readonly idNumber: string };

/** What stands in one town: a case at each of several stages and what hangs on it. Ids. */
export interface TownData {
  readonly village: string;
  readonly cases: Readonly<Record<'submitted' | 'investigating' | 'posting' | 'county-review' | 'granted', string>>;
  readonly households: readonly string[];
  /** The heads of its households, who all bear one name. */
  readonly heads: readonly string[];
  /** Of the case under investigation: who applied and the other adult. */
  readonly applicant: Resident;
  readonly family: Resident;
  /** Of the granted case; and of one where nothing is granted yet. */
  readonly household: string;
  readonly undecided: string;
  readonly benefits: readonly string[];
  /** Cases with a notice; the one that hangs, and what was said against it. */
  readonly noticed: readonly string[];
  readonly notice: string;
  readonly objection: string;
  /** Of the case under investigation. */
  readonly letter: string;
  readonly files: readonly string[];
  readonly report: string;
  readonly query: string;
  readonly draft: { readonly id: string; readonly writer: string };
  /** Open signals and rounds, and households for which a run proposes something. */
  readonly tasks: readonly string[];
  readonly signal: string;
  readonly round: string;
  readonly proposed: readonly string[];
}

/** What is the whole county's. */
export interface CountyData {
  readonly payRun: string;
  readonly decisionRun: string;
  readonly job: string;
}

const members = (sequence: number) => [
  { name: '周大明', born: '1981-03-02', relation: '01', sequence },
  { name: '吴芳', born: '1983-07-15', relation: '10', sequence: sequence + 1 },
];
/** The numbers of a village's people begin here. */
const firstSequence: Readonly<Record<string, number>> = { [villages.own]: 1, [villages.elsewhere]: 101 };

const income = (yuan: number) => ({
  incomes: [{ member: 0, item: 'business', amount: yuan * 100, period: 'month', basis: '核对' }],
});

const runJobs = async (county: CaseCounty): Promise<void> => {
  county.office.clock.setWall(new Date().toISOString());
  await county.office.jobs.runDue(taskHandlers(county.office));
};

/** Works five cases of a town, each to its stage. The investigator is the one whose sign-in the test uses later. */
async function workCases(county: CaseCounty, village: string, first: number) {
  const work = dibaoCases(county, village);
  const family = (nth: number) => ({ members: members(first + 2 * nth), found: income(600) });
  const granted = await work.determine(family(0));
  await work.grant(granted);
  const reviewed = await work.determine(family(1));
  await work.post(reviewed);
  await work.closePosting(reviewed);
  const posting = await work.determine(family(2));
  await work.post(posting);
  const investigating = await work.submit(family(3));
  await work.take(work.clerk, investigating, 'accept');
  await work.take(work.investigator, investigating, 'begin');
  const submitted = await work.submit(family(4));
  return { submitted, investigating, posting, 'county-review': reviewed, granted };
}

/** Fills both towns and the county. `by` finds somebody of the staff by post and scope. */
export async function fillCounty(
  county: CaseCounty,
  by: (post: string, scope: string) => StaffActor,
): Promise<{ own: TownData; elsewhere: TownData; county: CountyData }> {
  const { office } = county;
  const cases = {
    own: await workCases(county, villages.own, firstSequence[villages.own] ?? 0),
    elsewhere: await workCases(county, villages.elsewhere, firstSequence[villages.elsewhere] ?? 0),
  };
  await reportDeath(county, villages.own, cases.own.granted);
  await reportDeath(county, villages.elsewhere, cases.elsewhere.granted);
  const towns = {
    own: await fillTown(county, villages.own, cases.own, by),
    elsewhere: await fillTown(county, villages.elsewhere, cases.elsewhere, by),
  };
  const month: PlainMonth = plainMonth(office.clock.today().slice(0, 7));
  const payRun = await makePayRun(office, by('finance-maker', '512021'), { month, key: randomUUID() });
  const run = await startDecisionRun(office, by('county-approver', '512021'), {
    item: 'dibao',
    month,
    key: randomUUID(),
  });
  await startSweep(office, by('county-approver', '512021'), { key: randomUUID() });
  await runJobs(county);
  // No review falls due so soon after a grant: a round for the household that has a signal.
  await county.asSuperuser(
    `insert into task select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'source', 'round',
       'kind', 'dibao.regular-review', 'severity', null))).* from task t where source = 'signal'`,
  );
  const made = async (village: string) => {
    const ids = idsIn(county, village);
    return {
      signal: (await ids("select id from task where division_now = $1 and source = 'signal'"))[0] ?? '',
      round: (await ids("select id from task where division_now = $1 and source = 'round'"))[0] ?? '',
      tasks: await ids('select id from task where division_now = $1 and result is null'),
      proposed: await ids('select household as id from decision_proposal where division_now = $1'),
    };
  };
  return {
    own: { ...towns.own, ...(await made(villages.own)) },
    elsewhere: { ...towns.elsewhere, ...(await made(villages.elsewhere)) },
    county: { payRun: payRun.id, decisionRun: run.id, job: run.job },
  };
}

const idsIn = (county: CaseCounty, village: string) => async (statement: string) =>
  (await county.asSuperuser<{ id: string }>(statement, [village])).map(({ id }) => id);

/** A death reported by a source: a signal, and a lower amount proposed. */
async function reportDeath(county: CaseCounty, village: string, granted: string): Promise<void> {
  const [, other] = await county.asSuperuser<{ person: string }>(
    'select person from case_person where office_case = $1 order by row_number',
    [granted],
  );
  if (other === undefined) throw new Error('办件里没有第二个人');
  await county.asJob((tx) =>
    writeFacts(tx, county.office, {
      facts: [
        {
          ...{
            person: other.person,
            kind: deathKind.key,
            value: dayNumber(plainDate('2026-06-20')),
            from: plainDate('2026-06-20'),
            to: null,
          },
          ...{ standing: 'reported', source: '殡葬', basis: '火化记录', division: village },
        },
      ],
    }),
  );
}

async function fillTown(
  county: CaseCounty,
  village: string,
  cases: TownData['cases'],
  by: (post: string, scope: string) => StaffActor,
): Promise<Omit<TownData, 'tasks' | 'signal' | 'round' | 'proposed'>> {
  const { office, asSuperuser } = county;
  const town = townOf(village);
  const investigator = by('town-investigator', town);
  await startVerification(office, investigator, { case: cases.investigating, key: randomUUID() });
  await runJobs(county);
  const one = async (statement: string, value: string): Promise<string> => {
    const [row] = await asSuperuser<{ id: string }>(statement, [value]);
    if (row === undefined) throw new Error(`没有：${statement}`);
    return row.id;
  };
  const report = await one('select id from verification_report where office_case = $1', cases.investigating);
  await objectToReport(office, by('town-intake', town), {
    ...{ case: cases.investigating, report, text: '已卖的车', files: [], key: randomUUID() },
  });
  const notice = await one('select id from notice where office_case = $1', cases.posting);
  const objection = randomUUID();
  await asSuperuser(
    `insert into notice_objection (county, id, notice, received_on, text, division_now)
     select county, $1::uuid, id, $2::date, '家里有车', division_now from notice where id = $3::uuid`,
    [objection, office.clock.today(), notice],
  );
  const [letter] = await listLetters(office, by('town-intake', town), cases.investigating);
  const people = (await getCase(office, investigator, cases.investigating)).file.people;
  const first = firstSequence[village] ?? 0;
  const residentAt = (row: number): Resident => ({
    id: people[row]?.id ?? '',
    name: people[row]?.name ?? '',
    idNumber: inventedNumber(members(0)[row]?.born ?? '', first + 6 + row),
  });
  // An answer about somebody else: what the verifier's desk looks into.
  const query = await one(
    'select q.id from verification_query q join verification v on v.id = q.verification where v.office_case = $1 limit 1',
    cases.investigating,
  );
  await asSuperuser("update verification_query set state = 'quarantined' where id = $1", [query]);
  const writer = by('village-worker', village);
  const draft = await beginDraft(office, writer, {
    ...{ item: 'dibao', answers: { division: village }, step: null, files: [] },
    ...{ key: randomUUID(), writer: 'oracle-window' },
  });
  const ids = idsIn(county, village);
  const ofCase = idsIn(county, cases.investigating);
  const household = 'select household as id from office_case where id = $1';
  return {
    ...{ village, cases, notice, objection, report, letter: letter?.id ?? '' },
    household: await one(household, cases.granted),
    undecided: await one(household, cases.submitted),
    draft: { id: draft.id, writer: `village-worker @ ${village}` },
    households: await ids('select id from household where division_now = $1'),
    heads: await ids('select head as id from household where division_now = $1'),
    benefits: await ids('select id from benefit where division_now = $1'),
    noticed: await ids('select office_case as id from notice where division_now = $1'),
    applicant: residentAt(0),
    family: residentAt(1),
    files: await ofCase('select id from file where office_case = $1'),
    query,
  };
}
