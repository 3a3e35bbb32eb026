import { simulate } from '#core/decisions/index.ts';
import { type Bench, measured, median } from './measure.ts';
import { openLawOffice, timed } from './support/law-office.ts';

const rounds = 7;
const asked = {
  item: 'dibao',
  changes: [
    { parameter: 'dibao.standard.rural', from: '2026-07-01', value: '680' },
    { parameter: 'dibao.standard.urban', from: '2026-07-01', value: '880' },
  ],
};

/**
 * What if both standards rose: every household of the county decided under the present and the proposed figures for twelve
 * months, as the page asks for it, lists and names and all. Floor: COPY of the same rows, bytes dropped.
 */
export const run: Bench = async ({ people, say }) => {
  const law = await openLawOffice(people, say);
  try {
    const { before, after, kinds, decided, households, undecided } = await simulate(law.office, law.staff, asked);
    say(`${households} 户，能测算 ${decided} 户；每月 ${before.month / 100} → ${after.month / 100} 元`);
    for (const { kind, households: count } of kinds) say(`  ${kind} ${count} 户`);
    for (const { text, households: count } of undecided) say(`  ${text}：${count} 户`);
    const [floors, times]: [number[], number[]] = [[], []];
    for (let round = 1; round <= rounds; round += 1) {
      floors.push(await law.floor());
      times.push(await timed(() => simulate(law.office, law.staff, asked)));
      say(`第 ${round} 轮，共 ${rounds} 轮：${floors.at(-1)?.toFixed(2)} ${times.at(-1)?.toFixed(2)} 秒`);
    }
    return [measured('simulate.county', median(times), 's', median(floors))];
  } finally {
    await law.close();
  }
};
