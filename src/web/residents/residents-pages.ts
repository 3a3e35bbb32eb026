/** Everything the addresses of this shell show, loaded together. */
export { ApplyPage } from './apply-page.tsx';
export { AuthorisePage } from './authorise-page.tsx';
export { GuidePage } from './guide-page.tsx';
export { GuidesPage } from './guides-page.tsx';
export { HomePage } from './home-page.tsx';
export { NoticesPage } from './notices-page.tsx';
export { ProgressPage } from './progress-page.tsx';
export { ResidentsShell } from './residents-shell.tsx';
export { SignInPage } from './sign-in-page.tsx';
export { VerifyPage } from './verify-page.tsx';
