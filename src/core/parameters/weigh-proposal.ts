import { parseDocumentNumber } from '#kit/document-number.ts';
import type { FieldFault } from '#kit/form-check.ts';
import {
  findParameterFault,
  findStartFault,
  parameterNumber,
  parameterValueText,
  plainParameterText,
} from '#kit/parameter.ts';
import { divisionsAround } from '#kit/parameters-in-force.ts';
import { addDays, addMonths, formatChinese, type PlainDate, parsePlainDate, yearOf } from '#kit/plain-date.ts';
import { effectOf, type RecomputedMonths, recomputedBy } from './foresee-proposal.ts';
import type { ProposalDraft } from './parameters.contract.ts';
import {
  type DocumentedValue,
  inForce,
  isSame,
  type ProposalGround,
  placeName,
  type SettledValue,
  valueAt,
  valueText,
} from './proposal-ground.ts';

/** `proposed` is there only when nothing is missing and nothing must be mended; doubts may still have to be checked. */
export interface WeighedProposal {
  readonly proposed: DocumentedValue | undefined;
  readonly faults: readonly FieldFault[];
  readonly missing: readonly FieldFault[];
  readonly doubts: readonly string[];
  readonly effect: readonly string[];
  readonly recomputed: RecomputedMonths | null;
}

/** An annual figure typed for a month is twelve times too large; real standards have never risen by half at once. */
const leap = 1.5;
/** A paper sets what begins within a year of it; anything else may be a slip in the year. */
const usualMonths = 12;

const labels = { division: '地区', value: '值', from: '起始日期', document: '文号', documentDate: '成文日期' } as const;
type ProposalField = keyof typeof labels;

/**
 * Weighs a value before it goes into the table, in three degrees: what is wrong is refused, what looks like a slip must be
 * checked by the proposer, what follows from it is said in words. Handbook S09: annual figure typed as monthly, wrong
 * effective year, overlapping rows, town-level override.
 */
export function weighProposal(ground: ProposalGround, draft: ProposalDraft): WeighedProposal {
  const faults: FieldFault[] = [];
  const blame = (field: ProposalField, reason: string): undefined => {
    faults.push({ path: `/${field}`, message: `${labels[field]}：${reason}` });
  };
  const missing = Object.entries(labels).flatMap(([field, label]) =>
    Object.entries(draft).some(([key, text]) => key === field && text.trim() !== '')
      ? []
      : [{ path: `/${field}`, message: `请填写“${label}”` }],
  );
  const read = <T>(field: ProposalField, reading: (text: string) => T | undefined): T | undefined => {
    const text = draft[field];
    return text === undefined || text.trim() === '' ? undefined : reading(text);
  };
  const readDate = (field: 'from' | 'documentDate') =>
    read(field, (text) => {
      const date = parsePlainDate(text);
      return date.ok ? date.date : blame(field, date.reason);
    });

  const division = read('division', (text) => placeFault(ground, text, blame));
  const from = readDate('from');
  const value = read('value', (text) => {
    const fault = findParameterFault(ground.parameter, text);
    return fault === undefined ? plainParameterText(ground.parameter, text) : blame('value', fault);
  });
  const paper = read('document', (text) => {
    const number = parseDocumentNumber(text);
    return number.ok ? number : blame('document', number.reason);
  });
  const documentDate = readDate('documentDate');

  const startFault = from && findStartFault(ground.parameter, from);
  if (startFault !== undefined) blame('from', startFault);
  if (documentDate !== undefined && documentDate > ground.today) {
    blame('documentDate', `${formatChinese(documentDate)}还没有到，今天是 ${formatChinese(ground.today)}`);
  }
  if (documentDate !== undefined && typeof paper?.year === 'number') {
    // A paper numbered in December may be dated in January.
    const years = yearOf(documentDate) - paper.year;
    if (years !== 0 && years !== 1) {
      blame('documentDate', `文号是 ${paper.year} 年的，成文日期写的是 ${yearOf(documentDate)} 年，请核对`);
    }
  }
  const settled =
    division !== undefined && from !== undefined && value !== undefined ? { division, from, value } : undefined;
  if (settled !== undefined) {
    const floor = belowHigher(ground, settled);
    if (floor !== undefined) blame('value', floor);
    if (paper !== undefined && documentDate !== undefined) {
      const repeated = sameAlready(ground, { ...settled, document: paper.number, documentDate });
      if (repeated !== undefined) blame('value', repeated);
    }
  }
  const proposed =
    faults.length > 0 || settled === undefined || paper === undefined || documentDate === undefined
      ? undefined
      : { ...settled, document: paper.number, documentDate };
  const sound = faults.length === 0 ? settled : undefined;
  return {
    proposed,
    faults,
    missing,
    doubts: sound === undefined ? [] : doubtsOf(ground, sound, documentDate),
    effect: sound === undefined ? [] : effectOf(ground, sound),
    recomputed: sound === undefined ? null : recomputedBy(ground, sound),
  };
}

function placeFault(
  { places }: ProposalGround,
  division: string,
  blame: (field: 'division', reason: string) => undefined,
): string | undefined {
  if (places.has(division)) return division;
  const names = [...places.values()].join('、');
  if (/^\d{6}(?!0{6})\d{6}$/.test(division)) {
    return blame('division', `乡镇（街道）、村（社区）不能单独定标准，由县和县以上公布，请从${names}中选择`);
  }
  return blame('division', `“${division}”不是本县或它的上级，请从${names}中选择`);
}

/** 不得低于上级公布的低限. */
function belowHigher(ground: ProposalGround, { division, from, value }: SettledValue): string | undefined {
  const { parameter } = ground;
  if (parameter.notBelowHigher !== true) return undefined;
  const [, ...higher] = divisionsAround(division);
  for (const above of higher) {
    const set = inForce(ground, above, from);
    if (set === undefined) continue;
    const [own, least] = [parameterNumber(parameter, value), parameterNumber(parameter, set.value)];
    if (own === undefined || least === undefined || own >= least) return undefined;
    return `${parameterValueText(parameter, value)}低于${placeName(ground, set.division)}自 ${formatChinese(set.from)}起的 ${valueText(ground, set)}，下级不得低于它；上级的值有误的，请先改正上级的值`;
  }
  return undefined;
}

function sameAlready(ground: ProposalGround, proposed: DocumentedValue): string | undefined {
  const known = valueAt(ground, proposed);
  if (known === undefined || !known.confirmed || !isSame(ground, known.value, proposed.value)) return undefined;
  if (known.document !== proposed.document || known.documentDate !== proposed.documentDate) return undefined;
  return `${placeName(ground, proposed.division)}自 ${formatChinese(proposed.from)}起已经是这个值和文号，不用再提`;
}

function doubtsOf(ground: ProposalGround, settled: SettledValue, documentDate: PlainDate | undefined): string[] {
  const { parameter } = ground;
  const doubts: string[] = [];
  if (documentDate !== undefined) {
    const early = settled.from < addMonths(documentDate, -usualMonths);
    if (early || settled.from > addMonths(documentDate, usualMonths)) {
      doubts.push(
        `起始日期 ${formatChinese(settled.from)}比成文日期 ${formatChinese(documentDate)}${early ? '早' : '晚'}一年以上，请核对年份`,
      );
    }
  }
  const before = inForce(ground, settled.division, addDays(settled.from, -1)) ?? valueAt(ground, settled);
  const [now, then] = [
    parameterNumber(parameter, settled.value),
    before === undefined ? undefined : parameterNumber(parameter, before.value),
  ];
  const isMoney = parameter.unit.startsWith('yuan');
  if (isMoney && before !== undefined && now !== undefined && then !== undefined && then > 0) {
    if (now >= then * leap || now <= then / leap) {
      const times =
        now >= then ? `是它的 ${(now / then).toFixed(1)} 倍` : `只有它的 ${Math.round((now / then) * 100)}%`;
      doubts.push(
        `此前是 ${parameterValueText(parameter, before.value)}，现提 ${parameterValueText(parameter, settled.value)}，${times}，请核对是否把年、月弄混`,
      );
    }
  }
  return doubts;
}
