import type { ReactNode } from 'react';
import './descriptions.css';

export interface Description {
  label: string;
  value: ReactNode;
}

/** Pairs of a label and its value; an empty value shows 未填写. Beside each other at a desk, below each other on a phone. */
export function Descriptions({ items }: { items: readonly Description[] }) {
  return (
    <dl className="descriptions">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value === undefined || value === null || value === '' ? <span className="soft">未填写</span> : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
