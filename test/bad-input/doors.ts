import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import walks from '#catalogue/assistance/dibao/walks.yaml';
import { catalogue } from '#catalogue/index.ts';
import { act, apply, FormFaulty, getCase, MoveNotAllowed, signSelf } from '#core/cases/index.ts';
import { confirmImport, feedsTasks, getImport, listImportHouseholds, startImport } from '#core/feeds/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { proposeValue } from '#core/parameters/parameters.proposals.service.ts';
import { ProposalInvalid } from '#core/parameters/parameters.ts';
import { registerPerson, retractFact, searchPeople, writeFacts } from '#core/people/index.ts';
import type { Standing } from '#kit/fact-kind.ts';
import { type PlainDate, plainDate } from '#kit/plain-date.ts';
import { takeWalk } from '#kit/walk.ts';
import { readWalks } from '#kit/walk-reading.ts';
import { DomainError } from '#platform/errors.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from '#test/support/case-office.ts';
import { decideFamily, type Family } from '#test/support/dibao/family.ts';
import { ledgerSheet } from '#test/support/ledger-sheet.ts';
import type { Element } from './elements.ts';

type Answers = Readonly<Record<string, unknown>>;
type Cell = string | number | Date | null;
type StandingCase = { readonly id: string; readonly people: readonly string[] };

/** What came out of a door: a refusal, word for word, or what became of it. */
export type Outcome = readonly string[];

/** What a fact says otherwise than a wage of 100 元 a month from June 2025. */
type Said = {
  readonly kind?: string;
  readonly value?: number;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly standing?: Standing;
};

/** The sentences of a refusal, each fault with its place in the form. */
const refusal = (error: unknown): Outcome => {
  if (FormFaulty.is(error) || ProposalInvalid.is(error)) {
    return error.facts.faults.map(({ path, message }) => `${path} ${message}`);
  }
  // Nobody has visited this family yet; that is told too and is not what the table is about.
  if (MoveNotAllowed.is(error)) return error.facts.reasons.filter((reason) => !reason.includes('入户调查'));
  if (error instanceof DomainError) return [error.detail];
  throw error;
};

const orRefusal = async (work: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await work();
  } catch (error) {
    return refusal(error);
  }
};

/** Tables that hold what people entered: a refusal leaves each as it was. A ledger that was uploaded is kept as it came. */
const tables =
  'person household household_member fact fact_current bank_account file notice letter office_case case_action case_decision ' +
  'benefit parameter_value parameter_proposal';

/** The header and one row of our own ledger. */
const ledgerUsual = (idNumber: string, account: string): Readonly<Record<string, Cell>> => ({
  ...{ 乡镇: '岳阳镇', '村（社区）': '棋盘村', 户主姓名: '王德福', 身份证号: idNumber, 保障人口: 1 },
  ...{ 成员姓名: '王德福', 成员身份证号: idNumber, 与户主关系: '户主', 城乡类别: '农村', 月保障金额: 510 },
  ...{ 银行账号: account, 起始月份: '2025-07', 批准文号: '安民低保〔2025〕12号' },
});

/** The doors through which anything comes in, on a county of its own with the whole law. Call it at the top of a test file. */
export const openDoors = async () => {
  const county = await caseCounty(catalogue, '2026-06-15T01:00:00Z');
  const { office, staff, resident, asSuperuser, asJob } = county;
  const village = '512021100007';
  let serial = 0;
  const nextNumber = (born = '1970-01-01'): string => {
    serial += 2;
    return inventedNumber(born, serial + 1);
  };
  const user = async (postKind: string, scope: string) => {
    const actor = staff(postKind, scope);
    const values = [actor.user, randomUUID(), `经办 ${postKind}`];
    await asSuperuser(`insert into app_user (id, login, name, password_hash) values ($1, $2, $3, '-')`, values);
    return actor;
  };

  const application = (idNumber: string): Answers => ({
    ...{ division: village, address: '二组5号', hukou: '1', members: [{ name: '林甲', idNumber, relation: '01' }] },
    ...{ vehicle: false, secondHome: false, company: false, savings: 0, bankAccount: inventedCard(31), kin: false },
    truthful: 'agreed',
  });

  /** Applies for 林甲 alone, with what is given instead; a function gets his identity number. */
  const applyWith = (given: Answers | ((idNumber: string) => Answers), idNumber = nextNumber()): Promise<Outcome> =>
    orRefusal(async () => {
      const instead = typeof given === 'function' ? given(idNumber) : given;
      const answers = { ...application(idNumber), ...instead };
      const self = await resident('林甲', idNumber);
      const { id } = await apply(office, self, { item: 'dibao', answers, key: randomUUID() });
      const { file } = await getCase(office, staff('town-intake', '512021100'), id);
      return ['已提交', ...file.people.map(({ name }) => name), `申请日 ${file.case.appliedOn}`];
    });

  /** A case of 林甲 that stands where the officer determines. */
  const investigated = async (): Promise<StandingCase> => {
    const idNumber = nextNumber();
    const stranger = await resident('林甲', idNumber);
    const key = randomUUID;
    const { id } = await apply(office, stranger, { item: 'dibao', answers: application(idNumber), key: key() });
    await signSelf(office, await resident('林甲', idNumber), { case: id, key: key() });
    const intake = staff('town-intake', '512021100');
    await act(office, intake, { case: id, move: 'accept', seq: 1, answers: {}, key: key() });
    const investigator = staff('town-investigator', '512021100');
    await act(office, investigator, { case: id, move: 'begin', seq: 2, answers: {}, key: key() });
    const { file } = await getCase(office, investigator, id);
    return { id, people: file.people.map((person) => person.id) };
  };
  const memberUsual = (person: string): Answers => ({
    ...{ person, relation: '01', circumstance: 'none', verification: '1', refusesVerification: false },
    ...{ incomeDetermined: true, propertyDetermined: true },
  });

  const standing = await investigated();

  /** Determines the one member of a case, with what is given of him and besides; gives what is wrong with these answers. */
  const determine = (given: { readonly member?: Answers; readonly more?: Answers }): Promise<Outcome> =>
    orRefusal(async () => {
      const { id, people } = standing;
      const investigator = staff('town-investigator', '512021100');
      const { file } = await getCase(office, investigator, id);
      const members = [{ ...memberUsual(people[0] ?? ''), ...given.member }];
      const answers = { hukou: '1', expensesDetermined: false, basis: '入户调查', members, ...given.more };
      await act(office, investigator, { case: id, move: 'determine', seq: file.case.seq, answers, key: randomUUID() });
      return ['已认定'];
    });

  const clerk = await user('county-reviewer', '512021');
  const importRows = async (rows: readonly Readonly<Record<string, Cell>>[]) => {
    const header = Object.keys(ledgerUsual('', ''));
    const sheet = await ledgerSheet([header, ...rows.map((row) => header.map((name) => row[name] ?? null))]);
    const file = await uploadFile(office, clerk, { name: '台账.xlsx', content: Readable.from([sheet]) });
    const { id } = await startImport(office, clerk, { feed: 'dibao-ledger', file: file.id, key: randomUUID() });
    await office.jobs.runDue(feedsTasks(office));
    return id;
  };

  /** Reads a ledger of one household, or of several rows; gives its faults, or says that it can be entered. */
  const ledger = (...given: readonly Readonly<Record<string, Cell>>[]): Promise<Outcome> =>
    orRefusal(async () => {
      const idNumber = nextNumber();
      const usual = ledgerUsual(idNumber, inventedCard(serial));
      const batch = await importRows(given.map((row) => ({ ...usual, ...row })));
      const { note, state } = await getImport(office, clerk, batch);
      if (state === 'failed') return [note ?? ''];
      const { items } = await listImportHouseholds(office, clerk, { batch, limit: 200 });
      const faults = items.flatMap((item) =>
        item.faults.map(({ header, message }) => `${header ?? '这一户'}：${message}`),
      );
      return faults.length > 0
        ? faults
        : items.map(({ members }) => `可以导入 ${members.map(({ name }) => name).join('、')}`);
    });

  /** Enters a household of one by its ledger, as a county does when it moves in. */
  const enter = async (name: string, idNumber: string): Promise<void> => {
    const usual = ledgerUsual(idNumber, inventedCard(serial + 500));
    const batch = await importRows([{ ...usual, 户主姓名: name, 成员姓名: name }]);
    await confirmImport(office, clerk, { batch, key: randomUUID() });
    await office.jobs.runDue(feedsTasks(office));
  };

  /** Somebody in the register. */
  const person = (name = '周大明', idNumber = nextNumber()): Promise<string> =>
    asJob(async (tx) => (await registerPerson(tx, office, { name, idNumber, division: village })).id);

  /** Writes a fact about somebody of the register. */
  const fact = (about: string, said: Said): Promise<Outcome> =>
    orRefusal(async () => {
      const { kind = 'income.wage', value = 1200, to = null, standing: how = 'determined' } = said;
      const from = said.from ?? plainDate('2025-06-01');
      const fact = {
        person: about,
        kind,
        value,
        from,
        to,
        standing: how,
        source: '测试',
        basis: '工资条',
        division: village,
      };
      const [id = ''] = await asJob((tx) => writeFacts(tx, office, { facts: [fact] }));
      return ['已记入', id];
    });

  return {
    ...{ office, staff, resident, asSuperuser, user, nextNumber, person, enter, village },
    ...{ apply: applyWith, determine, ledger, fact, investigated },

    /** What the law decides: outcome, class, amount, and who counts. */
    rule: async (family: Family): Promise<Outcome> => {
      const { className, amount, members, reasons } = decideFamily(family);
      const who = members.length === 0 ? '无人' : members.join('、');
      return [`${className} ${amount / 100}元 计入${who}`, ...reasons.map(({ text }) => text)];
    },

    retract: (id: string): Promise<Outcome> =>
      orRefusal(async () => {
        await asJob((tx) => retractFact(tx, office, { fact: id, source: '测试', basis: '误登' }));
        return ['已撤回'];
      }),

    /** Proposes a value for the rural standard, with what is given instead. */
    propose: (draft: object): Promise<Outcome> =>
      orRefusal(async () => {
        const usual = {
          ...{ parameter: 'dibao.standard.rural', division: '512021000000', from: '2026-07-01', value: '650' },
          ...{ document: '安民发〔2026〕12号', documentDate: '2026-06-10', key: randomUUID() },
        };
        await proposeValue(office, clerk, { ...usual, ...draft });
        return ['已提议'];
      }),

    upload: (name: string, content: Uint8Array): Promise<Outcome> =>
      orRefusal(async () => {
        const file = await uploadFile(office, clerk, { name, content: Readable.from([content]) });
        return [`已收下 ${file.name}`, file.digest];
      }),

    search: (text: string): Promise<Outcome> =>
      orRefusal(async () => (await searchPeople(office, clerk, { text })).items.map(({ name }) => name)),

    /** A path of a case that stands in the walks of the law, taken again. */
    walk: async (name: string): Promise<Outcome> => {
      const walk = readWalks(walks, 'dibao/walks.yaml', { catalogue }).find((one) => one.name === name);
      return walk === undefined ? [`没有走法 ${name}`] : ['走得通', ...takeWalk(walk).faults];
    },

    /** How many rows each table has. */
    count: async (): Promise<Readonly<Record<string, number>>> => {
      const rows = (table: string): string => (table === 'file' ? `file where name <> '台账.xlsx'` : table);
      const parts = tables.split(' ').map((table) => `(select count(*)::int from ${rows(table)}) as ${table}`);
      const [row = {}] = await asSuperuser<Record<string, number>>(`select ${parts.join(', ')}`);
      return row;
    },
  };
};

export type Doors = Awaited<ReturnType<typeof openDoors>>;

/** One thing that really comes, the door it comes by, and what must become of it, word for word. */
export type BadInput = {
  /** One of `elements`. */
  readonly element: Element;
  readonly what: string;
  readonly send: (doors: Doors) => Promise<Outcome>;
  readonly answer: Outcome;
  /** It is lawful as it comes, and stored; of all else nothing at all may be stored. */
  readonly lawful?: true;
};
