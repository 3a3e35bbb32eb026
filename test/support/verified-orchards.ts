import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import type { StaffActor } from '#core/access/index.ts';
import { act, apply, getCase, signOnPaper } from '#core/cases/index.ts';
import { exchangeTasks, getCaseVerification, startVerification } from '#core/exchange/index.ts';
import { uploadFile } from '#core/files/index.ts';
import { signaturePicture } from '#server/practice/signature-picture.ts';
import { toyCatalogue } from '#test/toy-catalogue/index.ts';
import type { KnownPerson, Manner } from '../../examples/verification-source/people.ts';
import { type ReferenceSource, startReferenceSource } from '../../examples/verification-source/server.ts';
import { caseCounty } from './case-office.ts';
import { entrust } from './entrust.ts';
import { nextLemonNumber } from './lemon-cases.ts';

/** Somebody of an orchard: what he says, what the two sources know, and how they behave towards him. */
export interface Grower {
  readonly name: string;
  readonly says: number;
  readonly register?: number;
  readonly balloon?: number;
  readonly manners?: Readonly<Record<string, Manner>>;
  readonly born?: string;
  readonly unsigned?: true;
  /** The source knows this number under another name. */
  readonly knownAs?: string;
}

export interface Orchard {
  readonly id: string;
  readonly number: string;
  /** In the order of the growers. */
  readonly people: readonly string[];
}

const village = '512021100007';

/** A county that asks two lemon sources over the network: a reference source of its own, on this machine. */
export async function verifiedOrchards(now = '2026-06-15T01:00:00Z') {
  const county = await caseCounty(toyCatalogue, now);
  const { office, staff } = county;
  const known: KnownPerson[] = [];
  const key = randomBytes(32).toString('hex');
  const source: ReferenceSource = await startReferenceSource({ key, people: known });
  afterAll(() => source.close());
  const wall = (): void => office.clock.setWall(new Date().toISOString());
  wall();
  const connect = (of: string): void => {
    const address = { url: source.addressOf(of), secret: Buffer.from(key, 'hex'), timeout: 300, tries: 2, pause: 20 };
    office.sources.set(of, address);
  };
  for (const { key: of } of toyCatalogue.sources) connect(of);

  const helper = staff('lemon-helper', village);
  const clerk = staff('lemon-clerk', '512021100');

  const sign = async (id: string, person: string): Promise<void> => {
    const paper = await uploadFile(office, clerk, { name: '授权书.png', content: signaturePicture(person) });
    await signOnPaper(office, clerk, { case: id, person, file: paper.id, key: randomUUID() });
  };
  const move = async (actor: StaffActor, id: string, what: string): Promise<void> => {
    const { file } = await getCase(office, actor, id);
    await act(office, actor, { case: id, move: what, seq: file.case.seq, answers: {}, key: randomUUID() });
  };

  return {
    ...county,
    source,
    clerk,
    helper,
    connect,
    sign,
    move,
    wall,

    /** Applies, has everybody sign but who won't, and accepts where all have signed. */
    async plant(...growers: readonly Grower[]): Promise<Orchard> {
      const members = growers.map(({ name, says, born }, index) => ({
        ...{ name, trees: says, idNumber: nextLemonNumber(born), relation: index === 0 ? '01' : '10' },
      }));
      for (const [index, { name, register, balloon, manners, knownAs }] of growers.entries()) {
        known.push({
          name: knownAs ?? name,
          idNumber: members[index]?.idNumber ?? '',
          answers: {
            ...(register === undefined ? {} : { 'lemon-register': { trees: register } }),
            'lemon-balloon': { trees: balloon ?? register ?? 0 },
          },
          ...(manners === undefined ? {} : { manners }),
        });
      }
      const answers = { division: village, members, bankAccount: '6999990000000000066' };
      const entrustment = await entrust(office, helper);
      const made = await apply(office, helper, { item: 'lemon-voucher', answers, entrustment, key: randomUUID() });
      const { file } = await getCase(office, clerk, made.id);
      for (const person of file.people.filter((one) => one.mustSign && growers[one.row]?.unsigned !== true)) {
        await sign(made.id, person.id);
      }
      if (growers.every(({ unsigned }) => unsigned !== true)) await move(clerk, made.id, 'accept');
      return { id: made.id, number: made.number, people: file.people.map(({ id }) => id) };
    },

    /** Works off what is due now. */
    async runJobs(): Promise<void> {
      wall();
      await office.jobs.runDue(exchangeTasks(office));
    },

    /** The time has come for what was to be asked later. */
    async later(): Promise<void> {
      await county.asSuperuser(`update graphile_worker._private_jobs set run_at = now() - interval '1 second'`);
      await county.asSuperuser(`update verification_query set next_at = null where next_at is not null`);
      wall();
      await office.jobs.runDue(exchangeTasks(office));
    },

    start: (id: string) => startVerification(office, clerk, { case: id, key: randomUUID() }),
    look: (id: string) => getCaseVerification(office, clerk, id),
    /** How often the source heard of questions about somebody. */
    heard: (name: string): number => {
      const numbers = known.filter((one) => one.name === name).map(({ idNumber }) => idNumber);
      return source.asked.filter(({ idNumber }) => numbers.includes(idNumber)).length;
    },
  };
}
