import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Brand, PracticeBadge } from '#web/ui/brand.tsx';
import { Button } from '#web/ui/button.tsx';
import { SkipLink } from '#web/ui/skip-link.tsx';
import './residents-frame.css';

/** What the pages for residents say of the county. */
interface ResidentsFacts {
  /** “安岳县民政局”. */
  office: string;
  practice: boolean;
  /** The resident who is signed in. */
  name?: string;
}

const places: readonly { to: NonNullable<LinkProps['to']>; name: string }[] = [
  { to: '/', name: '首页' },
  { to: '/guides', name: '办事指南' },
  { to: '/progress', name: '查进度' },
  { to: '/notices', name: '公示' },
  { to: '/verify', name: '核验文书' },
];

interface ResidentsFrameProps {
  facts: ResidentsFacts;
  onSignOut: () => void;
  children: ReactNode;
}

/** One column, large type, around every page for residents. */
export function ResidentsFrame({ facts, onSignOut, children }: ResidentsFrameProps) {
  return (
    <div className="residents">
      <SkipLink />
      <header className="residents-bar no-print">
        <div>
          <div className="row">
            <Brand name={`济民 · ${facts.office}`} />
            {facts.practice && <PracticeBadge />}
          </div>
          <nav aria-label="主菜单">
            <ul>
              {places.map(({ to, name }) => (
                <li key={to}>
                  <Link to={to} activeOptions={{ exact: to === '/' }}>
                    {name}
                  </Link>
                </li>
              ))}
              <li>
                {facts.name === undefined ? (
                  <Link to="/sign-in">登录</Link>
                ) : (
                  <Button
                    kind="link"
                    className="residents-sign-out"
                    aria-label={`退出登录（${facts.name}）`}
                    onClick={onSignOut}
                  >
                    退出
                  </Button>
                )}
              </li>
            </ul>
          </nav>
        </div>
      </header>
      <main id="main" className="residents-main" tabIndex={-1}>
        {children}
      </main>
      <footer className="residents-foot no-print">
        <div>
          <p>不会用手机也能办：请到乡镇（街道）便民服务窗口，或请村（社区）工作人员代办。办理不收取任何费用。</p>
        </div>
      </footer>
    </div>
  );
}
