import { Select } from 'antd';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { Button } from './button.tsx';
import './filter-bar.css';

/** The filters above a list. They take effect at once and live in the address, so that a list can be bookmarked. */
export function FilterBar({ children, onReset }: { children: ReactNode; onReset?: () => void }) {
  return (
    <search className="filter-bar no-print">
      {children}
      {onReset !== undefined && <Button onClick={onReset}>清除筛选</Button>}
    </search>
  );
}

interface SearchFilterProps {
  label: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** Waits this long after the last key before it searches, in milliseconds. */
const pause = 250;

/** A search by name or number. It waits until the typing (also of a Chinese input method) rests. */
export function SearchFilter({ label, value, placeholder, onChange }: SearchFilterProps) {
  const id = useId();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), pause);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="control"
        type="search"
        value={typed}
        placeholder={placeholder}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

interface SelectFilterProps {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One of a list, found by typing a part of its name; empty means all. */
export function SelectFilter({ label, value, options, onChange }: SelectFilterProps) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      <Select<string>
        id={id}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder="全部"
        value={value ?? null}
        options={[...options]}
        onChange={(chosen?: string) => onChange(chosen)}
      />
    </div>
  );
}
