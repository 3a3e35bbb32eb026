import { fontFamily, palette } from '../palette.ts';

/** Bars of one or several series over the same categories. */
export interface Bars {
  categories: readonly string[];
  series: readonly { name: string; values: readonly number[]; tone: 'before' | 'after' }[];
  /** across: categories stand below each other, as names of places must. */
  direction: 'up' | 'across';
  /** A value as it is written at an axis: short. */
  axisText: (value: number) => string;
  /** A value as it is written in full. */
  valueText: (value: number) => string;
}

const colours = { before: palette.lineStrong, after: palette.primary } as const;
const text = { color: palette.ink, fontFamily, fontSize: 13 } as const;

/** What echarts draws of it. Without animation, so that it stands still in print and for whom motion disturbs. */
export function barOption({ categories, series, direction, axisText, valueText }: Bars) {
  const isAcross = direction === 'across';
  const names = {
    type: 'category' as const,
    data: [...categories],
    inverse: isAcross,
    axisLabel: {
      ...text,
      ...(isAcross ? { interval: 0, width: 96, overflow: 'break' as const } : { hideOverlap: true }),
    },
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.lineStrong } },
  };
  const values = {
    type: 'value' as const,
    axisLabel: { ...text, hideOverlap: true, formatter: axisText },
    splitLine: { lineStyle: { color: palette.line } },
    splitNumber: 4,
  };
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 4, right: 24, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis' as const,
      confine: true,
      axisPointer: { type: 'shadow' as const },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? valueText(value) : ''),
      textStyle: text,
    },
    legend: { show: series.length > 1, top: 0, left: 0, textStyle: text, itemWidth: 14, itemHeight: 14 },
    xAxis: isAcross ? values : names,
    yAxis: isAcross ? names : values,
    series: series.map(({ name, values: data, tone }) => ({
      type: 'bar' as const,
      name,
      data: [...data],
      itemStyle: { color: colours[tone] },
      barMaxWidth: 26,
    })),
  };
}
