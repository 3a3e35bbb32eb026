import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonDetail } from '#core/people/people.contract.ts';
import { api, path } from '#web/lib/api.ts';
import { Descriptions } from '#web/ui/descriptions.tsx';
import { PageHeader } from '#web/ui/page-header.tsx';
import { PageQuery } from '#web/ui/page-query.tsx';
import { StageTag } from '#web/ui/stage-tag.tsx';
import { useDesk } from '../desk/use-desk.ts';
import { FactsTable } from './facts-table.tsx';
import { Period } from './period.tsx';
import { personText } from './person-columns.tsx';
import { SealedNumber } from './sealed-number.tsx';
import { useCodeName } from './use-code-name.ts';
import './people.css';

const unregistered = <span className="soft">未登记</span>;

const route = getRouteApi('/office/desk/people/$id');

/** The card of a person: who he is, his households, what is known of him. */
export function PersonPage() {
  const { id } = route.useParams();
  const person = useQuery({
    queryKey: ['people', id],
    queryFn: ({ signal }) => api.get<PersonDetail>(path`/api/people/${id}`, {}, signal),
    staleTime: 60_000,
  });
  return (
    <PageQuery query={person} what="人员">
      {(answer) => <PersonCard person={answer} />}
    </PageQuery>
  );
}

function PersonCard({ person }: { person: PersonDetail }) {
  const { today } = useDesk();
  const relationName = useCodeName('relation');
  const account = person.accounts.map(({ id, numberMask, holder, bank }, index) => (
    <p key={id}>
      <span className="numeric">{numberMask}</span> {holder}
      {bank !== null && `，${bank}`} {index === 0 && <StageTag tone="good" name="现用" />}
    </p>
  ));
  return (
    <>
      <PageHeader title={person.name} lead={`${personText(person, today)} · ${person.divisionName}`} />
      <div className="stack">
        <section className="panel" aria-label="基本信息">
          <h2>基本信息</h2>
          <Descriptions
            items={[
              {
                label: '身份证号',
                value: <SealedNumber person={person.id} which="idNumber" mask={person.idNumberMask} />,
              },
              {
                label: '电话',
                value:
                  person.phoneMask === null ? (
                    unregistered
                  ) : (
                    <SealedNumber person={person.id} which="phone" mask={person.phoneMask} />
                  ),
              },
              { label: '银行账户', value: account.length === 0 ? unregistered : account },
            ]}
          />
        </section>
        <section className="panel" aria-label="所在家庭">
          <h2>所在家庭</h2>
          {person.households.length === 0 && <p className="soft">不在任何登记的家庭中。</p>}
          <ul className="people-list">
            {person.households.map(({ household, relation, from, to }) => (
              <li key={household + from}>
                <Link to="/office/households/$id" params={{ id: household }}>
                  家庭（{relation === '01' ? '本人是户主' : `与户主关系：${relationName(relation)}`}）
                </Link>
                <span className="soft">
                  <Period from={from} to={to} />
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section className="stack" aria-label="事实信息">
          <h2>事实信息</h2>
          <FactsTable of={person.name} facts={person.facts} />
        </section>
      </div>
    </>
  );
}
