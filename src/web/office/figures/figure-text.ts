import type { FigureRow } from '#core/figures/figures.contract.ts';
import { countText, moneyText } from '#web/lib/format.ts';

/** A figure with its unit; what cannot be told is 暂无. */
export function figureText(value: number | null, unit: FigureRow['unit']): string {
  if (value === null) return '暂无';
  if (unit === '元') return moneyText(value);
  return unit === '%' ? `${value.toFixed(2)}%` : `${countText(value)} ${unit}`;
}
