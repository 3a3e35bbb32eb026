import { Link, type LinkProps } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { dateText } from '#web/lib/format.ts';
import { Brand, PracticeBadge } from '#web/ui/brand.tsx';
import { Button } from '#web/ui/button.tsx';
import { SkipLink } from '#web/ui/skip-link.tsx';
import './office-frame.css';

/** What the top bar says of who works where. */
export interface OfficeFacts {
  county: string;
  name: string;
  post: string;
  practice: boolean;
  /** Business date, `2026-06-15`. */
  today: string;
}

const places: readonly { to: NonNullable<LinkProps['to']>; name: string }[] = [
  { to: '/office', name: '我的工作' },
  { to: '/office/cases', name: '办件' },
  { to: '/office/households', name: '家庭与人员' },
  { to: '/office/notices', name: '公示' },
  { to: '/office/imports', name: '导入' },
  { to: '/office/pay-runs', name: '发放' },
];

interface OfficeFrameProps {
  facts: OfficeFacts;
  signingOut: boolean;
  onSignOut: () => void;
  /** Present in a practice county for those who may move its clock. */
  onMoveClock?: () => void;
  children: ReactNode;
}

/** The desk around every page of the office. */
export function OfficeFrame({ facts, signingOut, onSignOut, onMoveClock, children }: OfficeFrameProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="office">
      <SkipLink />
      <header className="office-bar no-print">
        <Brand name={`济民 · ${facts.county}`} />
        <Button
          className="office-menu-button"
          aria-expanded={open}
          aria-controls="office-nav"
          onClick={() => setOpen(!open)}
        >
          菜单
        </Button>
        <div className="office-who">
          {facts.practice && <PracticeBadge />}
          <span className="numeric">{dateText(facts.today)}</span>
          {onMoveClock !== undefined && (
            <Button kind="link" onClick={onMoveClock}>
              调整日期
            </Button>
          )}
          <span>
            {facts.name} <span className="office-post">{facts.post}</span>
          </span>
          <Button kind="link" busy={signingOut} onClick={onSignOut}>
            退出登录
          </Button>
        </div>
      </header>
      <nav id="office-nav" className="office-nav no-print" aria-label="主菜单" data-open={open}>
        <ul>
          {places.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/office' }} onClick={() => setOpen(false)}>
                {name}
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
