import type { AuditLine } from './use-audit.ts';

const kinds: Readonly<Record<AuditLine['actorKind'], string>> = {
  staff: '工作人员',
  resident: '居民',
  public: '未登录的访客',
  job: '系统',
};

/** Who acted, in words. */
export function actorText({ actorKind, actorName }: Pick<AuditLine, 'actorKind' | 'actorName'>): string {
  return actorName ?? kinds[actorKind];
}
