import { countText } from '#web/lib/format.ts';
import './figures.css';

export interface Figure {
  name: string;
  /** A count with its unit, or anything else as text. */
  count?: number;
  unit?: string;
  text?: string;
  bad?: boolean;
  /** Smaller, below it, in one line or several: what it was before, how much of it. */
  note?: string;
}

/** A few figures beside each other, each with its name: how much, how many. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <dl className="figures" aria-label={label}>
      {figures.map(({ name, count, unit = '', text, bad = false, note }) => (
        <div key={name} className={bad ? 'figure figure-bad' : 'figure'}>
          <dt>{name}</dt>
          <dd>
            {text ?? countText(count ?? 0)} <small>{unit}</small>
          </dd>
          {note !== undefined && <dd className="figure-note">{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
