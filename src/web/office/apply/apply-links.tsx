import { Link } from '@tanstack/react-router';
import { useItems } from '#web/lib/use-items.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { useDesk } from '../desk/use-desk.ts';

/** To apply for a resident, for posts that may; one link for each item that a worker may apply for. */
export function ApplyLinks() {
  const { may } = useDesk();
  const items = useItems().data?.items ?? [];
  if (!may('case.apply-for')) return null;
  return items
    .filter(({ channels }) => channels.includes('worker'))
    .map(({ key, name }) => (
      <Link key={key} to="/office/apply/$item" params={{ item: key }} className={buttonClass()}>
        代居民申请{name}
      </Link>
    ));
}
