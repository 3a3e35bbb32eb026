import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import type { SearchAnswer } from '#core/watch/watch.contract.ts';
import { api } from '#web/lib/api.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { DateText } from '#web/ui/date-text.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SearchFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { PersonName, personText } from '../people/person-columns.tsx';

const route = getRouteApi('/office/desk/search');

/** Digits alone are an identity number; it never stands in the address, which browsers remember. */
const isNumber = (text: string): boolean => /^[\d\s]+[xX]?\s*$/.test(text);
const isCaseNumber = (text: string): boolean => /^[a-z-]{2,40}\d{4,}$/i.test(text);

type CaseFound = SearchAnswer['cases'][number];
const caseColumns: readonly Column<CaseFound>[] = [
  {
    key: 'number',
    title: '办件编号',
    kind: 'nowrap',
    render: ({ id, number }) => (
      <Link to="/office/cases/$id" params={{ id }}>
        {number}
      </Link>
    ),
  },
  { key: 'applicant', title: '申请人', width: '9em', render: ({ applicantName }) => applicantName },
  {
    key: 'stage',
    title: '事项、环节',
    render: ({ itemName, stageName, closed }) => (
      <span className="row">
        {itemName} <StageTag name={stageName} tone={closed ? 'quiet' : 'open'} />
      </span>
    ),
  },
  { key: 'place', title: '村（社区）', render: ({ place }) => place },
  { key: 'applied', title: '申请日期', kind: 'nowrap', render: ({ appliedOn }) => <DateText date={appliedOn} /> },
];

/** One box for everything: people by name, pinyin or number, cases by their number. */
export function SearchPage() {
  const { text } = route.useSearch();
  const navigate = route.useNavigate();
  const [number, setNumber] = useState('');
  const setText = useCallback(
    (next: string) => {
      const typed = next.trim();
      setNumber(isNumber(typed) ? typed : '');
      void navigate({ search: typed === '' || isNumber(typed) ? {} : { text: typed }, replace: true });
    },
    [navigate],
  );
  const wanted = number === '' ? (text ?? '') : number;
  const whole = number === '' || number.replaceAll(/\s/g, '').length >= 18;
  const halfCase = /^[a-z-]+\d+$/i.test(wanted) && !isCaseNumber(wanted);
  const ready = whole && !halfCase && [...wanted].length >= 2;
  return (
    <>
      <PageHeader title="查找" lead="在管辖范围内查人和办件。每次查询都会记入审计。" />
      <FilterBar>
        <SearchFilter
          label="姓名、全拼或首字母，18 位身份证号，或办件编号"
          placeholder="如 王秀英、wxy、DIBAO2026000012"
          value={wanted}
          onChange={setText}
        />
      </FilterBar>
      {ready ? (
        <Found text={wanted} />
      ) : (
        <EmptyState
          title="请先输入要查找的内容"
          advice="姓名至少两个字；身份证号要输完 18 位；办件编号输到年份即可。"
        />
      )}
    </>
  );
}

function Found({ text }: { text: string }) {
  const { today } = useDesk();
  const found = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => api.get<SearchAnswer>('/api/search', { text }, signal),
    staleTime: 60_000,
  });
  const columns: readonly Column<SearchAnswer['people'][number]>[] = [
    { key: 'name', title: '姓名', render: (person) => <PersonName person={person} /> },
    { key: 'who', title: '性别、出生', render: (person) => personText(person, today) },
    { key: 'number', title: '身份证号', kind: 'nowrap', render: ({ idNumberMask }) => idNumberMask },
    { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
  ];
  return (
    <QueryView query={found} what="结果">
      {({ people, cases }) =>
        people.length + cases.length === 0 ? (
          <EmptyState
            title={`没有找到“${text}”`}
            advice="请核对姓名或号码；生僻字可以用拼音查。管辖范围以外的查不到。"
          />
        ) : (
          <div className="stack">
            {people.length > 0 && (
              <DataTable label="人员" rows={people} columns={columns} rowKey={({ id }) => id} empty={null} />
            )}
            {cases.length > 0 && (
              <section className="stack">
                <h2>办件</h2>
                <DataTable label="办件" rows={cases} columns={caseColumns} rowKey={({ id }) => id} empty={null} />
              </section>
            )}
          </div>
        )
      }
    </QueryView>
  );
}
