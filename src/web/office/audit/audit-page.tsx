import { getRouteApi } from '@tanstack/react-router';
import { PageHeader } from '#web/ui/page-header.tsx';
import { AuditFilters } from './audit-filters.tsx';
import { AuditList } from './audit-list.tsx';
import { AuditPurpose } from './audit-purpose.tsx';
import './audit.css';

const route = getRouteApi('/office/desk/audit');

/** Who did or read what, when and why: for those who supervise. */
export function AuditPage() {
  const { purpose } = route.useSearch();
  return (
    <>
      <PageHeader title="审计记录" lead="每次办理和每次查看个人信息都在这里，新的在前，只能增加，不能修改或删除。" />
      {purpose === undefined ? (
        <AuditPurpose />
      ) : (
        <>
          <AuditFilters />
          <AuditList />
        </>
      )}
    </>
  );
}
