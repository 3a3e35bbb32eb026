import type { CasePerson } from '#kit/case-view.ts';
import type { NoticeContent } from '#kit/effect.ts';
import { type Fen, formatYuan } from '#kit/money.ts';
import { maskMinorName, maskName } from '#kit/person-name.ts';
import { ageOn, type PlainDate } from '#kit/plain-date.ts';

/** A name for the public: of a minor only the family name. */
const publicName = (person: Pick<CasePerson, 'name' | 'born'>, on: PlainDate): string =>
  ageOn(person.born, on) < 18 ? maskMinorName(person.name) : maskName(person.name);

/**
 * What is posted before someone is granted a monthly amount: masked name, village, how many, how much. Nothing of identity
 * number, phone, account, illness, disability or door number goes in, as none of it is taken.
 */
export const assistanceNotice = (facts: {
  readonly title: string;
  readonly applicant: Pick<CasePerson, 'name' | 'born'>;
  readonly on: PlainDate;
  readonly place: string;
  readonly members: number;
  readonly monthly: Fen;
  readonly days: number;
  /** Why it is posted again. */
  readonly again?: string;
}): NoticeContent => ({
  title: facts.title,
  name: publicName(facts.applicant, facts.on),
  place: facts.place,
  lines: [
    { label: '保障人数', text: `${facts.members}人` },
    { label: '拟保障金额', text: `每月${formatYuan(facts.monthly)}元` },
    { label: '公示期', text: `${facts.days}天，自公示之日的次日起算` },
    ...(facts.again === undefined ? [] : [{ label: '再次公示的原因', text: facts.again }]),
  ],
  objectionsTo:
    '公示期内有异议的，可在本公示页提出，也可向村（居）民委员会、乡镇人民政府（街道办事处）或县民政局反映，署名、匿名均可',
});
