import { Link } from '@tanstack/react-router';
import type { SimulationResult } from '#core/decisions/decisions.simulation.contract.ts';
import { countText, signedMoney } from '#web/lib/format.ts';
import { affectedKinds } from './simulated-lists.tsx';

/** Where the lists stand on the page. */
export const listsPlace = 'affected';

/** Who enters, leaves, gains, loses: four numbers, each of which opens its list. */
export function AffectedCards({ result: { kinds } }: { result: SimulationResult }) {
  return (
    <ul className="affected-cards" aria-label="谁进、谁退、谁增、谁减">
      {kinds.map(({ kind, households, people, amount }) => (
        <li key={kind}>
          <Link to="/office/simulations" search={(before) => ({ ...before, list: kind })} hash={listsPlace} replace>
            <span>{affectedKinds[kind].name}</span>
            <span className="affected-count">
              {countText(households)} <small>户</small>
            </span>
            <span className="soft">
              {countText(people)} 人，每月 {signedMoney(amount)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
