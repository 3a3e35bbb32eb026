import { randomUUID } from 'node:crypto';
import { catalogue } from '#catalogue/index.ts';
import type { ResidentActor } from '#core/access/index.ts';
import { listLetters } from '#core/letters/index.ts';
import { approveProposal, proposeValue } from '#core/parameters/parameters.proposals.service.ts';
import { writeFacts } from '#core/people/index.ts';
import { deathKind } from '#kit/fact-kind.ts';
import { plainDate } from '#kit/plain-date.ts';
import { dayNumber } from '#kit/situation.ts';
import { inventedNumber } from '#server/practice/invented-numbers.ts';
import { caseCounty } from './case-office.ts';
import { dibaoCases, type FamilyMember } from './dibao-case.ts';
import { testStaff } from './test-context.ts';

/** A couple of whom nobody has applied yet; each number of people is used once a file. */
export const couple = (sequence: number): readonly [FamilyMember, FamilyMember] => [
  { name: '周大明', born: '1981-03-02', relation: '01', sequence },
  { name: '吴芳', born: '1983-07-15', relation: '10', sequence: sequence + 1 },
];

/** What they live on: 元 a month of the first of them. */
export const earning = (yuan: number) => ({
  incomes: [{ member: 0, item: 'business', amount: yuan * 100, period: 'month', basis: '入户估算' }],
});

/** The county that works 低保 by our catalogue, and what may happen to a case from outside. */
export async function dibaoOffice(now: string) {
  const county = await caseCounty(catalogue, now);
  const { office, asJob, asSuperuser, resident } = county;
  const cases = dibaoCases(county);

  const officer = async (permission: string) => {
    const actor = testStaff('512021', 'parameter.read', permission);
    const login = `insert into app_user (id, login, name, password_hash) values ($1, $2, '经办人', '-')`;
    await asSuperuser(login, [actor.user, randomUUID()]);
    return actor;
  };

  return {
    ...county,
    ...cases,

    /** Somebody of the family, signed in by himself. */
    signedIn: ({ name, born, sequence }: FamilyMember): Promise<ResidentActor> =>
      resident(name, inventedNumber(born, sequence)),

    /** The register learns of a death from a determination made elsewhere. */
    die: (person: string, on: string) =>
      asJob((tx) => {
        const [from, division] = [plainDate(on), cases.village];
        const fact = { person, kind: deathKind.key, value: dayNumber(from), from, to: null, division };
        const ground = { standing: 'determined', source: '殡仪馆', basis: '火化证明' } as const;
        return writeFacts(tx, office, { facts: [{ ...fact, ...ground }] });
      }),

    /** The county sets a value by a paper; two people do it. */
    async setValue(parameter: string, from: string, value: string): Promise<void> {
      const draft = {
        ...{ division: '512021000000', from, value, document: '安民发〔2026〕12号', documentDate: '2026-06-10' },
        ...{ checked: true, key: randomUUID() },
      };
      const { id } = await proposeValue(office, await officer('parameter.propose'), { parameter, ...draft });
      await approveProposal(office, await officer('parameter.approve'), { proposal: id, key: randomUUID() });
    },

    /** Names of the letters of a case in the order of issue. */
    async letterNames(id: string): Promise<readonly string[]> {
      return (await listLetters(office, cases.clerk, id)).map(({ name }) => name);
    },

    /** The notices of a case, the last one last: whether each hangs, what it says. */
    noticesOf: (id: string) =>
      asSuperuser<{ postedOn: string; takenDownOn: string | null; content: { lines: { text: string }[] } }>(
        `select posted_on::text as "postedOn", taken_down_on::text as "takenDownOn", content
           from notice where office_case = $1 order by id`,
        [id],
      ),
  };
}
