/** Everything the addresses of this shell show, loaded together. */
export { ApplyForPage } from './apply/apply-for-page.tsx';
export { CasePage } from './case/case-page.tsx';
export { CasesPage } from './cases/cases-page.tsx';
export { OfficeShell } from './desk/office-shell.tsx';
export { SignInPage } from './desk/sign-in-page.tsx';
export { ImportsPage } from './imports-page.tsx';
export { NoticePage } from './notices/notice-page.tsx';
export { NoticesPage } from './notices/notices-page.tsx';
export { PayRunsPage } from './pay-runs-page.tsx';
export { HouseholdPage } from './people/household-page.tsx';
export { HouseholdsPage } from './people/households-page.tsx';
export { PeoplePage } from './people/people-page.tsx';
export { PersonPage } from './people/person-page.tsx';
export { WorkPage } from './work/work-page.tsx';
