import { useQuery } from '@tanstack/react-query';
import type { CaseDetail } from '#core/cases/cases.contract.ts';
import type { Duplicate, DuplicateCheck } from '#core/cases/cases.duplicates.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { dateText } from '#web/lib/format.ts';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';

const kinds: Record<Duplicate['kind'], string> = {
  'open-case': '在办申请',
  benefit: '享受待遇',
  membership: '家庭登记',
  death: '死亡记录',
  account: '银行账号',
  file: '相同材料',
};

/** What is known across the county of the people, the account and the papers of a case: what blocks acceptance, what to look at. */
export function CaseDuplicates({ detail }: { detail: CaseDetail }) {
  const check = useQuery({
    queryKey: ['duplicates', detail.id, detail.seq],
    queryFn: ({ signal }) => api.get<DuplicateCheck>(path`/api/cases/${detail.id}/duplicates`, {}, signal),
  });
  return (
    <section className="panel case-part" aria-label="重复和冲突核查">
      <h2 className="row">
        重复和冲突核查
        {check.data?.items.some(({ severity }) => severity === 'blocks') && <StageTag tone="warn" name="不能受理" />}
      </h2>
      <QueryView query={check} what="核查结果">
        {({ on, kept, items }) => (
          <>
            {items.length === 0 ? (
              <p>全县没有查到重复申请、重复享受和其他冲突。</p>
            ) : (
              <ul className="duplicates">
                {items.map(({ kind, severity, text }) => (
                  <li key={text}>
                    <StageTag
                      tone={severity === 'blocks' ? 'warn' : 'quiet'}
                      name={severity === 'blocks' ? '须先解决' : '请核对'}
                    />
                    <span>
                      <strong>{kinds[kind]}：</strong>
                      {text}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            <p className="soft">
              {kept
                ? `办件已办结，这是${dateText(on)}最后一次核查的结果。`
                : `${dateText(on)}按全县登记核查；受理时再核查一次。`}
            </p>
          </>
        )}
      </QueryView>
    </section>
  );
}
