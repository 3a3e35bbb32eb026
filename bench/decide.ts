import { randomUUID } from 'node:crypto';
import { dibaoInPayment } from '#catalogue/assistance/dibao/fact-kinds.ts';
import { countyTally } from '#core/decisions/county-tally.ts';
import { decisionTasks, getDecisionRun, startDecisionRun } from '#core/decisions/index.ts';
import { datesAnew, judge, judgingBy } from '#core/decisions/judge-household.ts';
import { countyParameters } from '#core/parameters/index.ts';
import { eachSituation } from '#core/people/index.ts';
import type { ParametersOn } from '#kit/parameter.ts';
import { plainDate, plainMonth } from '#kit/plain-date.ts';
import { type Decision, explainDecision, outcomeNames, type RuleDates, silent } from '#kit/rule.ts';
import type { Situation } from '#kit/situation.ts';
import { type Bench, type Measure, measured, median, quantile } from './measure.ts';
import { onServer } from './support/bench-county.ts';
import { dibaoRuleOn } from './support/decide-invented.ts';
import { type LawOffice, openLawOffice, timed } from './support/law-office.ts';
import { buildSituations } from './support/store-county.ts';

const rounds = 5;
const [month, decidedOn] = [plainMonth('2026-07'), plainDate('2026-06-15')];
const rule = dibaoRuleOn(decidedOn);
const judging = judgingBy({ rule, running: dibaoInPayment }, month, decidedOn);

/**
 * The law of 低保 on a whole county: the pure rule without and with its explanation; every household decided from its packed
 * situation beside a COPY of the same rows, bytes dropped; the same by the job that writes a proposal with reasons for each
 * household whose decision differs from what runs; and all situations built anew from the facts.
 */
export const run: Bench = async ({ people, say }) => {
  const law = await openLawOffice(people, say);
  try {
    await decideAll(law);
    const pure = await measureRule(law, say);
    const [floors, decidings, proposings]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= rounds; round += 1) {
      floors.push(await law.floor());
      decidings.push(await timed(() => decideAll(law)));
      proposings.push(await propose(law, round === 1 ? say : () => undefined));
      const last = [floors, decidings, proposings].map((times) => times.at(-1)?.toFixed(2));
      say(`第 ${round} 轮，共 ${rounds} 轮：${last.join(' ')} 秒`);
    }
    const rebuilding = await buildSituations(law.county.ctx);
    await onServer(law.county.url, (client) => client.query('vacuum (full, analyze) situation'));
    const floor = median(floors);
    return [
      ...pure,
      measured('decide.county', median(decidings), 's', floor),
      measured('decide.county-with-proposals', median(proposings), 's', floor),
      measured('decide.rebuild-county', rebuilding, 's'),
    ];
  } finally {
    await law.close();
  }
};

const reported = { standingAtLeast: 'reported' } as const;

const decideAll = ({ office, asJob }: LawOffice) =>
  asJob(async (tx) => {
    const parameters = await countyParameters(tx, office);
    const tally = countyTally(month);
    await eachSituation(tx, office, (row) =>
      tally.add(
        row,
        judge(row.situation(reported), () => parameters(row.division), judging),
      ),
    );
    return tally;
  });

/** A run as people start it, worked off by the queue; seconds. What it wrote is taken away again. */
async function propose({ office, staff, county }: LawOffice, say: (line: string) => void): Promise<number> {
  const { id } = await startDecisionRun(office, staff, { item: 'dibao', month, key: randomUUID() });
  const seconds = await timed(() => office.jobs.runDue(decisionTasks(office)));
  const { state, starts, changes, stops } = await getDecisionRun(office, staff, id);
  if (state !== 'decided') throw new Error(`判定批次没有完成：${state}`);
  say(`建议：起发 ${starts} 户、调整 ${changes} 户、停发 ${stops} 户`);
  await onServer(county.url, (client) => client.query('truncate decision_proposal, decision_run'));
  return seconds;
}

interface Decidable {
  readonly situation: Situation;
  readonly parameters: ParametersOn;
  readonly dates: RuleDates;
}

async function measureRule(law: LawOffice, say: (line: string) => void): Promise<Measure[]> {
  const { decidable, facts, households, running } = await readDecidable(law);
  sayMix(decidable, { facts, households, running }, say);
  const decide = ({ situation, parameters, dates }: Decidable) => rule.decide(situation, parameters, dates, silent);
  const explain = ({ situation, parameters, dates }: Decidable) => explainDecision(rule, situation, parameters, dates);
  return [
    ...measureEach('decide.rule', decidable, decide),
    ...measureEach('decide.rule-explained', decidable, explain),
  ];
}

/** Each household by itself, after a round to warm up. */
function measureEach(name: string, all: readonly Decidable[], work: (one: Decidable) => unknown): Measure[] {
  for (const one of all) work(one);
  const times = all.map((one) => {
    const start = performance.now();
    work(one);
    return (performance.now() - start) * 1000;
  });
  const started = performance.now();
  for (const one of all) work(one);
  const rate = all.length / ((performance.now() - started) / 1000);
  return [
    measured(`${name}-p50`, quantile(times, 0.5), 'µs'),
    measured(`${name}-p95`, quantile(times, 0.95), 'µs'),
    measured(`${name}-rate`, rate, '户/s'),
  ];
}

/** The households that were determined at some time. */
async function readDecidable({ office, asJob }: LawOffice) {
  const decidable: Decidable[] = [];
  let [facts, households, running] = [0, 0, 0];
  await asJob(async (tx) => {
    const parameters = await countyParameters(tx, office);
    await eachSituation(tx, office, (row) => {
      const situation = row.situation(reported);
      households += 1;
      facts += row.packed.byteLength / 20;
      running += situation.household.some(({ kind }) => kind === dibaoInPayment.id) ? 1 : 0;
      const determinedFor = rule.determinedFor?.(situation);
      if (determinedFor === undefined) return;
      decidable.push({
        ...{ situation, parameters: parameters(row.division), dates: datesAnew(determinedFor, judging) },
      });
    });
  });
  return { decidable, facts, households, running };
}

function sayMix(
  decidable: readonly Decidable[],
  county: { facts: number; households: number; running: number },
  say: (line: string) => void,
): void {
  const classes = new Map<string, number>();
  let near = 0;
  for (const { situation, parameters, dates } of decidable) {
    const decision = rule.decide(situation, parameters, dates, silent);
    const name = `${outcomeNames[decision.outcome]}·${rule.classes[decision.class] ?? decision.class}`;
    classes.set(name, (classes.get(name) ?? 0) + 1);
    if (isNear(decision)) near += 1;
  }
  const { facts, households, running } = county;
  const share = (count: number, of: number) => `${((count / of) * 100).toFixed(1)}%`;
  say(
    `${households} 户，户均打包事实 ${(facts / households).toFixed(1)} 条；认定过 ${decidable.length} 户，在发 ${running} 户`,
  );
  for (const [name, count] of [...classes].sort((a, b) => b[1] - a[1])) {
    say(`  ${name}：${count} 户（${share(count, decidable.length)}）`);
  }
  say(`  收入在标准线上下 10% 以内：${near} 户（${share(near, decidable.length)}）`);
}

const isNear = ({ measured: at }: Decision): boolean =>
  at !== undefined && Math.abs(at.value - at.line) * 10 <= at.line;
