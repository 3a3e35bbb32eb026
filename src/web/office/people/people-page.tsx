import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { PersonLine } from '#core/people/people.contract.ts';
import { usePages } from '#web/lib/use-pages.ts';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { FilterBar, SearchFilter } from '#web/ui/filter-bar.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { QueryView } from '#web/ui/query-view.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { PersonName, personText } from './person-columns.tsx';

const route = getRouteApi('/office/desk/people');

/** Digits alone are an identity number; it never stands in the address, which browsers remember. */
const isNumber = (text: string): boolean => /^[\d\s]+[xX]?\s*$/.test(text);

/** Finds people of the scope by name or identity number. */
export function PeoplePage() {
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
  const tooShort = number === '' ? [...wanted].length < 2 : number.replaceAll(/\s/g, '').length < 18;
  return (
    <>
      <PageHeader title="人员" lead="在管辖范围内按姓名或身份证号查人。每次查询都会记入审计。" />
      <FilterBar>
        <SearchFilter
          label="姓名中相邻的两个字、全拼或首字母，或 18 位身份证号"
          placeholder="如 王秀英、xiuying、wxy"
          value={wanted}
          onChange={setText}
        />
      </FilterBar>
      {tooShort ? (
        <EmptyState
          title="请先输入要查找的姓名或身份证号"
          advice="姓名至少两个字，也可以用全拼或首字母，如 wangxiuying、wxy；身份证号要输完 18 位。"
        />
      ) : (
        <Found text={wanted} />
      )}
    </>
  );
}

function Found({ text }: { text: string }) {
  const { today } = useDesk();
  const { read, more } = usePages<PersonLine>(['people'], { address: '/api/people', query: { text }, cursor: 'after' });
  const columns: readonly Column<PersonLine>[] = useMemo(
    () => [
      { key: 'name', title: '姓名', render: (person) => <PersonName person={person} /> },
      { key: 'who', title: '性别、出生', render: (person) => personText(person, today) },
      { key: 'number', title: '身份证号', kind: 'nowrap', render: ({ idNumberMask }) => idNumberMask },
      { key: 'division', title: '村（社区）', render: ({ divisionName }) => divisionName },
    ],
    [today],
  );
  return (
    <QueryView query={read} what="人员">
      {(rows) => (
        <DataTable
          label="人员列表"
          rows={rows}
          columns={columns}
          rowKey={({ id }) => id}
          {...(more === undefined ? {} : { more })}
          empty={
            <EmptyState
              title={`没有找到“${text}”`}
              advice="请核对姓名或号码；姓名里的生僻字可以用拼音查。管辖范围以外的人查不到。"
            />
          }
        />
      )}
    </QueryView>
  );
}
