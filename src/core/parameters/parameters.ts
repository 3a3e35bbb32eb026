import { findByKey } from '#kit/catalogue.ts';
import type { FieldFault } from '#kit/form-check.ts';
import {
  type DeclaredParameter,
  type Parameters,
  type ParametersOn,
  type ParameterValue,
  type ResolvedParameter,
  resolveParameter,
} from '#kit/parameter.ts';
import { divisionsAround, findValueInForce } from '#kit/parameters-in-force.ts';
import { formatChinese, type PlainDate, yearOf } from '#kit/plain-date.ts';
import { defineError, type NoFacts } from '#platform/errors.ts';
import type { ProposalState } from './parameters.contract.ts';

/** A value with the parameter it belongs to. */
export interface StoredValue extends ParameterValue {
  readonly key: string;
}

/** A value of the table; first values of the catalogue have no date of their paper. */
export interface PaperedValue extends StoredValue {
  readonly documentDate: PlainDate | null;
}

/** The place a value is asked for: its code, and how people call it. */
export interface ParameterPlace {
  readonly division: string;
  readonly name: string;
}

export const NoParameterValue = defineError<{
  parameter: string;
  place: string;
  on: PlainDate;
  last: Pick<ParameterValue, 'from' | 'value'> | undefined;
}>('parameters.no-value', 'conflict', '没有可用的标准', ({ parameter, place, on, last }) => {
  const missing = `“${parameter}”在${place}没有 ${formatChinese(on)}执行的值`;
  const known =
    last === undefined
      ? ''
      : last.from > on
        ? `，最早的一个自 ${formatChinese(last.from)}起执行`
        : `，${yearOf(last.from)}年的 ${last.value} 已于当年 12 月 31 日到期`;
  return `${missing}${known}。请由民政局在“标准参数”中录入该日执行的值和文号。`;
});

export const ParameterNotFound = defineError<NoFacts>(
  'parameters.not-found',
  'not-found',
  '没有找到这个参数',
  () => '没有这个标准参数，或它已随法规更新取消。请从“标准参数”列表中重新选择。',
);

export const ProposalInvalid = defineError<{ faults: readonly FieldFault[] }>(
  'parameters.proposal-invalid',
  'invalid',
  '提议的内容不对',
  ({ faults }) => `${faults.map(({ message }) => message).join('；')}。`,
);

export const ProposalDoubtful = defineError<{ doubts: readonly string[]; faults: readonly FieldFault[] }>(
  'parameters.proposal-doubtful',
  'invalid',
  '有疑点，请先核对',
  ({ doubts }) => `${doubts.join('；')}。核对文件无误的，勾选“已对照文件核对”再提交。`,
);

export const OpenProposalExists = defineError<{ name: string; place: string; from: PlainDate; by: string }>(
  'parameters.open-proposal-exists',
  'conflict',
  '同一天起已有待审的提议',
  ({ name, place, from, by }) =>
    `“${name}”在${place}自 ${formatChinese(from)}起的值，${by}已经提议，正等待审批。请先由县级审批岗审批，或由提议人撤回，再提新的。`,
);

export const ProposalNotFound = defineError<NoFacts>(
  'parameters.proposal-not-found',
  'not-found',
  '没有找到这个提议',
  () => '提议不存在。请从“标准参数”中重新选择。',
);

export const ProposalClosed = defineError<{ state: ProposalState; by: string; wanted: string }>(
  'parameters.proposal-closed',
  'conflict',
  '提议已经办结',
  ({ state, by, wanted }) => `这个提议${proposalStates[state]}（${by}），不能${wanted}。请刷新页面查看。`,
);

export const ProposerMayNotDecide = defineError<NoFacts>(
  'parameters.proposer-may-not-decide',
  'forbidden',
  '不能审批自己的提议',
  () => '这个值是您提议的。提议和审批须是两个人（不相容岗位分离），请由另一人审批；不再需要的可以撤回。',
);

export const OnlyProposerWithdraws = defineError<{ by: string }>(
  'parameters.only-proposer-withdraws',
  'forbidden',
  '只有提议人能撤回',
  ({ by }) => `这个值是${by}提议的，只能由本人撤回；不同意的，请由县级审批岗写明理由，不予批准。`,
);

export const ProposalOutdated = defineError<{ reasons: readonly string[] }>(
  'parameters.proposal-outdated',
  'conflict',
  '提议与现在的情况不符',
  ({ reasons }) => `提议以后情况有变：${reasons.join('；')}。请不予批准，由提议人按现在的情况重新提议。`,
);

export const proposalStates: Readonly<Record<ProposalState, string>> = {
  open: '待审',
  approved: '已批准',
  rejected: '未获批准',
  withdrawn: '已撤回',
};

/**
 * The parameters of a place out of stored values, by the rule of the kit (`findValueInForce`): the nearest division with a
 * value in force wins, a `yearly` one ends on 31 December. `get` throws NoParameterValue, and RangeError for a key that
 * nobody declared.
 */
export function parametersOf(
  declared: readonly DeclaredParameter[],
  values: readonly StoredValue[],
  place: ParameterPlace,
): ParametersOn {
  const byKey = Map.groupBy(values, ({ key }) => key);
  const onDates = new Map<PlainDate, Parameters>();

  const resolve = (key: string, on: PlainDate): ResolvedParameter => {
    const parameter = findByKey(declared, key);
    if (parameter === undefined) throw new RangeError(`没有声明参数 ${key}`);
    const own = byKey.get(key) ?? [];
    const value = findValueInForce({ yearly: parameter.yearly, values: own }, place.division, on);
    if (value !== undefined) return resolveParameter(parameter, value);
    const last = findNearest(own, place.division, on);
    throw NoParameterValue({ parameter: parameter.name, place: place.name, on, last });
  };

  // The same object for the same date: a rule may keep beside it what it has worked out of it.
  return (on) => {
    const known = onDates.get(on);
    if (known !== undefined) return known;
    const resolved = new Map<string, ResolvedParameter>();
    const parameters: Parameters = {
      on,
      get: (key) => {
        const found = resolved.get(key) ?? resolve(key, on);
        resolved.set(key, found);
        return found;
      },
    };
    onDates.set(on, parameters);
    return parameters;
  };
}

/** Of the nearest division that has any values: the one that ended before the day, else the first to come. */
function findNearest(values: readonly StoredValue[], division: string, on: PlainDate): StoredValue | undefined {
  for (const around of divisionsAround(division)) {
    const own = values.filter((value) => value.division === around).sort((a, b) => (a.from < b.from ? -1 : 1));
    const nearest = own.filter(({ from }) => from <= on).at(-1) ?? own.at(0);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}
