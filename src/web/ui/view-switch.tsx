import { countText } from '#web/lib/format.ts';
import './view-switch.css';

interface ViewSwitchProps<View extends string> {
  /** What the views are of: “家庭”. */
  label: string;
  views: readonly { key: View; name: string; count?: number }[];
  chosen: View;
  onChoose: (view: View) => void;
}

/** A few views of one thing, beside each other, with how many each holds. The chosen one belongs into the address. */
export function ViewSwitch<View extends string>({ label, views, chosen, onChoose }: ViewSwitchProps<View>) {
  return (
    <fieldset className="view-switch no-print">
      <legend className="visually-hidden">{label}</legend>
      {views.map(({ key, name, count }) => (
        <button key={key} type="button" aria-pressed={key === chosen} onClick={() => onChoose(key)}>
          {name}
          {count !== undefined && <span className="view-switch-count">{countText(count)}</span>}
        </button>
      ))}
    </fieldset>
  );
}
