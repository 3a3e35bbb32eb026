import { useId } from 'react';
import '#web/ui/filter-bar.css';

interface ItemSelectProps {
  items: readonly { key: string; name: string }[];
  value: string;
  onChange: (item: string) => void;
}

/** Which item is meant. */
export function ItemSelect({ items, value, onChange }: ItemSelectProps) {
  const id = useId();
  return (
    <div className="filter">
      <label htmlFor={id}>事项</label>
      <select id={id} className="control" value={value} onChange={(event) => onChange(event.target.value)}>
        {items.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
