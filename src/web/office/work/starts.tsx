import { Link } from '@tanstack/react-router';
import { Button } from '#web/ui/button.tsx';
import { places } from '../desk/places.ts';
import { useDesk } from '../desk/use-desk.ts';
import './work.css';

/** Where a post begins that has no cases waiting: every place it may go, and what is done there. */
export function Starts() {
  const { may, moveClock } = useDesk();
  const mine = places.filter(({ needs }) => needs.some(may));
  if (mine.length === 0 && moveClock === undefined) return null;
  return (
    <ul className="starts" aria-label="可以从这里开始">
      {mine.map(({ to, name, about }) => (
        <li key={to} className="panel">
          <Link to={to}>{name}</Link>
          <p className="soft">{about}</p>
        </li>
      ))}
      {moveClock !== undefined && (
        <li className="panel">
          <Button kind="link" onClick={moveClock}>
            调整演练日期
          </Button>
          <p className="soft">把演练的业务日期向前拨：公示期满、期限到来、新的月份可以发放。</p>
        </li>
      )}
    </ul>
  );
}
