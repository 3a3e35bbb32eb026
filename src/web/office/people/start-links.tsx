import { Link } from '@tanstack/react-router';
import { useItemPages } from '#web/lib/use-items.ts';
import { buttonClass } from '#web/ui/button.tsx';

/** What the office may start on a household by itself. */
export function StartLinks({ household }: { household: string }) {
  return useItemPages()
    .filter(({ channels }) => channels.includes('office'))
    .map(({ key, name }) => (
      <Link
        key={key}
        to="/office/households/$id/start/$item"
        params={{ id: household, item: key }}
        className={buttonClass()}
      >
        {name}
      </Link>
    ));
}
