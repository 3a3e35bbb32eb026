import type { ReactNode } from 'react';
import './timeline.css';

export interface TimelineStep {
  id: string;
  title: string;
  /** done: happened; current: now; ahead: still to come. */
  state: 'done' | 'current' | 'ahead';
  /** When and by whom: “2026年6月15日 · 周敏（岳城街道经办）”. */
  facts?: ReactNode;
  children?: ReactNode;
}

const spoken = { done: '已完成', current: '正在进行', ahead: '尚未开始' } as const;

/** What happened and what comes, oldest first. */
export function Timeline({ label, steps }: { label: string; steps: readonly TimelineStep[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={`timeline-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <strong>{step.title}</strong>
          <span className="visually-hidden">（{spoken[step.state]}）</span>
          {step.facts !== undefined && <div className="timeline-facts">{step.facts}</div>}
          {step.children}
        </li>
      ))}
    </ol>
  );
}
