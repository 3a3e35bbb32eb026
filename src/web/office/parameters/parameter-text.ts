import type { ParameterList } from '#core/parameters/parameters.contract.ts';

/** A value with its unit as people say it: “826 元/月”, “是”, “70%”. */
export function valueText(value: string, unit: ParameterList['items'][number]['unit']): string {
  if (value === 'true') return '是';
  if (value === 'false') return '否';
  return unit === '比例' || unit === '选项' ? value : `${value} ${unit}`;
}
