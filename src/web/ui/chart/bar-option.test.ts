import { expect, it } from 'vitest';
import { barOption } from './bar-option.ts';

const plain = { axisText: String, valueText: (value: number) => `${value} 元` };

it('地名横着排，第一个在最上面；月份竖着长', () => {
  const after = { name: '拟定', values: [3, 2], tone: 'after' as const };
  const series = [after];
  const across = barOption({ ...plain, categories: ['岳阳镇', '通贤镇'], series, direction: 'across' });
  expect(across.yAxis).toMatchObject({ type: 'category', data: ['岳阳镇', '通贤镇'], inverse: true });
  expect(across.legend.show).toBe(false);
  const up = barOption({
    ...plain,
    categories: ['7月'],
    series: [after, { ...after, name: '现行' }],
    direction: 'up',
  });
  expect(up.xAxis).toMatchObject({ type: 'category' });
  expect(up.legend.show).toBe(true);
  expect(up.tooltip.valueFormatter(12)).toBe('12 元');
});
