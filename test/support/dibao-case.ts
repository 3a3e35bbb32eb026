import { randomUUID } from 'node:crypto';
import type { Actor } from '#core/access/index.ts';
import { act, apply, type CasePage, getCase, signOnPaper } from '#core/cases/index.ts';
import { uploadFile } from '#core/files/index.ts';
import type { UnknownAnswers } from '#kit/form.ts';
import { addDays } from '#kit/plain-date.ts';
import { inventedCard, inventedNumber } from '#server/practice/invented-numbers.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import type { CaseCounty } from './case-office.ts';
import { entrust } from './entrust.ts';

/** Somebody of the family, and what the investigation finds of him besides what it finds of everybody. */
export interface FamilyMember {
  readonly name: string;
  readonly born: string;
  readonly relation: string;
  readonly sequence: number;
  /** Over the common findings: child, circumstance, verification … */
  readonly found?: UnknownAnswers;
}

export interface Family {
  readonly members: readonly FamilyMember[];
  readonly application?: UnknownAnswers;
  /** Over the common findings of the household: incomes, particulars, property … */
  readonly found?: UnknownAnswers;
}

/** Works 低保 cases through the services, each step by who may take it. */
export function dibaoCases(county: CaseCounty, village = '512021100007') {
  const town = village.slice(0, 9);
  const { office, staff } = county;
  const clerk = staff('town-intake', town);

  const take = async (actor: Actor, id: string, move: string, answers: UnknownAnswers = {}): Promise<CasePage> => {
    const { file } = await getCase(office, actor, id);
    await act(office, actor, { case: id, move, seq: file.case.seq, answers, key: randomUUID() });
    return getCase(office, actor, id);
  };

  /** Two people go and look. */
  const investigate = async (id: string): Promise<void> => {
    const investigator = staff('town-investigator', town);
    const { file } = await getCase(office, investigator, id);
    if (file.case.stage === 'accepted') await take(investigator, id, 'begin');
    const photo = await uploadFile(office, investigator, { name: '入户.png', content: signaturePicture() });
    await take(investigator, id, 'visit', visitOf(photo.id));
  };

  const visitOf = (photo: string) => ({
    visitedOn: office.clock.today(),
    visitors: [{ name: '唐立秋' }, { name: '罗芒种' }],
    present: '申请人',
    place: '二组家中',
    housing: 'own-fair',
    living: '种水稻、玉米',
    neighbours: '走访三户',
    differs: false,
    photos: [photo],
    sheet: [photo],
  });

  const countyVisit = async (id: string): Promise<void> => {
    const reviewer = staff('county-reviewer', '512021');
    const photo = await uploadFile(office, reviewer, { name: '入户.png', content: signaturePicture() });
    await take(reviewer, id, 'county-visit', visitOf(photo.id));
  };

  /** What the investigation finds, row by row of the case's people. */
  const findings = (people: readonly { id: string; row: number }[], family: Pick<Family, 'members' | 'found'>) => ({
    hukou: '1',
    expensesDetermined: false,
    basis: '核对报告、入户调查两人',
    members: people.map(({ id: person, row }) => ({
      person,
      relation: family.members[row]?.relation,
      circumstance: 'none',
      verification: '1',
      refusesVerification: false,
      incomeDetermined: true,
      propertyDetermined: true,
      ...family.members[row]?.found,
    })),
    ...family.found,
  });

  /** Applies through the village's worker and has every adult sign on paper; gives the case's id. */
  const submit = async (family: Family): Promise<string> => {
    const worker = staff('village-worker', village);
    const { id } = await apply(office, worker, {
      item: 'dibao',
      key: randomUUID(),
      entrustment: await entrust(office, worker),
      answers: {
        division: village,
        address: '二组5号',
        hukou: '1',
        members: family.members.map(({ name, born, relation, sequence }) => ({
          name,
          relation,
          idNumber: inventedNumber(born, sequence),
        })),
        vehicle: false,
        secondHome: false,
        company: false,
        savings: 0,
        bankAccount: inventedCard(family.members[0]?.sequence ?? 0),
        kin: false,
        truthful: 'agreed',
        ...family.application,
      },
    });
    const { file } = await getCase(office, worker, id);
    for (const person of file.people.filter(({ mustSign }) => mustSign)) {
      const paper = await uploadFile(office, worker, { name: '授权书.png', content: signaturePicture() });
      await signOnPaper(office, worker, { case: id, person: person.id, file: paper.id, key: randomUUID() });
    }
    return id;
  };

  /** Has it determined once more, row by row as the family says. */
  const find = async (id: string, family: Pick<Family, 'members' | 'found'>): Promise<CasePage> => {
    const investigator = staff('town-investigator', town);
    const { file } = await getCase(office, investigator, id);
    return take(investigator, id, 'determine', findings(file.people, family));
  };

  /** Posts the notice by this move and records its photograph; the move may need more answers. */
  const post = async (id: string, actor = staff('town-lead', town), move = 'post', answers = {}): Promise<void> => {
    await take(actor, id, move, move === 'post' ? { opinion: '经研究同意', ...answers } : answers);
    const photo = await uploadFile(office, clerk, { name: '张贴.png', content: signaturePicture() });
    await take(clerk, id, 'record-posting', { place: '公示栏', photos: [photo.id] });
  };

  /** Lets the seven days pass and closes the posting. */
  const closePosting = async (id: string, move = 'close-posting'): Promise<CasePage> => {
    office.clock.setBusiness(`${addDays(office.clock.today(), 8)}T01:00:00Z`);
    return take(clerk, id, move);
  };

  /** Confirms; has the county look first where it must. */
  const confirm = async (id: string): Promise<CasePage> => {
    const approver = staff('county-approver', '512021');
    const { moves } = await getCase(office, approver, id);
    if (moves.some(({ key, blocked }) => key === 'confirm' && blocked.length > 0)) await countyVisit(id);
    return take(approver, id, 'confirm');
  };

  return {
    closePosting,
    confirm,
    countyVisit,
    find,
    findings,
    investigate,
    post,
    submit,
    village,

    /** Posts, waits for the seven days, has the county look where it must, and confirms; the clock moves on. */
    async grant(id: string): Promise<CasePage> {
      await post(id);
      await closePosting(id);
      return confirm(id);
    },
    clerk,
    investigator: staff('town-investigator', town),
    lead: staff('town-lead', town),
    approver: staff('county-approver', '512021'),
    take,

    /** Applies, has every adult sign on paper, accepts and determines; gives the case's id. */
    async determine(family: Family): Promise<string> {
      const id = await submit(family);
      await take(clerk, id, 'accept');
      await investigate(id);
      await find(id, family);
      return id;
    },
  };
}
