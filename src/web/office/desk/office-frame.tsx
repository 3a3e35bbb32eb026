import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { dateText } from '#web/lib/format.ts';
import { Brand, PracticeBadge } from '#web/ui/brand.tsx';
import { Button } from '#web/ui/button.tsx';
import { SkipLink } from '#web/ui/skip-link.tsx';
import { places } from './places.ts';
import { useDesk } from './use-desk.ts';
import './office-frame.css';

interface OfficeFrameProps {
  bureau: string;
  signingOut: boolean;
  onSignOut: () => void;
  /** Present for those who hold several posts. */
  onSwitchPost?: () => void;
  children: ReactNode;
}

/** The desk around every page of the office. */
export function OfficeFrame({ bureau, signingOut, onSignOut, onSwitchPost, children }: OfficeFrameProps) {
  const { name, post, practice, today, may, moveClock } = useDesk();
  const [open, setOpen] = useState(false);
  const mine = places.filter(({ needs }) => needs.length === 0 || needs.some(may));
  return (
    <div className="office">
      <SkipLink />
      <header className="office-bar no-print">
        <Brand name={`济民 · ${bureau}`} />
        <Button
          className="office-menu-button"
          aria-expanded={open}
          aria-controls="office-nav"
          onClick={() => setOpen(!open)}
        >
          菜单
        </Button>
        <div className="office-who">
          {practice && <PracticeBadge />}
          <span className="numeric">{dateText(today)}</span>
          {moveClock !== undefined && (
            <Button kind="link" onClick={moveClock}>
              调整日期
            </Button>
          )}
          <span>
            {name}{' '}
            <span className="office-post">
              {post.scopeName} {post.name}
            </span>
          </span>
          {onSwitchPost !== undefined && (
            <Button kind="link" onClick={onSwitchPost}>
              切换岗位
            </Button>
          )}
          <Button kind="link" busy={signingOut} onClick={onSignOut}>
            退出登录
          </Button>
        </div>
      </header>
      <nav id="office-nav" className="office-nav no-print" aria-label="主菜单" data-open={open}>
        <ul>
          {mine.map(({ to, name: place }) => (
            <li key={to}>
              <Link
                to={to}
                activeOptions={{ exact: to === '/office', includeSearch: false }}
                onClick={() => setOpen(false)}
              >
                {place}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <main id="main" className="office-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
