import { Link } from '@tanstack/react-router';
import type { ImportSummary } from '#core/feeds/feeds.contract.ts';
import { countText } from '#web/lib/format.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { importStates } from './import-states.ts';
import { useImports } from './use-import.ts';
import './imports.css';

const columns: readonly Column<ImportSummary>[] = [
  {
    key: 'file',
    title: '文件',
    render: ({ id, fileName }) => (
      <Link to="/office/imports/$id" params={{ id }}>
        {fileName}
      </Link>
    ),
  },
  { key: 'feed', title: '台账', kind: 'nowrap', render: ({ feedName }) => feedName },
  {
    key: 'state',
    title: '状态',
    kind: 'nowrap',
    render: ({ state }) => <StageTag {...importStates[state]} />,
  },
  { key: 'households', title: '户数', kind: 'numeric', render: ({ households }) => countText(households) },
  { key: 'imported', title: '已导入', kind: 'numeric', render: ({ imported }) => countText(imported) },
  { key: 'faulty', title: '有错误', kind: 'numeric', render: ({ faulty }) => countText(faulty) },
  { key: 'skipped', title: '跳过', kind: 'numeric', render: ({ skipped }) => countText(skipped) },
  { key: 'by', title: '导入人', render: ({ madeByName }) => madeByName },
  { key: 'at', title: '上传时间', kind: 'nowrap', render: ({ createdAt }) => <DateText date={createdAt} /> },
];

/** Ledgers that were taken in, newest first. */
export function ImportsPage() {
  const imports = useImports();
  const upload = (
    <Link to="/office/imports/new" className={buttonClass('primary')}>
      导入新台账
    </Link>
  );
  return (
    <>
      <PageHeader
        title="台账导入"
        lead="把原来用 Excel 管理的台账转入系统。先读取和核对，您确认以后才写入。"
        actions={upload}
      />
      <QueryView query={imports} what="导入记录">
        {({ items }) => (
          <DataTable
            label="导入记录"
            rows={items}
            columns={columns}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="还没有导入过台账" advice="准备好 Excel 台账（xlsx），不需要改格式，直接上传即可。">
                {upload}
              </EmptyState>
            }
          />
        )}
      </QueryView>
    </>
  );
}
