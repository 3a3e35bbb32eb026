import { useId } from 'react';
import { addMonthsTo, plainMonth } from '#kit/plain-date.ts';
import { monthText } from '#web/lib/format.ts';
import './filter-bar.css';

interface MonthSelectProps {
  label: string;
  /** YYYY-MM. */
  value: string;
  /** The newest month offered, and how many there are, newest first. */
  latest: string;
  count: number;
  onChange: (month: string) => void;
}

/** One of the months up to now. */
export function MonthSelect({ label, value, latest, count, onChange }: MonthSelectProps) {
  const id = useId();
  const newest = plainMonth(latest);
  const months = Array.from({ length: count }, (_, index) => addMonthsTo(newest, -index));
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <select id={id} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        {months.map((month) => (
          <option key={month} value={month}>
            {monthText(month)}
          </option>
        ))}
      </select>
    </div>
  );
}
