/** Everything the addresses of this shell show, loaded together. */
export { CasesPage } from './cases-page.tsx';
export { HouseholdsPage } from './households-page.tsx';
export { ImportsPage } from './imports-page.tsx';
export { NoticesPage } from './notices-page.tsx';
export { OfficeShell } from './office-shell.tsx';
export { PayRunsPage } from './pay-runs-page.tsx';
export { WorkPage } from './work-page.tsx';
