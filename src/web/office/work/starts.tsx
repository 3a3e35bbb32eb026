import { Link } from '@tanstack/react-router';
import { useDesk } from '../desk/use-desk.ts';
import { places } from '../desk/places.ts';
import './work.css';

/** Where a post begins that has no cases waiting: every place it may go, and what is done there. */
export function Starts() {
  const { may, practice } = useDesk();
  const mine = places.filter(({ needs }) => needs.some(may));
  const setsClock = practice && may('practice.clock');
  if (mine.length === 0 && !setsClock) return null;
  return (
    <ul className="starts" aria-label="可以从这里开始">
      {mine.map(({ to, name, about }) => (
        <li key={to} className="panel">
          <Link to={to}>{name}</Link>
          <p className="soft">{about}</p>
        </li>
      ))}
      {setsClock && (
        <li className="panel">
          <strong>调整日期</strong>
          <p className="soft">演练的业务日期由您向前拨：点页面右上角的“调整日期”。</p>
        </li>
      )}
    </ul>
  );
}
