import { type ReactNode, useEffect, useRef } from 'react';
import { Fold } from '../fold.tsx';
import { type Bars, barOption } from './bar-option.ts';
import './chart.css';

interface BarChartProps {
  title: string;
  /** What it shows in one sentence, for those who do not see it; the numbers themselves stand in the table. */
  summary: string;
  /** Keep the object the same between renders: a new one is drawn anew. */
  bars: Bars;
  /** Pixels. */
  height: number;
  /** The same numbers as a table. */
  children: ReactNode;
}

/** Bars, and the same numbers as a table one press away. */
export function BarChart({ title, summary, bars, height, children }: BarChartProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let gone = false;
    let end = () => {};
    void import('./echarts.ts').then(({ init }) => {
      if (gone) return;
      const chart = init(element, undefined, { renderer: 'svg' });
      chart.setOption(barOption(bars));
      const watch = new ResizeObserver(() => chart.resize());
      watch.observe(element);
      end = () => {
        watch.disconnect();
        chart.dispose();
      };
    });
    return () => {
      gone = true;
      end();
    };
  }, [bars]);
  return (
    <figure className="chart panel">
      <figcaption>
        <h3>{title}</h3>
        <p className="soft">{summary}</p>
      </figcaption>
      <div ref={place} className="chart-place" style={{ height }} role="img" aria-label={`${title}：${summary}`} />
      <Fold title="用表格看">{children}</Fold>
    </figure>
  );
}
