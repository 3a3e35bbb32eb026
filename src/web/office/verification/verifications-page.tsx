import { getRouteApi, Link } from '@tanstack/react-router';
import type { VerificationLine } from '#core/exchange/exchange.contract.ts';
import { conclusionNames } from '#core/exchange/exchange.report.contract.ts';
import { dateText } from '#web/lib/format.ts';
import { searchTexts } from '#web/lib/search-texts.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SelectFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { verificationKey } from './use-verification.ts';
import { conclusionTones } from './verification-states.ts';

const route = getRouteApi('/office/desk/verifications');

const shows = [
  { value: 'waiting', label: '等待答复' },
  { value: 'breach', label: '身份不符待查处' },
  { value: 'objected', label: '有异议待复核' },
];

const columns: readonly Column<VerificationLine>[] = [
  {
    key: 'case',
    title: '办件',
    render: ({ case: id, number, applicantName }) => (
      <span>
        <Link to="/office/cases/$id" params={{ id }}>
          {applicantName}
        </Link>
        <span className="cell-under numeric">{number}</span>
      </span>
    ),
  },
  { key: 'item', title: '事项', render: ({ itemName }) => itemName },
  { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
  {
    key: 'started',
    title: '开始',
    kind: 'nowrap',
    render: ({ startedOn, round }) => (
      <span>
        {dateText(startedOn)}
        {round > 1 && <span className="cell-under">第 {round} 次</span>}
      </span>
    ),
  },
  {
    key: 'answers',
    title: '答复',
    render: ({ answered, queries, waiting, answerBy }) => (
      <span>
        {answered} / {queries}
        {waiting > 0 && (
          <span className="cell-under">
            {waiting} 项等待{answerBy === null ? '' : `，到 ${dateText(answerBy)}`}
          </span>
        )}
      </span>
    ),
  },
  {
    key: 'conclusion',
    title: '结论',
    render: ({ conclusion, validUntil }) =>
      conclusion === null ? (
        <span className="soft">还没有报告</span>
      ) : (
        <span>
          <StageTag name={conclusionNames[conclusion]} tone={conclusionTones[conclusion]} />
          {validUntil !== null && <span className="cell-under">有效期至 {dateText(validUntil)}</span>}
        </span>
      ),
  },
  {
    key: 'attention',
    title: '要办',
    render: ({ breaches, objected }) => (
      <span>
        {breaches > 0 && <StageTag tone="bad" name={`${breaches} 项身份不符`} />}
        {objected && <StageTag tone="warn" name="异议待复核" />}
      </span>
    ),
  },
];

/** The verification desk: every case of the scope that was verified, the last begun first. */
export function VerificationsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { scopeName } = useDesk().post;
  const { read, more } = usePages<VerificationLine>([verificationKey, 'list'], {
    address: '/api/verifications',
    query: { ...search },
    cursor: 'after',
    staleTime: 5_000,
  });
  return (
    <>
      <PageHeader title="经济状况核对" lead={`${scopeName}范围内核对过的办件，后开始的在前。核对在办件页上开始。`} />
      <FilterBar {...(Object.keys(search).length > 0 ? { onReset: () => void navigate({ search: {} }) } : {})}>
        <SelectFilter
          label="只看"
          value={search.show}
          options={shows}
          onChange={(show) => void navigate({ search: searchTexts({ show }, ['show']), replace: true })}
        />
      </FilterBar>
      <QueryView query={read} what="核对">
        {(rows) => (
          <DataTable
            label="核对台账"
            rows={rows}
            columns={columns}
            rowKey={({ case: id }) => id}
            {...(more === undefined ? {} : { more })}
            empty={
              <EmptyState title="没有符合条件的核对" advice="办件受理、成年人都签了授权书以后，在办件页开始核对。" />
            }
          />
        )}
      </QueryView>
    </>
  );
}
