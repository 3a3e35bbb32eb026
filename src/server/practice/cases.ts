import { type Actor, movePracticeClock } from '#core/access/index.ts';
import { act, apply, type CaseOffice, getCase, signOnPaper } from '#core/cases/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { listLetters, recordDelivery } from '#core/letters/index.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { addDays, type PlainDate, plainDate } from '#kit/plain-date.ts';
import { practiceAccounts, practiceVillage } from './accounts.ts';
import type { PracticeEnd, PracticeFamily } from './families.ts';
import { inventedCard, inventedNumber } from './invented-numbers.ts';
import { signaturePicture } from './signature-picture.ts';

/** The people of the practice county by login. */
export type PracticeStaff = (login: string) => Actor;

type Step = {
  readonly by: string;
  readonly move: string;
  readonly after: number;
  /** Done only while this other move is blocked: a visit of the county where one is due. */
  readonly where?: string;
  readonly answers?: UnknownAnswers | ((proof: Proof) => UnknownAnswers);
};

/** What a step is documented with: a picture, the day, and the family. */
type Proof = { readonly picture: string; readonly on: PlainDate; readonly family: PracticeFamily };

const visit = ({ picture, on, family }: Proof): UnknownAnswers => ({
  visitedOn: on,
  visitors: [{ name: '唐立秋' }, { name: '罗芒种' }],
  present: family.members[0]?.name ?? '',
  place: '二组家中',
  housing: 'own-fair',
  living: '砖木结构住房三间，种水稻、玉米，没有机动车',
  neighbours: '走访左右邻居三户，说法与申请一致',
  differs: false,
  photos: [picture],
  sheet: [picture],
});

const opinion: UnknownAnswers = { opinion: '经镇党政联席会研究，情况属实，同意上报。' };

/** The moves that lead to each end, each so many days after the one before. */
const road: readonly Step[] = [
  { by: 'shouli', move: 'accept', after: 1 },
  { by: 'diaocha', move: 'begin', after: 0 },
  { by: 'diaocha', move: 'visit', after: 1, answers: visit },
  { by: 'diaocha', move: 'determine', after: 0 },
  { by: 'zhenling', move: 'post', after: 1, answers: opinion },
  {
    by: 'shouli',
    move: 'record-posting',
    after: 0,
    answers: ({ picture }) => ({ place: '社区便民服务站公示栏', photos: [picture] }),
  },
  { by: 'shouli', move: 'close-posting', after: 8 },
  { by: 'xianshen', move: 'county-visit', after: 1, answers: visit, where: 'confirm' },
  { by: 'xianpi', move: 'confirm', after: 0 },
];
const stepsTo: Readonly<Record<PracticeEnd, readonly Step[]>> = {
  unsigned: [],
  submitted: [],
  supplement: [
    {
      by: 'shouli',
      move: 'request-supplement',
      after: 1,
      answers: { text: '请补充近三个月的门诊病历和收费票据（能查到的不用交）。' },
    },
  ],
  investigating: road.slice(0, 3),
  opinion: road.slice(0, 4),
  posting: road.slice(0, 6),
  'county-review': road.slice(0, 7),
  granted: road,
  refused: [
    ...road.slice(0, 4),
    { by: 'zhenling', move: 'propose-refusal', after: 1, answers: { opinion: '收入、财产不符合规定，拟不予确认。' } },
    { by: 'xianpi', move: 'refuse', after: 2 },
  ],
};

const application = (family: PracticeFamily): UnknownAnswers => ({
  division: `${practiceVillage}`,
  address: '二组',
  hukou: '1',
  members: family.members.map((member, index) => ({
    name: member.name,
    idNumber: inventedNumber(member.born, member.sequence),
    relation: member.relation,
    ...(index === 0 ? { phone: `1380000${String(1000 + member.sequence)}` } : {}),
  })),
  incomes: family.members.flatMap(({ income }, member) =>
    income === undefined ? [] : [{ member, item: income.item, amount: income.amount, period: 'month' }],
  ),
  vehicle: false,
  secondHome: false,
  company: false,
  savings: 300_000,
  bankAccount: inventedCard(family.members[0]?.sequence ?? 0),
  bank: '安岳农商银行',
  kin: false,
  truthful: 'agreed',
});

const isList = (value: unknown): value is readonly UnknownAnswers[] => Array.isArray(value);

/** What the investigator states: the answers the form begins with, completed from what he found. */
const determination = (family: PracticeFamily, prefill: UnknownAnswers): UnknownAnswers => ({
  hukou: '1',
  expensesDetermined: false,
  basis: '核对报告、两人入户调查、邻里走访三户',
  members: (isList(prefill.members) ? prefill.members : []).map((row, index) => {
    const member = family.members[index];
    return {
      ...row,
      ...(member?.child === undefined ? {} : { child: member.child }),
      ...(member?.child === 'student' ? { enrolment: '6' } : {}),
      ...(member?.supportDuty === true ? { supportDuty: true, coLiving: true } : {}),
      circumstance: 'none',
      verification: '1',
      refusesVerification: false,
      incomeDetermined: true,
      propertyDetermined: true,
    };
  }),
  incomes: (isList(prefill.incomes) ? prefill.incomes : []).map((row) => ({ ...row, basis: '流水与入户核实' })),
});

const signAll = async (office: CaseOffice, staff: PracticeStaff, id: string): Promise<void> => {
  const { file } = await getCase(office, staff('cun'), id);
  for (const person of file.people.filter((one) => one.mustSign)) {
    const picture = await uploadFile(office, staff('cun'), { name: '授权书.png', content: signaturePicture() });
    await signOnPaper(office, staff('cun'), {
      case: id,
      person: person.id,
      file: picture.id,
      key: `practice-sign-${person.id}`,
    });
  }
};

const deliver = async (office: CaseOffice, staff: PracticeStaff, id: string, recipient: string): Promise<void> => {
  for (const letter of await listLetters(office, staff('shouli'), id)) {
    await recordDelivery(office, staff('shouli'), {
      letter: letter.id,
      manner: 'by-hand',
      on: office.clock.today(),
      recipient,
      key: `practice-delivery-${letter.id}`,
    });
  }
};

const isBlocked = async (office: CaseOffice, actor: Actor, id: string, move: string): Promise<boolean> => {
  const { moves } = await getCase(office, actor, id);
  return (moves.find(({ key }) => key === move)?.blocked.length ?? 0) > 0;
};

const documented = async (
  office: CaseOffice,
  actor: Actor,
  given: NonNullable<Step['answers']>,
  family: PracticeFamily,
): Promise<UnknownAnswers> => {
  if (typeof given !== 'function') return given;
  const { id } = await uploadFile(office, actor, { name: '照片.png', content: signaturePicture() });
  return given({ picture: id, on: office.clock.today(), family });
};

/** Whom families entrust, as the paper names him. */
const practiceWorker = practiceAccounts.find(({ login }) => login === 'cun')?.name ?? '';

/** A moment on the practice county's time line and what happens then. */
export type PracticeEvent = { readonly on: string; readonly run: () => Promise<void> };

/**
 * A family's case as dated events, so that the cases of all families can be played in the order of time. Before a family's
 * circumstances are determined, its means are verified.
 */
export const caseEvents = (
  office: CaseOffice,
  staff: PracticeStaff,
  family: PracticeFamily,
  verify: (id: string) => Promise<void> = async () => undefined,
): readonly PracticeEvent[] => {
  let id = '';
  const recipient = family.members[0]?.name ?? '';
  const start = plainDate(family.appliesOn);
  const events: PracticeEvent[] = [
    {
      on: start,
      run: async () => {
        const key = `practice-apply-${family.members[0]?.sequence}`;
        const paper = { name: '委托书.png', content: signaturePicture(key) };
        const { id: file } = await uploadFile(office, staff('cun'), paper);
        const entrustment = { agent: practiceWorker, entrustedOn: family.appliesOn, deed: [file] };
        id = (await apply(office, staff('cun'), { item: 'dibao', answers: application(family), entrustment, key })).id;
        if (family.end !== 'unsigned') await signAll(office, staff, id);
      },
    },
  ];
  let on = start;
  for (const step of stepsTo[family.end]) {
    on = addDays(on, step.after);
    events.push({
      on,
      run: async () => {
        const { file, moves } = await getCase(office, staff(step.by), id);
        // A start that was cut short begins anew; what was done is done.
        if (file.actions.some((action) => action.move === step.move)) return;
        if (step.where !== undefined && !(await isBlocked(office, staff('xianpi'), id, step.where))) return;
        if (step.move === 'determine') await verify(id);
        const prefill = moves.find((move) => move.key === step.move)?.prefill ?? {};
        const { answers: given = {} } = step;
        const answers =
          step.move === 'determine'
            ? determination(family, prefill)
            : await documented(office, staff(step.by), given, family);
        await act(office, staff(step.by), {
          case: id,
          move: step.move,
          seq: file.case.seq,
          answers,
          key: `practice-${id}-${step.move}`,
        });
      },
    });
  }
  if (family.end === 'granted' || family.end === 'refused') {
    events.push({ on: addDays(on, 1), run: () => deliver(office, staff, id, recipient) });
  }
  return events;
};

/** Plays events in the order of their days; business time moves forward with them. */
export const play = async (
  office: CaseOffice,
  administrator: Actor,
  events: readonly PracticeEvent[],
): Promise<void> => {
  const ordered = [...events].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const event of ordered) {
    if (event.on > office.clock.today()) await movePracticeClock(office, administrator, event.on);
    await event.run();
  }
};
