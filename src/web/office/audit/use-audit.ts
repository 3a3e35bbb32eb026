import type { AuditPage } from '#core/access/access.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';

export interface AuditFilter {
  purpose?: string;
  action?: string;
  actor?: string;
  subject?: string;
}

export type AuditLine = AuditPage['items'][number];

/** The trail, newest first. Reading it is itself written into it, so it is read when asked for and not again by itself. */
export function useAudit({ purpose = '', ...filter }: AuditFilter) {
  return usePages<AuditLine>(['audit'], {
    address: '/api/audit',
    query: { purpose, ...filter },
    cursor: 'before',
    enabled: purpose !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
}
