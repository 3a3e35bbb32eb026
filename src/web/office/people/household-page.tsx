import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { HouseholdDetail } from '#core/people/people.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { buttonClass } from '#web/ui/button.tsx';
import { type Column, DataTable } from '#web/ui/data-table.tsx';
import { EmptyState } from '#web/ui/empty-state.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { FactsTable } from './facts-table.tsx';
import { HouseholdBenefits } from './household-benefits.tsx';
import { Period } from './period.tsx';
import { PersonName, personText } from './person-columns.tsx';
import { StartLinks } from './start-links.tsx';
import { useCodeName } from './use-code-name.ts';
import './people.css';

type Member = HouseholdDetail['members'][number];

const route = getRouteApi('/office/desk/households/$id');

/** A household: its members, now and once, what is known of it and them, and what it is paid. */
export function HouseholdPage() {
  const { id } = route.useParams();
  const household = useQuery({
    queryKey: ['households', id],
    queryFn: ({ signal }) => api.get<HouseholdDetail>(path`/api/households/${id}`, {}, signal),
    staleTime: 60_000,
  });
  return (
    <PageQuery query={household} what="家庭">
      {(answer) => <HouseholdCard household={answer} />}
    </PageQuery>
  );
}

function HouseholdCard({ household }: { household: HouseholdDetail }) {
  const { today, may } = useDesk();
  const relationName = useCodeName('relation');
  const columns: readonly Column<Member>[] = useMemo(
    () => [
      { key: 'name', title: '姓名', render: ({ person }) => <PersonName person={person} /> },
      { key: 'relation', title: '与户主关系', render: ({ relation }) => relationName(relation) },
      { key: 'who', title: '性别、出生', render: ({ person }) => personText(person, today) },
      { key: 'number', title: '身份证号', kind: 'nowrap', render: ({ person }) => person.idNumberMask },
      { key: 'period', title: '在户起止', kind: 'nowrap', render: ({ from, to }) => <Period from={from} to={to} /> },
    ],
    [today, relationName],
  );
  const { headName, members, address, divisionName } = household;
  const unknown = members.filter(({ facts }) => facts.length === 0).map(({ person }) => person.name);
  return (
    <>
      <PageHeader
        title={`${headName}家庭`}
        lead={`${divisionName}${address === null ? '' : ` · ${address}`}`}
        actions={
          <>
            {may('case.start') && <StartLinks household={household.id} />}
            {may('decision.read') && may('people.read-sensitive') && (
              <Link to="/office/households/$id/replay" params={{ id: household.id }} className={buttonClass()}>
                重算与差异
              </Link>
            )}
          </>
        }
      />
      <div className="stack">
        <section className="stack" aria-label="家庭成员">
          <h2>家庭成员</h2>
          <DataTable
            part
            label="家庭成员列表"
            rows={members}
            columns={columns}
            rowKey={({ person, from }) => person.id + from}
            empty={<EmptyState title="还没有认定的家庭成员" advice="家庭情况认定后，成员会登记在这里。" />}
          />
        </section>
        {may('household.read') && <HouseholdBenefits household={household.id} />}
        <section className="stack" aria-label="事实信息">
          <h2>事实信息</h2>
          <h3>全家</h3>
          <FactsTable of="全家" facts={household.facts} />
          {members
            .filter(({ facts }) => facts.length > 0)
            .map(({ person, from, facts }) => (
              <div key={person.id + from} className="stack">
                <h3>{person.name}</h3>
                <FactsTable of={person.name} facts={facts} />
              </div>
            ))}
          {unknown.length > 0 && <p className="soft">没有登记事实信息的成员：{unknown.join('、')}。</p>}
        </section>
      </div>
    </>
  );
}
