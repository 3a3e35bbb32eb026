import { type ComparedPerson, type Contradiction, peopleBehind } from './compare-facts.ts';
import type {
  Conclusion,
  ReportContent,
  ReportDifference,
  ReportPerson,
  ReportSource,
} from './exchange.report.contract.ts';

/** All that a conclusion about the people of a case rests on. */
export interface Findings {
  readonly people: readonly (ComparedPerson & {
    readonly sources: readonly ReportSource[];
    /** What the sources themselves leave in doubt. */
    readonly doubts: readonly string[];
  })[];
  readonly contradictions: readonly Contradiction[];
  readonly differences: readonly ReportDifference[];
  readonly excesses: ReportContent['excesses'];
}

const agreedText = '各来源都已答复，没有超出申报';
const explainedText = '各来源都已答复，与申报的差异已凭证据说明';
const silentText = ({ name, note }: ReportSource): string => `${name}没有结果：${note ?? '没有答复'}`;

/**
 * 只核对不认定. Missing is not zero: whoever was not answered for by every source, whom sources contradict each other about or
 * leave in doubt, is 需核实, whatever else was found; then what goes beyond a limit is 超标; then what differs from the
 * declaration is 需核实, unless it was explained by evidence; the rest is 符合.
 */
export const concludePeople = ({ people, contradictions, differences, excesses }: Findings): readonly ReportPerson[] =>
  people.map((person) => {
    const missing = person.sources.filter(({ state }) => state !== 'answered').map(silentText);
    const contrary = contradictions.filter((one) => one.person === person.id).map(({ text }) => text);
    const over = excesses
      .filter((one) => one.people.includes(person.id))
      .map(({ text, clause }) => `${text}（${clause}）`);
    const own = differences.filter((one) => one.weighs && peopleBehind(people, one).includes(person.id));
    const differing = own
      .filter(({ explained }) => explained === null)
      .map(({ label, declared, reported }) => `${label}：申报${declared}，反馈${reported}`);
    const open = [...missing, ...contrary, ...person.doubts];
    const conclusion: Conclusion =
      open.length > 0 ? 'check' : over.length > 0 ? 'over' : differing.length > 0 ? 'check' : 'met';
    const grounds = [...open, ...over, ...differing];
    return {
      person: person.id,
      name: person.name,
      conclusion,
      grounds: grounds.length > 0 ? grounds : [own.length > 0 ? explainedText : agreedText],
      sources: [...person.sources],
    };
  });
