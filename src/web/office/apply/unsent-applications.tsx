import { Link } from '@tanstack/react-router';
import { DraftsPanel } from '#web/drafts/drafts-panel.tsx';
import { buttonClass } from '#web/ui/button.tsx';

/** What this worker began to fill in for others and has not sent. */
export function UnsentApplications({ item, except }: { item?: string; except?: string | undefined }) {
  return (
    <DraftsPanel
      item={item}
      except={except}
      goOn={({ id, item: of, itemName, name }) => (
        <Link
          to="/office/apply/$item"
          params={{ item: of }}
          search={{ draft: id }}
          className={buttonClass()}
          aria-label={`接着填${name}的${itemName}`}
        >
          接着填
        </Link>
      )}
    />
  );
}
