import type { ParameterDetail } from '#core/parameters/parameters.contract.ts';
import type { PlainDate } from '#kit/plain-date.ts';
import { dateText } from '#web/lib/format.ts';
import { parameterRow } from '../parameters/parameter-groups.ts';

/** “620元/月（2025年7月1日起，待确认）”: the value in force in the county on a day; `county` is six digits. */
export function presentText(parameter: ParameterDetail, county: string, on: PlainDate): string {
  const { inForce } = parameterRow({ ...parameter, open: 0 }, county, on);
  if (inForce === undefined) return '还没有值';
  return `${inForce.text}（${dateText(inForce.from)}起${inForce.confirmed ? '' : '，待确认'}）`;
}
