/** Everything the addresses of this shell show, loaded together. */
export { AppliedPage } from './apply/applied-page.tsx';
export { ApplyPage } from './apply/apply-page.tsx';
export { AuthorisePage } from './authorisation/authorise-page.tsx';
export { GuidePage } from './guides/guide-page.tsx';
export { GuidesPage } from './guides/guides-page.tsx';
export { HomePage } from './home-page.tsx';
export { NoticesPage } from './notices/notices-page.tsx';
export { OutboxPage } from './outbox/outbox-page.tsx';
export { OwnCasePage } from './own-cases/own-case-page.tsx';
export { ProgressPage } from './own-cases/progress-page.tsx';
export { ResidentsShell } from './residents-shell.tsx';
export { SignInPage } from './sign-in/sign-in-page.tsx';
export { VerifyPage } from './verify/verify-page.tsx';
